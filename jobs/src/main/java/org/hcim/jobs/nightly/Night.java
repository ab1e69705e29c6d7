package org.hcim.jobs.nightly;

import java.util.List;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.regression.GateResult;

/**
 * What is kept of a night for good.
 *
 * @param name such as 2026-11-25; also its directory
 * @param finishedAt UTC time, ISO 8601
 * @param sweepId the sweep
 * @param specSha256 of the canonical spec, whatever the model
 * @param modelVersion version of the cost model
 * @param gitSha commit of the program
 * @param points design points
 * @param rows rows of the table
 * @param failedRows rows without a result
 * @param cpuUsPerRow CPU time of the evaluation
 * @param fingerprint of the rows
 * @param frontier the frontier in numbers
 * @param gates what the night was held to
 * @param verdict the worst of the gates: PASS, WARN or FAIL
 */
public record Night(
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
    List<GateLine> gates,
    Verdict verdict) {

  public Night {
    gates = List.copyOf(gates);
  }

  /** A night that has ended. */
  public static Night of(String name, String finishedAt, NightData data, List<GateResult> gates) {
    var total = data.sweep().total();
    return new Night(
        name,
        finishedAt,
        data.sweep().id(),
        Sha256.hex(data.specJson()),
        data.modelVersion(),
        data.gitSha(),
        data.sweep().points(),
        total.rows(),
        total.failedRows(),
        data.cpuUsPerRow(),
        total.fingerprint().hex(),
        data.frontier(),
        gates.stream().map(GateLine::of).toList(),
        Verdict.of(gates));
  }

  /** What a night comes to. */
  public enum Verdict {
    PASS,
    WARN,
    FAIL;

    static Verdict of(List<GateResult> gates) {
      if (gates.stream().anyMatch(gate -> gate.outcome() == GateResult.Outcome.FAIL)) {
        return FAIL;
      }
      boolean warned = gates.stream().anyMatch(gate -> gate.outcome() == GateResult.Outcome.WARN);
      return warned ? WARN : PASS;
    }
  }

  /**
   * A gate's answer as it is kept.
   *
   * @param value null where there was nothing to compare
   */
  public record GateLine(String gate, String outcome, Double value, double above, String detail) {

    static GateLine of(GateResult result) {
      return new GateLine(
          result.gate().key(),
          result.outcome().name(),
          result.value().isPresent() ? result.value().getAsDouble() : null,
          result.setting().above(),
          result.detail());
    }
  }

  /** Whether later nights are compared with it. */
  public boolean good() {
    return verdict != Verdict.FAIL;
  }
}
