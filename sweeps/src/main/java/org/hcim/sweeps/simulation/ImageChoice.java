package org.hcim.sweeps.simulation;

import static org.hcim.accelerator.design.Check.check;

/**
 * Which images are run.
 *
 * @param location {@code builtin}, or the path of a folder or file
 * @param split {@code test} or {@code train}
 * @param limit how many at most
 */
public record ImageChoice(String location, String split, int limit) {

  /** The images that come with the program. */
  public static final String BUILTIN = "builtin";

  /** As many as are run where nobody says how many. */
  public static final int DEFAULT_LIMIT = 256;

  /** More do not travel to the workers at once. */
  public static final int MAX = 1_000_000;

  public ImageChoice {
    check(split.equals("test") || split.equals("train"), "split (%s) must be test or train", split);
    check(limit > 0 && limit <= MAX, "images limit (%d) must be from 1 to %d", limit, MAX);
  }
}
