package org.hcim.jobs.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Experiment;
import org.hcim.sweeps.spec.ExpandedSpec;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.Test;

class SensitivityJobTest {

  private static final Question QUESTION =
      new Question(
          List.of("energy_pj", "latency_ns"), List.of("workload"), Optional.empty(), Scale.LOG);

  private static Experiment experiment(String rows) {
    String spec =
        "{sweep: s, workloads: [resnet20], axes: {xbar_rows: %s, xbar_columns: {range: [16, 515]}}}";
    return Experiment.of(
        ExpandedSpec.parse(
            SweepSpec.parse("s.yaml", spec.formatted(rows), Path.of(".")).canonicalJson()));
  }

  /** Two networks of 100 x 500 designs; every 50th design of one has failed. */
  private static Dataset<Row> table() {
    var random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (long point = 0; point < 50_000; point++) {
      for (String workload : List.of("a", "b")) {
        boolean failed = workload.equals("b") && point % 500 == 0;
        rows.add(
            RowFactory.create(
                workload,
                point,
                failed ? "invalid" : "ok",
                failed ? null : Math.exp(10 * random.nextDouble()),
                failed ? null : 1 + random.nextDouble()));
      }
    }
    var schema =
        StructType.fromDDL(
            "workload STRING, config_index BIGINT, status STRING, energy_pj DOUBLE, latency_ns DOUBLE");
    return SharedSpark.get().createDataFrame(rows, schema);
  }

  @Test
  void noDigitDependsOnHowTheRowsAreSpread() {
    Experiment experiment = experiment("{range: [16, 115]}");
    Dataset<Row> table = table();

    List<Answer> answers = SensitivityJob.run(table.coalesce(1), experiment, QUESTION);

    assertThat(answers).hasSize(4).extracting(Answer::metric).startsWith("energy_pj", "latency_ns");
    assertThat(answers.get(0).attribution().used()).isEqualTo(50_000);
    assertThat(answers.get(2).attribution().designs()).isEqualTo(49_900);
    assertThat(answers.get(2).attribution().used()).isEqualTo(49_900);
    assertThat(SensitivityJob.run(table.repartition(7), experiment, QUESTION)).isEqualTo(answers);
  }

  @Test
  void refusesWhatItCannotHold() {
    Experiment huge = experiment("{range: [16, 1015]}");
    var spec =
        "{sweep: s, workloads: [resnet20], sampling: {method: saltelli, points: 1000000000},"
            + " axes: {cell_bits: [1, 2]}}";
    Experiment larger =
        Experiment.of(
            ExpandedSpec.parse(SweepSpec.parse("s.yaml", spec, Path.of(".")).canonicalJson()));

    assertThat(SensitivityJob.run(table(), huge, QUESTION)).isNotEmpty();
    assertThatThrownBy(() -> SensitivityJob.run(table(), larger, QUESTION))
        .hasMessageStartingWith("3000000000 designs x 2 metrics x 1 or more groups of rows");
  }
}
