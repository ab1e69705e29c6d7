package org.hcim.jobs.store;

/**
 * Where a sweep's files are below the output directory. Data and control files are apart, because
 * SQL tools read whatever lies in a tree they glob, hidden or not.
 */
record Layout(String sweepId) {

  static final String SWEEPS = "control/sweeps";

  String results() {
    return "results/sweep=" + sweepId;
  }

  String chunk(int index) {
    return results() + "/chunk=" + Chunk.idOf(index);
  }

  String control() {
    return SWEEPS + "/" + sweepId;
  }

  String spec() {
    return control() + "/spec.canonical.json";
  }

  String run() {
    return control() + "/run.json";
  }

  String lock() {
    return control() + "/lock.json";
  }

  String staging() {
    return control() + "/staging";
  }

  String commits() {
    return control() + "/commits";
  }

  String commit(int index) {
    return commits() + "/" + Chunk.idOf(index) + ".json";
  }

  String complete() {
    return control() + "/COMPLETE.json";
  }
}
