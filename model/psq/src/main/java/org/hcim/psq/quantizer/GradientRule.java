package org.hcim.psq.quantizer;

import org.hcim.accelerator.design.Choice;

/** Divisors of the gradients of scale factors and of the thresholds of comparators. */
public enum GradientRule implements Choice {
  /** The root of all partial sums of a layer in a batch: the predecessor's code. */
  ALL_PARTIAL_SUMS {
    @Override
    public double factor(Counts counts) {
      return 1 / Math.sqrt((double) counts.images() * counts.places() * counts.columns());
    }
  },
  /** The root of an image's partial sums that share the parameter. */
  SHARED_PARTIAL_SUMS {
    @Override
    public double factor(Counts counts) {
      return 1 / Math.sqrt(counts.places() * counts.sharing());
    }
  };

  /** The factor of a parameter's gradient. */
  public abstract double factor(Counts counts);

  /**
   * The partial sums of a layer.
   *
   * @param images of a batch
   * @param places positions of a map
   * @param columns with their streams: partial sums of one position
   * @param sharing those of them that share the parameter
   */
  public record Counts(int images, int places, int columns, double sharing) {}
}
