package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps that keep a frontier only against sweeps of all designs and their frontiers. */
class FrontierSweepTest {

  /** Axes with few values give equal designs; digital arrays and wide ADCs lose no accuracy. */
  private static final String SPACE =
      """
      workloads: [resnet20, {network: vgg9, name: vgg9-sparse, ternary_zero_frac: 0.8}]
      bundles:
        readouts:
          ternary:
          binary:
          adc-sar-7:
          adc-sar-5: {readout: sar, adc_bits: 5, adc_cost_source: paper}
          digital: {readout: digital}
      axes:
        xbar_rows: [64, 128, 200]
        xbar_columns: [64, 128]
        weight_bits: [2, 4]
        activation_bits: [2, 4]
        ternary_zero_frac: [0.3, 0.6]
        tiles: [2, 16, 4096]
        weight_replication: [1, 2]
      """;

  private static final String RULES =
      """
      constraints:
        - {name: not_elongated, rule: xbar_columns <= 2 * xbar_rows}
        - {name: dense_is_narrow, rule: ternary_zero_frac > 0.5 OR weight_bits = 2}
      """;

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        RULES,
        "constraints: [{name: few_bits, rule: weight_bits < 4}]\n",
        "sampling: {method: random, points: 600, seed: 3}\n",
        "sampling: {method: latin_hypercube, points: 500, seed: 4}\n" + RULES,
        "sampling: {method: sobol, points: 256, seed: 5}\n"
      })
  void keepsTheFrontierOfAllDesigns(String choice) throws IOException {
    Path spec = spec("sweep: chosen\n" + SPACE + choice);
    compare(spec, FrontierQuery.DEFAULT);
    compare(spec, FrontierQuery.DEFAULT.maxLoss(LossLimit.ANY));
  }

  /** Accuracy as an objective, groups by parameters, and what takes rows. */
  @Test
  void answersAllQueriesOfRankOne() throws IOException {
    Path spec = spec("sweep: asked\n" + SPACE + RULES);
    FrontierQuery energyAndAccuracy =
        FrontierQuery.DEFAULT.objectives("energy_pj:min,accuracy_top1_pct:max");
    compare(spec, energyAndAccuracy);
    compare(spec, energyAndAccuracy.by("workload", "readout", "weight_bits"));
    compare(spec, FrontierQuery.DEFAULT.by("readout", "adc_bits"));
    compare(spec, FrontierQuery.DEFAULT.by(new String[0]));
    compare(spec, FrontierQuery.DEFAULT.by("workload", "ternary_zero_frac"));
    compare(spec, FrontierQuery.DEFAULT.by("tiles_used"));
    compare(spec, FrontierQuery.DEFAULT.objectives("crossbars:min,latency_ns:min"));
  }

  @Test
  void aConditionOfTheSpecHolds() throws IOException {
    Path spec =
        spec("sweep: where\n" + SPACE + "frontier: {where: area_mm2 < 40 AND xbar_rows > 64}\n");
    compare(spec, FrontierQuery.of(Sweep.of(spec).plan().spec().frontier()));
  }

  /** Rows of chosen designs have numbers of their own. */
  @Test
  void refusesNumbersThatOnlyASweepOfAllDesignsHas() throws IOException {
    Path spec = spec("sweep: numbered\n" + SPACE + "frontier: {where: config_index < 40}\n");
    for (FrontierSweep sweep :
        List.of(
            FrontierSweep.of(spec),
            FrontierSweep.of(spec(SPACE + "sweep: n\n")).by("workload", "config_index"),
            FrontierSweep.of(spec(SPACE + "sweep: n\n"))
                .objectives("energy_pj:min,config_index:min"))) {
      assertThatThrownBy(() -> sweep.into(directory.resolve("numbered")).run(spark))
          .isInstanceOf(RequestException.class)
          .hasMessage(
              "config_index must not be an objective, a group or part of where, because rows of"
                  + " Pareto-optimal designs are numbered anew; use hcim sweep for all"
                  + " rows, then hcim frontier");
    }
    assertThat(directory.resolve("numbered")).doesNotExist();
  }

  @Test
  void theOriginNamesAllThatChoseTheDesigns() throws IOException {
    Path spec = spec("sweep: named\n" + SPACE + "frontier: {where: area_mm2 < 40}\n");
    FrontierSweepResult found =
        FrontierSweep.of(spec).by("readout").into(directory.resolve("named")).run(spark);
    assertThat(found.sweep().status().canonicalJson())
        .contains(
            "frontier of named by [energy_pj:min, latency_ns:min, area_mm2:min] for each of"
                + " [readout] within 4 points where area_mm2 < 40");
  }

  @Test
  void refusesMorePointsThanTheSpecAllows() throws IOException {
    Path spec = spec("sweep: capped\n" + SPACE + "max_points: 100\n");
    assertThatThrownBy(() -> FrontierSweep.of(spec).into(directory.resolve("no")).run(spark))
        .hasMessageContaining("points exceed 100");
  }

  private void compare(Path spec, FrontierQuery query) {
    Path swept = directory.resolve("swept");
    Path found = directory.resolve("found");
    StoredSweep sweep = Sweep.of(spec).into(swept).run(spark).sweep();
    FrontierOutcome expected = Frontier.of(sweep).query(query).run(spark).outcome();
    PlannedSweep planned = Sweep.of(spec).into(found).plan();
    FrontierSweepResult result =
        new FrontierSweepRun(planned, query, Execution.on(spark), FrontierSweepRun.COMMAND).run();

    assertThat(designs(found, result.frontier().outcome()))
        .as("%s", query)
        .isEqualTo(designs(swept, expected))
        .isNotEmpty();
    assertThat(result.points()).isEqualTo(sweep.status().points());
    assertThat(result.sweep().isComplete()).isTrue();
    if (query.where().isEmpty()) {
      assertThat(result.rows()).isEqualTo(sweep.status().total().rows());
    }
    assertThat(result.sweep().status().points()).isLessThan(sweep.status().points());
  }

  private List<Row> designs(Path out, FrontierOutcome frontier) {
    return spark
        .read()
        .parquet(out.resolve("frontier").toString())
        .where("frontier_id = '" + frontier.frontierId() + "'")
        .selectExpr("workload", "config_hash", "energy_pj", "latency_ns", "area_mm2", "readout")
        .orderBy("workload", "config_hash")
        .collectAsList();
  }

  private Path spec(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "spec", ".yaml"), text);
  }
}
