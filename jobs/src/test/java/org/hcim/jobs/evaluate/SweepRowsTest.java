package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.store.Completion;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.ExpectedColumns;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.Status;
import org.hcim.sweeps.spec.Workload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of a small sweep against the model itself, called with what the row says. */
class SweepRowsTest {

  private static final Map<String, Integer> CALLS = new ConcurrentHashMap<>();
  private static final Trial TRIAL = Trial.of(Trial.SMALL).with(new Counting());

  private static Completion completion;
  private static List<Row> rows;

  /** Counts how often a cost is known for a design and network; it is asked once a cost. */
  private record Counting() implements Accuracies {

    private static final long serialVersionUID = 1L;

    @Override
    public Optional<Accuracy> of(String workload, String network, Object[] values) {
      CALLS.merge(network + Arrays.toString(values), 1, Integer::sum);
      return network.equals("vgg9") ? Optional.of(new Accuracy(50, null, "us")) : Optional.empty();
    }
  }

  @BeforeAll
  static void sweep(@TempDir Path out) {
    CALLS.clear();
    completion = TRIAL.run(out, 2);
    rows = Trial.rows(out);
  }

  @Test
  void everyKeptPointHasARowForEachNetwork() {
    assertThat(completion.pointsPlanned()).isEqualTo(120);
    assertThat(completion.pointsRejected()).isEqualTo(30);
    assertThat(rows).hasSize(90 * 2);
    assertThat(completion.total().rows()).isEqualTo(rows.size());
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(row.getAs("config_index") + " " + row.getAs("workload")));
    assertThat(keys).hasSize(rows.size());
  }

  @Test
  void theModelCostsADesignAndNetworkOnce() {
    long possible =
        rows.stream()
            .filter(row -> !row.getAs("status").equals(Status.INVALID.key()))
            .filter(row -> isOk(row) || !hasZerosOfItsNetwork(row))
            .count();

    assertThat(CALLS.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(possible);
    assertThat(CALLS)
        .allSatisfy((key, calls) -> assertThat(calls == 1 || hasZerosOfItsOwn(key)).isTrue());
  }

  /** Ternary designs that differ only in their zeros are one where the network has its own. */
  private static boolean hasZerosOfItsOwn(String key) {
    return key.startsWith("vgg9[") && key.contains("TERNARY");
  }

  @Test
  void everyResultIsTheModelsOwn() {
    Map<String, NetworkProfile> networks = new HashMap<>();
    for (Workload workload : TRIAL.spec().workloads()) {
      networks.put(workload.name(), NetworkProfile.of(workload.network()));
    }
    CostModel model = CostModel.cited();
    for (Row row : rows) {
      if (isOk(row)) {
        DesignPoint point = DesignPoint.of(parameters(row));
        ExpectedColumns.of(model.evaluate(point, networks.get(row.<String>getAs("workload"))))
            .forEach((name, value) -> assertThat(row.<Object>getAs(name)).isEqualTo(value));
      }
    }
  }

  @Test
  void everyParameterIsThatOfThePoint() {
    for (Row row : rows) {
      Object[] point = TRIAL.spec().space().point(row.<Long>getAs("config_index"));
      DesignPoint.derive(point);
      if (isOk(row) && hasZerosOfItsNetwork(row)) {
        point[Parameter.TERNARY_ZERO_FRAC.ordinal()] = row.getAs("mean_zero_frac");
      }
      assertThat(parameters(row)).isEqualTo(point);
    }
  }

  /** All layers of the network have a fraction, so a cost determines that of the design. */
  private static boolean hasZerosOfItsNetwork(Row row) {
    return row.getAs("workload").equals("vgg9-sparse") && row.getAs("readout").equals("ternary");
  }

  @Test
  void zerosOfANetworksLayersCountAndNotThoseOfTheDesign() {
    for (Row row : rows) {
      if (isOk(row) && row.getAs("readout").equals("ternary")) {
        Object expected =
            row.getAs("workload").equals("vgg9-sparse") ? 0.8 : row.getAs("ternary_zero_frac");
        assertThat(row.<Double>getAs("mean_zero_frac"))
            .isCloseTo((Double) expected, org.assertj.core.data.Offset.offset(1e-12));
      }
    }
  }

  @Test
  void accuracyStandsBesideTheNetworkThatItIsOf() {
    for (Row row : rows) {
      boolean known = isOk(row) && row.getAs("workload").equals("vgg9-sparse");
      assertThat(row.<Object>getAs("accuracy_top1_pct")).isEqualTo(known ? 50.0 : null);
      assertThat(row.<Object>getAs("accuracy_source")).isEqualTo(known ? "us" : null);
    }
  }

  @Test
  void rowsSayWhatTheyAreOf() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("sweep_id")).isEqualTo(TRIAL.identity().id());
              assertThat(row.<Integer>getAs("chunk_index"))
                  .isEqualTo((int) (row.<Long>getAs("config_index") / 50));
              assertThat(row.<String>getAs("model_version")).isEqualTo(CostModel.VERSION);
              assertThat(row.<Integer>getAs("schema_version")).isEqualTo(ResultSchema.VERSION);
            });
  }

  private static boolean isOk(Row row) {
    return row.getAs("status").equals("ok");
  }

  /** The parameters in the row. */
  private static Object[] parameters(Row row) {
    Object[] values = new Object[Parameter.count()];
    for (Parameter parameter : Parameter.values()) {
      Object value = row.getAs(parameter.column());
      values[parameter.ordinal()] = value == null ? null : parameter.parse(value);
    }
    return values;
  }
}
