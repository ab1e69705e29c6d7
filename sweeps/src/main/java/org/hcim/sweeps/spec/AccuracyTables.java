package org.hcim.sweeps.spec;

import java.util.List;

/** Finds tables of measured accuracy. */
@FunctionalInterface
public interface AccuracyTables {

  /** Finds none; for specs that are read without access to tables. */
  AccuracyTables NONE =
      directory -> {
        throw new IllegalArgumentException("accuracy tables cannot be read here");
      };

  /**
   * A table.
   *
   * @param fingerprint the fingerprint of the table's rows
   * @param datasets the data sets on which networks were trained
   */
  record Found(String fingerprint, List<String> datasets) {

    public Found {
      datasets = List.copyOf(datasets);
    }
  }

  /**
   * The table of an output directory.
   *
   * @throws IllegalArgumentException with the reason why the directory cannot be used
   */
  Found find(String directory);
}
