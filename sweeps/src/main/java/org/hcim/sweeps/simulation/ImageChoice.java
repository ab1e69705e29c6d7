package org.hcim.sweeps.simulation;

import static org.hcim.accelerator.design.Check.check;

/**
 * The images to run.
 *
 * @param location {@code builtin}, or the path of a folder or file
 * @param split {@code test} or {@code train}
 * @param limit the maximum number of images
 */
public record ImageChoice(String location, String split, int limit) {

  /** The built-in images. */
  public static final String BUILTIN = "builtin";

  /** The default number of images. */
  public static final int DEFAULT_LIMIT = 256;

  /** Maximum number of images that are sent to the workers at once. */
  public static final int MAX = 1_000_000;

  public ImageChoice {
    check(split.equals("test") || split.equals("train"), "split (%s) must be test or train", split);
    check(limit > 0 && limit <= MAX, "images limit (%d) must be from 1 to %d", limit, MAX);
  }
}
