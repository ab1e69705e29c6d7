package org.hcim.jobs.store;

/** The tables below an output directory; all are committed in the same way. */
public enum Table {
  /** Every design of a sweep on every network. */
  RESULTS("results", "sweep", "control/sweeps", "s_"),
  /** The designs that no other beats. */
  FRONTIER("frontier", "frontier", "control/frontiers", "f_"),
  /** What networks reach that were trained for an algorithm setting. */
  ACCURACY("accuracy", "training", "control/trainings", "t_"),
  /** Networks run bit for bit on labeled images. */
  SIMULATIONS("simulations", "simulation", "control/simulations", "m_");

  private final String directory;
  private final String key;
  private final String control;
  private final String idPrefix;

  Table(String directory, String key, String control, String idPrefix) {
    this.directory = directory;
    this.key = key;
    this.control = control;
    this.idPrefix = idPrefix;
  }

  /** The directory of data that readers glob, below the output directory. */
  public String directory() {
    return directory;
  }

  /** The name of the partition of one sweep, frontier, ... */
  public String key() {
    return key;
  }

  /** The data of one sweep or frontier, below the output directory. */
  public String directory(String id) {
    return directory + "/" + key + "=" + id;
  }

  /** Where control files are, below the output directory. */
  String control() {
    return control;
  }

  /** The id that follows from a hash: it starts with a letter and is short enough to type. */
  String idOf(String hash) {
    return idPrefix + hash.substring(0, Math.min(16, hash.length()));
  }

  /** Whether every point that is not rejected has all its rows. */
  boolean holdsEveryPoint() {
    return this == RESULTS || this == SIMULATIONS;
  }
}
