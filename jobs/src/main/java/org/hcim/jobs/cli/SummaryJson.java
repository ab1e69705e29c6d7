package org.hcim.jobs.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.run.SweepSummary;
import org.hcim.jobs.summary.BestByReadout.Best;
import org.hcim.jobs.summary.BestDesigns;

/**
 * The output of {@code hcim summary --format json}; a design's keys are columns of the results.
 *
 * @param maxLossPoints the accuracy loss within which designs are compared, or null for any loss
 * @param keptFor the frontier for which the rows were kept, or null for the rows of all designs
 */
record SummaryJson(
    String sweepId,
    String out,
    boolean complete,
    long points,
    Map<String, Long> rejectedByRule,
    long rows,
    Map<String, Long> rowsByStatus,
    String fingerprint,
    Double maxLossPoints,
    Map<String, Object> keptFor,
    List<Network> networks) {

  /**
   * The lowest-EDAP design of each readout on one network with one profile of constants, HCiM
   * first.
   *
   * @param designs designs of any accuracy
   * @param withinLoss designs within the accuracy loss
   * @param winner label of the readout that wins within the loss, or null if none does
   * @param winnerIgnoringAccuracy label of the readout with the lowest EDAP
   */
  record Network(
      String workload,
      String constantsProfile,
      List<Design> designs,
      List<Design> withinLoss,
      String winner,
      String winnerIgnoringAccuracy) {}

  /**
   * A design.
   *
   * @param adcBits null without an ADC
   * @param adcCostSource null without an ADC
   * @param ternaryZeroFrac fraction of ternary zeros, measured or assumed; null without a ternary
   *     readout
   * @param accuracyLossPoints null if unknown
   * @param lossEvidence measured, exact, estimated or unknown
   */
  record Design(
      String label,
      String readout,
      Integer adcBits,
      String adcCostSource,
      long configIndex,
      int xbarRows,
      int xbarColumns,
      int weightBits,
      int activationBits,
      Double ternaryZeroFrac,
      double energyPj,
      double latencyNs,
      double areaMm2,
      @JsonProperty("edap_j_s_mm2") double edapJSMm2,
      Double accuracyLossPoints,
      String lossEvidence) {}

  static SummaryJson of(SweepSummary.Result result) {
    var status = result.sweep().status();
    return new SummaryJson(
        result.sweep().id(),
        result.sweep().out(),
        result.sweep().isComplete(),
        status.points(),
        status.total().rejectedByRule(),
        status.total().rows(),
        status.total().rowsByStatus(),
        status.total().fingerprint().hex(),
        result.maxLoss().points().orElse(null),
        result.sweep().kept().map(kept -> kept.frontier().tree()).orElse(null),
        result.designs().stream().map(SummaryJson::network).toList());
  }

  private static Network network(BestDesigns designs) {
    return new Network(
        designs.workload(),
        designs.profile(),
        designs.ignoringAccuracy().stream().map(SummaryJson::design).toList(),
        designs.within().stream().map(SummaryJson::design).toList(),
        designs.winner().map(Best::side).orElse(null),
        designs.winnerIgnoringAccuracy().map(Best::side).orElse(null));
  }

  private static Design design(Best best) {
    var row = best.design();
    return new Design(
        best.side(),
        row.getAs("readout"),
        row.getAs("adc_bits"),
        best.hasAdc() ? row.getAs("adc_cost_source") : null,
        row.<Long>getAs("config_index"),
        row.<Integer>getAs("xbar_rows"),
        row.<Integer>getAs("xbar_columns"),
        row.<Integer>getAs("weight_bits"),
        row.<Integer>getAs("activation_bits"),
        row.getAs("ternary_zero_frac"),
        best.number("energy_pj"),
        best.number("latency_ns"),
        best.number("area_mm2"),
        best.number("edap_j_s_mm2"),
        best.lossPoints(),
        best.evidence().key());
  }
}
