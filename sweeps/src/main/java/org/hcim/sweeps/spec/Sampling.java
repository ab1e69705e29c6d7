package org.hcim.sweeps.spec;

import org.hcim.sweeps.space.Sampler;

/** Which points of the space are evaluated. */
public sealed interface Sampling {

  /** All of them. */
  record Grid() implements Sampling {}

  /** Those that a sampler picks. */
  record Sample(String method, Sampler sampler) implements Sampling {}

  /**
   * Those that a file lists.
   *
   * @param sha256 of the file's bytes
   */
  record Points(String file, String sha256) implements Sampling {}
}
