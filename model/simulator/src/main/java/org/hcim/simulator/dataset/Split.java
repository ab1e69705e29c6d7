package org.hcim.simulator.dataset;

import org.hcim.accelerator.design.Choice;

/** A part of a data set. */
public enum Split implements Choice {
  /** The images on which a network is trained. */
  TRAIN,
  /** The images on which accuracy is measured. */
  TEST;

  /** The interval of test images in a source that is not divided: every fifth image. */
  private static final int TEST_EVERY = 5;

  /** Returns whether an image of a source that is not divided belongs to this part. */
  boolean holds(int index) {
    return (index % TEST_EVERY == TEST_EVERY - 1) == (this == TEST);
  }
}
