package org.hcim.simulator.dataset;

import org.hcim.accelerator.design.Choice;

/** The part of a data set. */
public enum Split implements Choice {
  /** The images that a network learns from. */
  TRAIN,
  /** The images on which its accuracy is measured. */
  TEST;

  /** Every fifth image is for testing where the source is not divided. */
  private static final int TEST_EVERY = 5;

  /** Returns whether an image of a source that is not divided belongs to this part. */
  boolean holds(int index) {
    return (index % TEST_EVERY == TEST_EVERY - 1) == (this == TEST);
  }
}
