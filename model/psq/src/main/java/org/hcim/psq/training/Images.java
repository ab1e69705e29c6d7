package org.hcim.psq.training;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;

/**
 * The images of a training.
 *
 * @param dataset {@code builtin}, or where they are
 * @param mostTrain at most so many are trained on
 * @param mostTest at most so many are tested on
 */
public record Images(String dataset, int mostTrain, int mostTest) implements Serializable {

  public Images {
    check(mostTrain > 0, "train images (%d) must be positive", mostTrain);
    check(mostTest > 0, "test images (%d) must be positive", mostTest);
  }
}
