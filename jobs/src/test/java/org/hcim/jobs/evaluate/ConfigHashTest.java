package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.ResultSchema;
import org.junit.jupiter.api.Test;

/** Identity of a design across sweeps. */
class ConfigHashTest {

  /** The design of config_index 0 in a table of model 1.0.0. */
  private static final String OLD = "5e4883ceb8129d3b";

  private static final String DESIGN = "axes: {xbar_rows: [64], weight_bits: [4]}\n";

  @Test
  void isEqualInAnotherSweepWithOtherAxesAndNumbers() {
    String wide =
        """
        sweep: wide
        workloads: [vgg9, resnet20]
        axes: {weight_bits: [2, 4], xbar_rows: [32, 64], ternary_zero_frac: [0.1, 0.5]}
        """;
    Set<String> hashes = new HashSet<>(hashes(wide, "resnet20"));

    assertThat(hashes).hasSize(8).contains(only("workloads: [resnet20]\n" + DESIGN));
  }

  @Test
  void doesNotCountWhatIsWrittenOutThoughItIsTheDefault() {
    String written = DESIGN.replace("[4]", "[4], supply_v: [0.8]");

    assertThat(only("workloads: [resnet20]\n" + written))
        .isEqualTo(only("workloads: [resnet20]\n" + DESIGN));
  }

  /** Tables of model 1.0.0 know this design by this hash. */
  @Test
  void isThatOfTablesWithoutTheNewerParameters() {
    String spec = "workloads: [resnet8]\naxes: {xbar_rows: [32], xbar_columns: [64]}\n";
    String given = spec + "fixed: {ternary_zero_frac: 0, weight_bits: 4%s}\n";

    assertThat(only(given.formatted(""))).isEqualTo(OLD);
    assertThat(only(given.formatted(", temperature_c: 27, constants_profile: cited")))
        .isEqualTo(OLD);
    assertThat(only(given.formatted(", temperature_c: 85"))).isNotEqualTo(OLD);
    assertThat(only(given.formatted(", arrivals_per_s: 10"))).isNotEqualTo(OLD);
  }

  @Test
  void countsBiasRowsWhereThereAreSome() {
    String binary = "workloads: [resnet8]\nfixed: {readout: binary%s}\n";

    assertThat(only(binary.formatted(", bias_rows: 0"))).isEqualTo(only(binary.formatted("")));
    assertThat(only(binary.formatted(", bias_rows: 1"))).isNotEqualTo(only(binary.formatted("")));
  }

  @Test
  void countsLevelsOfAnAdcThatAreNotUniform() {
    String adc = "workloads: [resnet8]\nfixed: {readout: flash, adc_bits: 4%s}\n";

    assertThat(only(adc.formatted(", adc_levels: uniform"))).isEqualTo(only(adc.formatted("")));
    assertThat(only(adc.formatted(", adc_levels: nonuniform")))
        .isNotEqualTo(only(adc.formatted("")));
  }

  @Test
  void doesNotCountTheNameThatASpecGivesTheNetwork() {
    assertThat(only("workloads: [{network: resnet20, name: mine}]\n" + DESIGN))
        .isEqualTo(only("workloads: [resnet20]\n" + DESIGN));
  }

  @Test
  void differsByDesignNetworkZerosAndConstants() {
    List<String> hashes = new ArrayList<>();
    hashes.add(only("workloads: [resnet20]\n" + DESIGN));
    hashes.add(only("workloads: [vgg9]\n" + DESIGN));
    hashes.add(only("workloads: [{network: resnet20, ternary_zero_frac: 0.6}]\n" + DESIGN));
    hashes.add(only("workloads: [resnet20]\nconstants: {adc_sar7_power_mw: 3}\n" + DESIGN));
    hashes.add(only("workloads: [resnet20]\nconstants: {adc_sar7_power_mw: 4}\n" + DESIGN));
    hashes.add(only("workloads: [resnet20]\nconstants: {adc_sar6_power_mw: 3}\n" + DESIGN));
    hashes.add(only("workloads: [resnet20]\naxes: {xbar_rows: [64], weight_bits: [5]}\n"));
    hashes.add(only("workloads: [resnet20]\naxes: {xbar_columns: [64], weight_bits: [4]}\n"));

    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void noTwoDesignsOfALargerSweepShareOne() {
    Trial trial =
        Trial.of(
            """
            sweep: large
            workloads: [resnet20, vgg9]
            bundles: {readouts: [ternary, binary, adc-sar-7, adc-flash-4]}
            axes:
              xbar_rows: [64, 128, 256]
              xbar_columns: [64, 128]
              weight_bits: {range: [1, 8]}
              activation_bits: {range: [1, 8]}
              ternary_zero_frac: {linear: [0, 1], points: 11}
            """);
    Map<String, Long> owners = new HashMap<>();
    for (Row row : rows(trial)) {
      assertThat(owners.put(hash(row), row.getLong(2))).isNull();
    }
    assertThat(owners).hasSize((int) (2 * trial.spec().space().size()));
  }

  private static String only(String text) {
    List<Row> rows = rows(Trial.of("sweep: x\n" + text));
    assertThat(rows).hasSize(1);
    return hash(rows.get(0));
  }

  private static List<String> hashes(String text, String workload) {
    return rows(Trial.of(text)).stream()
        .filter(row -> row.getString(4).equals(workload))
        .map(ConfigHashTest::hash)
        .toList();
  }

  private static List<Row> rows(Trial trial) {
    List<Row> rows = new ArrayList<>();
    var evaluator = new PointEvaluator(trial.input(), 0);
    for (long index = 0; index < trial.spec().space().size(); index++) {
      evaluator.evaluate(index, rows::add);
    }
    return rows;
  }

  private static String hash(Row row) {
    return row.getString(ResultSchema.SCHEMA.type().fieldIndex("config_hash"));
  }
}
