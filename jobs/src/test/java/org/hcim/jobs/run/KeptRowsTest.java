package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.sweeps.pareto.Budget;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries of the rows that a search kept, against the rows of all designs. */
class KeptRowsTest {

  /** Exact SAR ADCs and digital arrays lose no accuracy, and no other accuracy is known. */
  private static final String SPACE =
      """
      workloads: [vgg9, resnet20]
      bundles:
        readouts:
          ternary:
          binary:
          sar10: {readout: sar, adc_bits: 10, adc_cost_source: capacitive}
          sar6: {readout: sar, adc_bits: 6, adc_cost_source: capacitive}
          digital:
      axes:
        xbar_rows: [64, 128]
        xbar_columns: [64, 128]
        weight_bits: [2, 4]
        tiles: [2, 4096]
      """;

  private static final FrontierQuery ANY = FrontierQuery.DEFAULT.maxLoss(LossLimit.ANY);

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;
  private SearchTrial trial;
  private Path spec;

  @BeforeEach
  void begin() throws IOException {
    trial = new SearchTrial(spark, directory);
    spec = trial.spec("sweep: kept\n" + SPACE);
  }

  @Test
  void theDefaultFrontierIsTheOneForWhichRowsWereKept() {
    Path swept = directory.resolve("swept");
    StoredSweep all = Sweep.of(spec).into(swept).run(spark).sweep();
    StoredSweep kept = Optimum.of(spec).into(directory.resolve("found")).run(spark).sweep();

    assertThat(designs(Frontier.of(kept))).isEqualTo(designs(Frontier.of(all).query(ANY)));
    assertThat(designs(Frontier.of(all)))
        .as("the default loss excludes designs")
        .isNotEqualTo(designs(Frontier.of(kept)));
    assertThat(Frontier.of(kept).query().maxLoss()).isEqualTo(LossLimit.ANY);
  }

  @Test
  void refusesQueriesThatNeedOtherRows() {
    StoredSweep kept = Optimum.of(spec).into(directory.resolve("found")).run(spark).sweep();

    refuses(kept, ANY.maxLoss(LossLimit.DEFAULT), "max_loss (4) must be any: ");
    refuses(
        kept,
        ANY.objectives("energy_pj:min,edap_j_s_mm2:min"),
        "objectives (energy_pj:min, edap_j_s_mm2:min) must be energy_pj:min, latency_ns:min,"
            + " area_mm2:min: ");
    refuses(
        kept,
        ANY.objectives("energy_pj:min,area_mm2:min"),
        "objectives (energy_pj:min, area_mm2:min) must be energy_pj:min, latency_ns:min,"
            + " area_mm2:min, because designs that tie in fewer objectives were not kept: ");
    refuses(
        kept,
        ANY.objectives("energy_pj:max,latency_ns:min,area_mm2:min"),
        "objectives (energy_pj:max, ");
    refuses(
        kept,
        ANY.by("workload", "readout"),
        "by (workload, readout) must contain no column but workload: ");
    refuses(
        kept,
        ANY.where("readout = 'ternary'"),
        "where (readout = 'ternary') must name no column but workload: ");
    refuses(kept, ANY.ranks(2), "ranks (2) must be 1: ");
    assertThatThrownBy(() -> Frontier.of(kept).within(Budget.parse("crossbars<=100")).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("bound (crossbars<=100) must be an upper bound of an objective");
    assertThatThrownBy(() -> SweepSummary.of(kept).maxLoss(LossLimit.of(2)).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("max_loss (2) must be any: ")
        .hasMessageEndingWith(
            "; hcim sweep keeps all rows, and hcim optimum with this query and another --out keeps"
                + " those of its frontier");
    assertThatThrownBy(() -> SweepReport.of(kept).maxLoss(LossLimit.of(2)).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("max_loss (2) must be any: ");
  }

  /** Larger groups, whole groups, the same objectives in another order and bounds on objectives. */
  @Test
  void answersWhatTheRowsDetermine() {
    StoredSweep all = Sweep.of(spec).into(directory.resolve("swept")).run(spark).sweep();
    StoredSweep kept =
        Optimum.of(spec).by("workload", "readout").into(directory.resolve("by")).run(spark).sweep();

    for (FrontierQuery query :
        List.of(
            ANY.by("workload", "readout"),
            ANY,
            ANY.by("readout"),
            ANY.by(new String[0]),
            ANY.objectives("area_mm2:min,energy_pj:min,latency_ns:min"),
            ANY.where("readout <> 'digital' AND workload = 'vgg9'"),
            ANY.epsilon("5%"))) {
      assertThat(designs(Frontier.of(kept).query(query)))
          .as("%s", query)
          .isEqualTo(designs(Frontier.of(all).query(query)))
          .isNotEmpty();
    }
    Budget bounds = Budget.parse("area_mm2<=6");
    assertThat(best(Frontier.of(kept).query(ANY).within(bounds)))
        .isEqualTo(best(Frontier.of(all).query(ANY).within(bounds)))
        .isNotEmpty();
  }

  /** The rows within a loss determine the same known losses as those of all designs. */
  @Test
  void searchesWithinTheLossOfTheSpec() throws IOException {
    Path limited = trial.spec("sweep: kept\n" + SPACE + "frontier: {max_loss: 4}\n");
    StoredSweep all = Sweep.of(limited).into(directory.resolve("swept")).run(spark).sweep();
    OptimumResult result = Optimum.of(limited).into(directory.resolve("found")).run(spark);
    FrontierQuery within = FrontierQuery.DEFAULT.maxLoss(LossLimit.of(4));

    assertThat(result.obstacle())
        .hasValue("max_loss (4) depends on the known accuracies of all designs");
    assertThat(designs(Frontier.of(result.sweep())))
        .isEqualTo(designs(Frontier.of(all).query(within)))
        .isNotEqualTo(designs(Frontier.of(all).query(ANY)))
        .isNotEmpty();
    refuses(result.sweep(), ANY, "max_loss (any) must be 4: ");
    assertThat(PlannedOptimum.of(Optimum.of(limited).maxLoss(LossLimit.ANY)).obstacle()).isEmpty();
    assertThat(
            designs(
                Frontier.of(
                    Optimum.of(spec)
                        .maxLoss(LossLimit.of(4))
                        .into(directory.resolve("asked"))
                        .run(spark)
                        .sweep())))
        .isEqualTo(designs(Frontier.of(result.sweep())));
  }

  @Test
  void refusesALossOfTheSpecForAGridThatIsTooLarge() throws IOException {
    Path large =
        trial.spec(
            """
            sweep: large
            workloads: [resnet20]
            axes: {xbar_rows: {range: [16, 1039]}, xbar_columns: {range: [16, 1039]}, tiles: [2, 3, 4, 5, 6, 7]}
            frontier:
              max_loss: 2
            """);

    assertThatThrownBy(() -> Optimum.of(large).run(spark))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(
            ":5:13: frontier.max_loss: 6,291,456 designs would have to be evaluated, more than"
                + " 5,000,000: max_loss (2) depends on the known accuracies of all designs;"
                + " set it to any, give --max-loss any, or raise max_points");
    assertThatThrownBy(() -> Optimum.of(large).maxLoss(LossLimit.of(3)).run(spark))
        .hasMessageContaining("max_loss (3) depends on the known accuracies of all designs")
        .hasMessageEndingWith("; give --max-loss any, or raise max_points");
    assertThat(PlannedOptimum.of(Optimum.of(large).maxLoss(LossLimit.ANY)).obstacle()).isEmpty();
  }

  /** A frontier that does not answer the report's question is not shown, even if it is stored. */
  @Test
  void aReportIsAboutTheKeptDesigns() throws IOException {
    Path out = directory.resolve("found");
    StoredSweep kept = Optimum.of(spec).into(out).run(spark).sweep();
    String answer = SweepReport.of(kept).run(spark).report().answer();

    assertThat(answer)
        .startsWith("Among the kept designs: ")
        .contains(
            "The rows are only those of the %d designs that hcim optimum kept: those that are"
                    .formatted(kept.status().points())
                + " Pareto-optimal in energy_pj:min, latency_ns:min, area_mm2:min for each"
                + " workload, with any accuracy. Comparisons are between these designs.");
    assertThat(Files.readString(out.resolve("report/summary.json")))
        .contains(
            "\"kept_note\" : \"The rows are only those of the ", "\"max_loss_points\" : null");
    assertThat(Files.readString(out.resolve("report/summary.md")))
        .contains("Among the kept designs: ", "The rows are only those of the ");
  }

  @Test
  void aReportHasNoFrontierThatTheRowsDoNotDetermine() {
    StoredSweep kept =
        FrontierSweep.of(spec)
            .by("readout")
            .maxLoss(LossLimit.ANY)
            .into(directory.resolve("by"))
            .run(spark)
            .sweep();

    assertThat(SweepReport.of(kept).run(spark).report().json()).contains("\"frontiers\" : [ ]");
  }

  /** The widest designs may have no rows, so narrower ones are not known to lose no accuracy. */
  @Test
  void keptDesignsOfFewerBitsAreNotTakenForTheWidest() throws IOException {
    Path narrow =
        trial.spec(
            "sweep: narrow\n"
                + SPACE
                    .replace("vgg9, resnet20", "vgg9")
                    .replace("[2, 4]\n  tiles", "[2, 8]\n  tiles"));
    StoredSweep kept = Optimum.of(narrow).into(directory.resolve("found")).run(spark).sweep();

    assertThat(SweepSummary.of(kept).run(spark).designs().get(0).ignoringAccuracy())
        .isNotEmpty()
        .noneSatisfy(best -> assertThat(best.loss()).contains("exact sums"));
  }

  /** Rows of a version that did not record the query. */
  @Test
  void refusesKeptRowsWhoseQueryIsNotOnRecord() {
    PlannedSweep planned = Sweep.of(spec).into(directory.resolve("old")).plan();
    StoredSweep old =
        new SweepRun(planned, Execution.on(spark), FrontierSweepRun.COMMAND).run().sweep();

    for (ThrowingCallable reader :
        List.<ThrowingCallable>of(
            () -> Frontier.of(old),
            () -> new Frontier(old, ANY, LockPolicy.RESPECT).run(spark),
            () -> SweepSummary.of(old),
            () -> SweepReport.of(old),
            () -> Sensitivity.of(old, "energy_pj").run(spark))) {
      assertThatThrownBy(reader)
          .isInstanceOf(RequestException.class)
          .hasMessageContaining(
              " has only rows that hcim sweep --frontier-only kept, and an earlier version did not"
                  + " record for which frontier");
    }
  }

  private void refuses(StoredSweep kept, FrontierQuery query, String message) {
    assertThatThrownBy(() -> Frontier.of(kept).query(query).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining(" has only the rows of the ");
  }

  private List<Row> designs(Frontier frontier) {
    FrontierOutcome found = frontier.lock(LockPolicy.RESPECT).run(spark).outcome();
    return spark
        .read()
        .parquet(frontier.sweep().out() + "/frontier")
        .where("frontier_id = '" + found.frontierId() + "'")
        .selectExpr("workload", "config_hash", "energy_pj", "latency_ns", "area_mm2")
        .orderBy("workload", "config_hash")
        .collectAsList();
  }

  private List<String> best(Frontier frontier) {
    return frontier.run(spark).within().stream()
        .map(
            pick ->
                pick.group() + " " + pick.label() + " " + pick.number(pick.label().substring(5)))
        .toList();
  }
}
