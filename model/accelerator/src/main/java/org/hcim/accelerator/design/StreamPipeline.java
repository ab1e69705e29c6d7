package org.hcim.accelerator.design;

/** The overlap of the bit-streams of one input vector. */
public enum StreamPipeline implements Choice {
  /** One after the other. */
  NONE,
  /** PUMA's three stages: register, driver and crossbar; sample and digitize; accumulate. */
  THREE_STAGE
}
