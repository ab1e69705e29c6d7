package org.hcim.jobs.report;

import java.util.List;
import java.util.Map;

/**
 * All that the page shows; the page computes nothing that is not in here.
 *
 * @param title the sweep's name
 * @param status the worst of the gates
 * @param answer the paper's question, answered
 * @param gates what was judged
 * @param facts how the sweep was run
 * @param workloads the networks with results, in order
 * @param metrics what the scatter can show
 * @param parameters in which designs differ
 * @param components the parts of a chip
 * @param comparisons HCiM beside the ADCs
 * @param front the fronts; null until they were computed
 * @param baselineFront the baseline's fronts; null without
 * @param samples positions of sampled designs
 * @param references designs that others are held against
 * @param ranges of the metrics by network and column
 * @param densities where designs lie
 * @param bins cells along an axis of a density
 * @param effects what parameters do
 * @param importances shares of variance; none where nobody computed them
 * @param change since the baseline; null without one
 * @param failures rows without results
 * @param quality of the data
 * @param nights of the history, oldest first
 * @param designs the designs that positions refer to, by column
 */
record ReportData(
    String title,
    Verdict.Status status,
    Answer answer,
    List<Verdict> gates,
    RunFacts facts,
    List<String> workloads,
    List<Metric> metrics,
    List<ParameterFacts> parameters,
    List<ComponentFacts> components,
    List<Comparison> comparisons,
    FrontFacts front,
    FrontFacts baselineFront,
    List<Integer> samples,
    List<Reference> references,
    Map<String, Map<String, Density.Range>> ranges,
    List<Density> densities,
    int bins,
    List<Effects> effects,
    List<Importance> importances,
    Change change,
    List<FailureGroup> failures,
    Quality quality,
    List<PastNight> nights,
    Map<String, Designs.Values> designs) {

  /** A parameter in which designs differ. */
  record ParameterFacts(String column, String unit, String description) {}

  /**
   * A part of a chip.
   *
   * @param key its name within column names
   * @param description what belongs to it
   * @param area whether it takes area of its own
   */
  record ComponentFacts(String key, String description, boolean area) {}
}
