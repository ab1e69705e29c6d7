package org.hcim.psq.training;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;

/**
 * The images of a training run.
 *
 * @param dataset {@code builtin}, or the location of the images
 * @param mostTrain the maximum number of training images
 * @param mostTest the maximum number of test images
 */
public record Images(String dataset, int mostTrain, int mostTest) implements Serializable {

  public Images {
    check(mostTrain > 0, "train images (%d) must be positive", mostTrain);
    check(mostTest > 0, "test images (%d) must be positive", mostTest);
  }
}
