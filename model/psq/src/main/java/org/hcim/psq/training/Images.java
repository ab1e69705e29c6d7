package org.hcim.psq.training;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;

/**
 * The images of a training.
 *
 * @param dataset {@code builtin}, or their location
 * @param mostTrain the largest number of images to train on
 * @param mostTest the largest number of images to test on
 */
public record Images(String dataset, int mostTrain, int mostTest) implements Serializable {

  public Images {
    check(mostTrain > 0, "train images (%d) must be positive", mostTrain);
    check(mostTest > 0, "test images (%d) must be positive", mostTest);
  }
}
