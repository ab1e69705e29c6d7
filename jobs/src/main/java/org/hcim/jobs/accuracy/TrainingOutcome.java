package org.hcim.jobs.accuracy;

import java.util.List;

/**
 * The summary of a training: the control file beside its table.
 *
 * @param trainingId "t_" and the hash of its spec
 * @param datasets names of the data sets
 * @param runs number of trained networks, including failed ones
 * @param fingerprint of the table's rows
 */
public record TrainingOutcome(
    String trainingId, List<String> datasets, long runs, String fingerprint) {

  public TrainingOutcome {
    datasets = List.copyOf(datasets);
  }
}
