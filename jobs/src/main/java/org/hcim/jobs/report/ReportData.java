package org.hcim.jobs.report;

import java.util.List;
import java.util.Map;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/**
 * The content of the page; every figure on the page comes from here.
 *
 * @param title the sweep's name
 * @param outcome the outcome of the gates
 * @param answer the answer to the paper's question
 * @param keptNote one sentence on the designs that have rows; empty if all have
 * @param gates the gates' verdicts
 * @param facts identity, counts and times of the run
 * @param workloads the networks with results, in the order of the spec
 * @param metrics metrics of the scatter plot
 * @param parameters the parameters that vary
 * @param components the parts of a chip
 * @param comparisons HCiM compared with digital arrays and ADCs
 * @param accuracies the lowest energy at each accuracy
 * @param maxLoss the accuracy loss within which designs are compared; null for any loss
 * @param profiles the winners within the loss with each constants profile; null for one profile
 * @param profilesIgnoringAccuracy the winners of any accuracy; null for one profile
 * @param frontier the frontiers; null if not computed
 * @param baselineFrontier the baseline's frontiers; null without a baseline
 * @param samples positions of sampled designs
 * @param references designs for comparison
 * @param ranges ranges of the metrics by network and column
 * @param densities histograms of the designs
 * @param bins cells along an axis of a density
 * @param effects main effects of parameters
 * @param importances shares of variance; empty if not computed
 * @param sharesNote the reason why they were not computed; empty if there is none
 * @param change the comparison with the baseline; null without a baseline
 * @param failures rows without results
 * @param quality quality of the data
 * @param designs the designs to which positions refer, by column
 * @param gateQuestions the meaning of each gate's number
 * @param glossary definitions of terms on the page
 */
record ReportData(
    String title,
    Outcome outcome,
    Answer answer,
    String keptNote,
    List<Verdict> gates,
    RunFacts facts,
    List<String> workloads,
    List<Metric> metrics,
    List<ParameterFacts> parameters,
    List<ComponentFacts> components,
    List<Comparison> comparisons,
    List<AccuracyPoint> accuracies,
    Double maxLoss,
    ProfileTable profiles,
    ProfileTable profilesIgnoringAccuracy,
    FrontierFacts frontier,
    FrontierFacts baselineFrontier,
    List<Integer> samples,
    List<Reference> references,
    Map<String, Map<String, Density.Range>> ranges,
    List<Density> densities,
    int bins,
    List<Effects> effects,
    List<Importance> importances,
    String sharesNote,
    Change change,
    List<FailureGroup> failures,
    Quality quality,
    Map<String, Designs.Values> designs,
    Map<String, String> gateQuestions,
    Map<String, String> glossary) {

  /** A parameter that varies among the designs. */
  record ParameterFacts(String column, String unit, String description) {}

  /**
   * A part of a chip.
   *
   * @param key its name within column names
   * @param description its circuits
   * @param area whether it has an area of its own
   */
  record ComponentFacts(String key, String description, boolean area) {}
}
