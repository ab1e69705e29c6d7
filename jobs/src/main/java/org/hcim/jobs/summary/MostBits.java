package org.hcim.jobs.summary;

import java.io.Serializable;

/**
 * The most bits of the designs of a sweep, failed ones included.
 *
 * @param weightBits of any design
 * @param activationBits of any design
 */
public record MostBits(int weightBits, int activationBits) implements Serializable {

  /** The most of two parts of the designs. */
  public MostBits or(MostBits other) {
    return new MostBits(
        Math.max(weightBits, other.weightBits), Math.max(activationBits, other.activationBits));
  }
}
