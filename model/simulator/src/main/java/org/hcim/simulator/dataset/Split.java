package org.hcim.simulator.dataset;

import org.hcim.accelerator.design.Choice;

/** The part of a data set. */
public enum Split implements Choice {
  /** What a network learns from. */
  TRAIN,
  /** What its accuracy is measured on. */
  TEST;

  /** Of a source that is not divided, every fifth image is for testing. */
  private static final int TEST_EVERY = 5;

  /** Whether an image of a source that is not divided belongs to this part. */
  boolean holds(int index) {
    return (index % TEST_EVERY == TEST_EVERY - 1) == (this == TEST);
  }
}
