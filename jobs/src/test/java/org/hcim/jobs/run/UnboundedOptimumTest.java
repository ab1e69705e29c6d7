package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions without bounds: all designs are evaluated, and the result is that of a sweep. */
class UnboundedOptimumTest {

  private static final String ENDLESS =
      """
      sweep: endless
      workloads: [resnet20]
      axes:
        xbar_rows: {range: [16, 1039]}
        xbar_columns: {range: [16, 1039]}
        xbars_per_tile: {range: [8, 1031]}
        weight_replication: {range: [1, 1024]}
      """;

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;
  private SearchTrial trial;

  @BeforeEach
  void begin() {
    trial = new SearchTrial(spark, directory);
  }

  @Test
  void evaluatesAllDesignsWhereThereAreNoBounds() throws IOException {
    Path spec = trial.spec("sweep: unbounded\n" + SearchTrial.SPACE);
    FrontierQuery query = FrontierQuery.DEFAULT;
    assertThat(trial.compare(spec, query.objectives("crossbars:min,area_mm2:min")).obstacle())
        .hasValue("objective (crossbars:min) has no bounds");
    assertThat(PlannedOptimum.of(Optimum.of(spec).by("workload", "ternary_zero_frac")).obstacle())
        .hasValue(
            "by (ternary_zero_frac) is not a parameter that is the same in all designs of a box");
    assertThat(PlannedOptimum.of(Optimum.of(spec).by("readout")).obstacle())
        .hasValue("without by workload, designs on all networks compete in one frontier");
    Path falling =
        trial.spec(
            "sweep: falling\n" + SearchTrial.SPACE + "constants: {dac_factor_per_bit: 0.5}\n");
    assertThat(trial.compare(falling, query).obstacle())
        .hasValue("constant dac_factor_per_bit is below 1: a wider DAC costs less");
    Path sampled =
        trial.spec(
            "sweep: sampled\n"
                + SearchTrial.SPACE
                + "sampling: {method: latin_hypercube, points: 300, seed: 1}\n");
    assertThat(trial.compare(sampled, query).obstacle())
        .hasValue("the spec has a section sampling, but bounds exist only for grids");
  }

  /** Accuracies that are not known before, and a condition on results. */
  @Test
  void evaluatesAllDesignsWhereAccuraciesOrRowsAreNeeded() throws IOException {
    assertThat(obstacle("accuracy: calibrated"))
        .isEqualTo(
            "the spec calibrates networks, but bounds need the accuracies before the search");
    assertThat(obstacle("accuracy: {estimate: sqnr}"))
        .isEqualTo("the spec estimates accuracies, which have no bounds");
    assertThat(obstacle("frontier: {where: area_mm2 < 40}"))
        .isEqualTo("frontier.where (area_mm2 < 40) is a condition on rows");

    Path spec =
        trial.spec("sweep: filtered\n" + SearchTrial.SPACE + "frontier: {where: area_mm2 < 40}\n");
    assertThat(
            trial
                .compare(spec, FrontierQuery.of(Sweep.of(spec).plan().spec().frontier()))
                .obstacle())
        .isPresent();
  }

  private String obstacle(String section) throws IOException {
    Path spec =
        trial.spec(
            "sweep: unbounded\n"
                + SearchTrial.SPACE.replaceFirst(
                    "workloads: .*", "workloads: [{network: resnet8, image: 16x16}]")
                + section
                + "\n");
    return PlannedOptimum.of(Optimum.of(spec)).obstacle().orElseThrow();
  }

  /** The second rule divides by zero for designs that the first one rejects. */
  @Test
  void aRuleThatFailsAloneIsJudgedAsInASweep() throws IOException {
    Path spec =
        trial.spec(
            "sweep: ruled\n"
                + SearchTrial.SPACE
                + "  - {name: not_narrow, rule: xbar_rows <> 64}\n"
                + "  - {name: ratio, rule: 1000 / (xbar_rows - 64) < 100}\n");
    assertThat(trial.compare(spec, FrontierQuery.DEFAULT).obstacle().orElseThrow())
        .startsWith("constraints.ratio cannot be evaluated alone (");
  }

  /** Each group has boxes of its own; a question has up to 200,000 in all. */
  @Test
  void searchesNothingThatBeginsWithTooManyBoxes() throws IOException {
    Path spec = trial.spec(ENDLESS);
    Optimum optimum = Optimum.of(spec);

    assertThat(PlannedOptimum.of(optimum.by("workload", "xbar_rows")).obstacle()).isEmpty();
    assertThat(PlannedOptimum.of(optimum.by("workload", "xbar_rows", "xbar_columns")).obstacle())
        .hasValue(
            "the search would begin with 1,048,576 boxes, more than 200,000: one for each"
                + " combination of values that a box cannot span");
  }

  @Test
  void refusesToEvaluateMoreDesignsThanTheSpecAllows() throws IOException {
    Path spec = trial.spec(ENDLESS);
    assertThatThrownBy(() -> Optimum.of(spec).objectives("crossbars:min,area_mm2:min").run(spark))
        .hasMessageContaining(
            "max_points: 1,099,511,627,776 designs would have to be evaluated, more than"
                + " 5,000,000: objective (crossbars:min) has no bounds; raise max_points");
  }
}
