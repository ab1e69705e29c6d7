package org.hcim.sweeps.spec;

import org.hcim.sweeps.space.Sampler;

/** Which points of the space are evaluated. */
public sealed interface Sampling {

  /** All of them. */
  record Grid() implements Sampling {}

  /** Those that a sampler picks. */
  record Sample(String method, Sampler sampler) implements Sampling {}

  /**
   * Trajectories through the axes, to screen their effects.
   *
   * @param levels of an axis of intervals; a list's levels are its values
   */
  record Morris(int trajectories, int levels, long seed) implements Sampling {}

  /**
   * A design from which Sobol's indices are estimated.
   *
   * @param points pairs of base points, each with one design more for each axis
   */
  record SaltelliDesign(long points, long seed) implements Sampling {}

  /**
   * Those that a file lists.
   *
   * @param sha256 of the file's bytes
   */
  record Points(String file, String sha256) implements Sampling {}
}
