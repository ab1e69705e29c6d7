package org.hcim.jobs.accuracy;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * The accuracy that guessing may reach on test images. A network that is not clearly above it loses
 * nothing with any readout, so its losses are unknown.
 *
 * @param classes number of classes that the network distinguishes
 * @param images number of test images; 0 if unknown
 */
public record Chance(int classes, long images) implements Serializable {

  /** One-sided, in standard deviations of a binomial distribution; our choice. */
  private static final double SIGMAS = 3;

  private static final String CAUSES =
      "check mean and standard deviation, the channel order (rgb or bgr), and the order and number"
          + " of classes";

  /** The greatest accuracy in percent that is not clearly above guessing. */
  double limitPct() {
    double guessed = 1.0 / classes;
    double sigma = images == 0 ? 0 : StrictMath.sqrt(guessed * (1 - guessed) / images);
    return 100 * Math.min(1, guessed + SIGMAS * sigma);
  }

  /**
   * The reason why losses under a reference are unknown; empty if it is clearly above chance. A
   * network with one output distinguishes no classes.
   *
   * @param top1Pct accuracy of the reference in percent
   */
  public Optional<String> objection(double top1Pct) {
    return classes < 2 || top1Pct > limitPct()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the reference classifies %.2f %%%s correctly, not clearly above chance (%d"
                    + " classes: up to %.2f %%); %s",
                top1Pct,
                images == 0 ? "" : " of " + images + " test images",
                classes,
                limitPct(),
                CAUSES));
  }
}
