package org.hcim.jobs.accuracy;

import java.util.List;

/**
 * A training in a few words: the control file beside its table.
 *
 * @param trainingId "t_" and the hash of its spec
 * @param datasets whose images
 * @param runs networks that were trained, whether they ended well or not
 * @param fingerprint of the table's rows
 */
public record TrainingOutcome(
    String trainingId, List<String> datasets, long runs, String fingerprint) {

  public TrainingOutcome {
    datasets = List.copyOf(datasets);
  }
}
