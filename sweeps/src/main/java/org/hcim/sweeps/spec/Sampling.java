package org.hcim.sweeps.spec;

import java.util.Optional;
import org.hcim.sweeps.space.Sampler;

/** The points of the space that are evaluated. */
public sealed interface Sampling {

  /** All points. */
  record Grid() implements Sampling {}

  /** Points chosen by a sampler. */
  record Sample(String method, Sampler sampler) implements Sampling {}

  /**
   * Morris trajectories through the axes, to screen their effects.
   *
   * @param levels the number of levels of an interval; the levels of a list are its values
   */
  record Morris(int trajectories, int levels, long seed) implements Sampling {}

  /**
   * A Saltelli design, from which Sobol indices are estimated.
   *
   * @param points the number of pairs of base points, each with one more design per axis
   */
  record SaltelliDesign(long points, long seed) implements Sampling {}

  /**
   * Points listed in a file, or selected from another space.
   *
   * @param file the file, or a description of the selection
   * @param sha256 the SHA-256 of the file's bytes, or of the designs
   * @param keptFor the frontier for which the designs were selected; empty for a file
   */
  record Points(String file, String sha256, Optional<KeptFrontier> keptFor) implements Sampling {}
}
