package org.hcim.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.compare.ComparedRun;
import org.hcim.jobs.compare.RegressionGates;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.report.ReportInput;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Verdict;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * Writes the report of a sweep: one page that works offline, and machine-readable summaries. The
 * frontier of each network is computed first if it is missing.
 *
 * @param sweep the sweep
 * @param baseline the sweep to compare with
 * @param spec the spec's file, for the commands on the page
 * @param maxLoss the accuracy loss within which designs are compared
 * @param lock the handling of a lock that another writer of the frontier holds
 */
public record SweepReport(
    StoredSweep sweep,
    Optional<StoredSweep> baseline,
    String spec,
    LossLimit maxLoss,
    LockPolicy lock)
    implements Program<SweepReport.Written> {

  private static final String UNKNOWN_SPEC = "SPEC";

  /**
   * A written report.
   *
   * @param page path or URI of the page
   */
  public record Written(Report report, String page) {}

  /** The report of a sweep without a baseline. */
  public static SweepReport of(StoredSweep sweep) {
    String spec = sweep.specFile().map(Path::toString).orElse(UNKNOWN_SPEC);
    return new SweepReport(sweep, Optional.empty(), spec, sweep.limit(), LockPolicy.RESPECT);
  }

  /** Returns this report compared with an earlier sweep, using the default gates. */
  public SweepReport comparedWith(StoredSweep earlier) {
    return new SweepReport(sweep, Optional.of(earlier), spec, maxLoss, lock);
  }

  /** Returns this report with the spec's file in the commands on the page. */
  public SweepReport spec(String file) {
    return new SweepReport(sweep, baseline, file, maxLoss, lock);
  }

  /** Returns this report with another accuracy loss. */
  public SweepReport maxLoss(LossLimit limit) {
    return new SweepReport(sweep, baseline, spec, limit, lock);
  }

  /** Returns this report with another policy for a lock held by another writer. */
  public SweepReport lock(LockPolicy policy) {
    return new SweepReport(sweep, baseline, spec, maxLoss, policy);
  }

  @Override
  public Written run(Execution execution) {
    sweep.kept().ifPresent(kept -> kept.require(maxLoss));
    return execution.on("report", spark -> write(gather(execution, spark), spark));
  }

  private Report gather(Execution execution, SparkSession spark) {
    Optional<FrontierOutcome> frontier = shownFrontier(execution);
    Optional<RunComparison> comparison =
        baseline.map(
            earlier ->
                RunComparison.between(
                    earlier.compared(spark, frontier(earlier)), sweep.compared(spark, frontier)));
    List<Verdict> verdicts =
        comparison
            .map(compared -> RegressionGates.of(Gates.DEFAULT, compared))
            .orElse(List.of(RegressionGates.failures(Gates.DEFAULT, sweep.status())));
    return gather(execution, spark, verdicts, comparison);
  }

  /**
   * The content of the report.
   *
   * @param verdicts verdicts of the run-to-run gates
   */
  Report gather(
      Execution execution,
      SparkSession spark,
      List<Verdict> verdicts,
      Optional<RunComparison> comparison) {
    Dataset<Row> results = sweep.results(spark);
    Importances importances = Importances.of(sweep, results);
    return Report.of(
        new ReportInput(
            title(sweep.status()),
            sweep.out(),
            spec,
            sweep.command(),
            sweep.status(),
            results,
            shownFrontier(execution).map(found -> FrontierTable.of(spark, sweep.out(), found)),
            comparison.flatMap(compared -> shownFrontier(spark, compared.before())),
            comparison,
            verdicts,
            maxLoss,
            sweep.scope(),
            importances.shares(),
            importances.note()));
  }

  Written write(Report report, SparkSession spark) {
    try {
      return new Written(
          report, report.write(sweep.out(), spark.sparkContext().hadoopConfiguration()));
    } catch (IOException e) {
      throw new UncheckedIOException(sweep.out() + "/report cannot be written", e);
    }
  }

  /** The frontier of each network; empty if rows were kept for other groups. */
  private Optional<FrontierOutcome> shownFrontier(Execution execution) {
    return frontier(sweep)
        .filter(this::isAtTheLoss)
        .or(() -> query().map(query -> new Frontier(sweep, query, lock).run(execution).outcome()));
  }

  private Optional<FrontierQuery> query() {
    return sweep.kept().isPresent()
        ? sweep.kept().flatMap(KeptRows::byNetwork)
        : Optional.of(FrontierQuery.DEFAULT.maxLoss(maxLoss));
  }

  /**
   * Returns whether a frontier matches the report's accuracy loss; one with accuracy as an
   * objective is shown with any loss.
   */
  private boolean isAtTheLoss(FrontierOutcome found) {
    List<Objective> objectives = Objective.parse(String.join(",", found.objectives()));
    return found.limit().equals(maxLoss) || FrontierSpec.limitFor(objectives).isAny();
  }

  private static Optional<FrontierTable> shownFrontier(SparkSession spark, ComparedRun run) {
    return frontier(new StoredSweep(run.out(), run.status()))
        .map(found -> FrontierTable.of(spark, run.out(), found));
  }

  /** The latest frontier of these rows, if it has one group per network. */
  private static Optional<FrontierOutcome> frontier(StoredSweep sweep) {
    return LatestFrontier.of(sweep.out(), sweep.id()::equals)
        .flatMap(
            latest ->
                Descriptions.of(
                    sweep.out(), Table.FRONTIER, latest.frontierId(), FrontierOutcome.class))
        .filter(found -> found.fingerprint().equals(sweep.status().total().fingerprint().hex()))
        .filter(found -> found.by().equals(List.of("workload")))
        .filter(found -> isDetermined(sweep, found.frontierId()));
  }

  /** Returns whether the rows of a sweep determine a frontier of theirs. */
  private static boolean isDetermined(StoredSweep sweep, String frontierId) {
    Optional<KeptRows> kept = sweep.kept();
    return kept.isEmpty()
        || StoredQuery.of(Output.of(sweep.out()), frontierId)
            .filter(stored -> kept.get().problem(stored.query()).isEmpty())
            .isPresent();
  }

  private static String title(TableSnapshot table) {
    try {
      return new ObjectMapper().readTree(table.canonicalJson()).path("sweep").asText(table.id());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
