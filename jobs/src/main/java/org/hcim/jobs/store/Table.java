package org.hcim.jobs.store;

/**
 * The kinds of table below an output directory; all are committed in the same way. Each kind has
 * any number of tables: one per sweep, frontier, simulation or training.
 */
public enum Table {
  /** Every design of a sweep on every network. */
  RESULTS("results", "sweep", "sweeps", "s_"),
  /** Pareto-optimal designs of a sweep. */
  FRONTIER("frontier", "frontier", "frontiers", "f_"),
  /** Networks simulated bit for bit on labeled images. */
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

  /** The name in SQL, and of the directory of data below the output directory. */
  public String directory() {
    return directory;
  }

  /** The word for one table of this kind, such as {@code sweep}; also the partition's key. */
  public String noun() {
    return noun;
  }

  /** The word for several tables of this kind, such as {@code sweeps}. */
  public String plural() {
    return plural;
  }

  /** A table as messages name it, such as {@code training t_0123456789abcdef}. */
  public String named(String id) {
    return noun + " " + id;
  }

  /** The data of one table, below the output directory. */
  public String directory(String id) {
    return directory + "/" + noun + "=" + id;
  }

  /** The directory of control files, below the output directory. */
  public String control() {
    return "control/" + plural;
  }

  /** The id that follows from a hash: it starts with a letter and is short enough to type. */
  public String idOf(String hash) {
    return idPrefix + hash.substring(0, Math.min(16, hash.length()));
  }

  /** True when its tables have a description beside their rows. */
  boolean isDescribed() {
    return this == FRONTIER || this == ACCURACY;
  }

  /** True when every point that is not rejected has all its rows. */
  boolean containsEveryPoint() {
    return this == RESULTS || this == SIMULATIONS;
  }
}
