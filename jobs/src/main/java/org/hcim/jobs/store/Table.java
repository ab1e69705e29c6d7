package org.hcim.jobs.store;

/**
 * The kinds of tables in an output directory; all are committed in the same way. Each kind has any
 * number of tables: one per sweep, frontier, simulation or training.
 */
public enum Table {
  /** Every design of a sweep on every network. */
  RESULTS("results", "sweep", "sweeps", "s_"),
  /** Pareto-optimal designs of a sweep. */
  FRONTIER("frontier", "frontier", "frontiers", "f_"),
  /** Networks simulated bit-exactly on labeled images. */
  SIMULATIONS("simulations", "simulation", "simulations", "m_"),
  /** Measured accuracy of networks trained for an algorithm setting. */
  ACCURACY("accuracy", "training", "trainings", "t_");

  private final String directory;
  private final String noun;
  private final String plural;
  private final String idPrefix;

  Table(String directory, String noun, String plural, String idPrefix) {
    this.directory = directory;
    this.noun = noun;
    this.plural = plural;
    this.idPrefix = idPrefix;
  }

  /** The name in SQL, and of the data directory in the output directory. */
  public String directory() {
    return directory;
  }

  /**
   * The singular noun for a table of this kind, such as {@code sweep}; also the partition's key.
   */
  public String noun() {
    return noun;
  }

  /** The plural noun for tables of this kind, such as {@code sweeps}. */
  public String plural() {
    return plural;
  }

  /** A table's name in messages, such as {@code training t_0123456789abcdef}. */
  public String named(String id) {
    return noun + " " + id;
  }

  /** The data directory of one table, in the output directory. */
  public String directory(String id) {
    return directory + "/" + noun + "=" + id;
  }

  /** The directory of control files, in the output directory. */
  public String control() {
    return "control/" + plural;
  }

  /** The id derived from a hash: it starts with a letter and is short enough to type. */
  public String idOf(String hash) {
    return idPrefix + hash.substring(0, Math.min(16, hash.length()));
  }

  /** Returns whether tables of this kind have a description. */
  boolean isDescribed() {
    return this == FRONTIER || this == ACCURACY;
  }

  /** Returns whether every point that is not rejected has all of its rows. */
  boolean containsEveryPoint() {
    return this == RESULTS || this == SIMULATIONS;
  }
}
