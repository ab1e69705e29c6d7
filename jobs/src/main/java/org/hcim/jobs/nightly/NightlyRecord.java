package org.hcim.jobs.nightly;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.jobs.compare.ComparedRun;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.report.PastRun;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/**
 * The record of a nightly run in the history.
 *
 * @param name such as 2026-11-25; also its directory
 * @param finishedAt UTC time, ISO 8601
 * @param sweepId the sweep
 * @param specSha256 hash of the canonical spec, independent of the model
 * @param modelVersion version of the cost model
 * @param gitSha commit of the program
 * @param points design points
 * @param rows rows of the table
 * @param failedRows rows without a result
 * @param cpuUsPerRow CPU time of the evaluation per row, in microseconds
 * @param fingerprint of the rows
 * @param frontier summary of the frontier
 * @param baseline name of the baseline run; null without one
 * @param gates the verdicts of all gates
 * @param outcome overall outcome: PASS, WARN or FAIL
 */
public record NightlyRecord(
    String name,
    String finishedAt,
    String sweepId,
    String specSha256,
    String modelVersion,
    String gitSha,
    long points,
    long rows,
    long failedRows,
    double cpuUsPerRow,
    String fingerprint,
    FrontierOutcome frontier,
    String baseline,
    List<Verdict> gates,
    Outcome outcome) {

  public NightlyRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(outcome, "outcome");
    gates = List.copyOf(gates);
  }

  /**
   * The record of a completed run.
   *
   * @param run the run with its frontier
   */
  public static NightlyRecord of(
      String name,
      String finishedAt,
      ComparedRun run,
      String gitSha,
      Optional<NightlyRecord> baseline,
      List<Verdict> gates) {
    var total = run.status().total();
    return new NightlyRecord(
        name,
        finishedAt,
        run.status().id(),
        Sha256.hex(run.specJson()),
        run.modelVersion(),
        gitSha,
        run.status().points(),
        total.rows(),
        total.failedRows(),
        run.cpuUsPerRow(),
        total.fingerprint().hex(),
        run.frontier().orElseThrow().outcome(),
        baseline.map(NightlyRecord::name).orElse(null),
        gates,
        Outcome.ofRun(gates));
  }

  /** Returns whether the run can be a baseline for later runs. */
  public boolean passed() {
    return outcome != Outcome.FAIL;
  }

  /** The run in the form used by reports. */
  public PastRun past() {
    Map<String, Double> hypervolumes = new TreeMap<>();
    for (FrontierOutcome.Group group : frontier.groups()) {
      if (group.hypervolume() != null) {
        hypervolumes.put(group.name(), group.hypervolume());
      }
    }
    return new PastRun(name, outcome, hypervolumes);
  }
}
