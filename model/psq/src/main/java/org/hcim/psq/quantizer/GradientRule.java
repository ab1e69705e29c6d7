package org.hcim.psq.quantizer;

import org.hcim.accelerator.design.Choice;

/** Divisors of the gradients of scale factors and comparator thresholds. */
public enum GradientRule implements Choice {
  /**
   * The square root of the number of partial sums of a layer in a batch, as in the predecessor's
   * code.
   */
  ALL_PARTIAL_SUMS {
    @Override
    public double factor(Counts counts) {
      return 1 / Math.sqrt((double) counts.images() * counts.places() * counts.columns());
    }
  },
  /** The square root of the number of an image's partial sums that share the parameter. */
  SHARED_PARTIAL_SUMS {
    @Override
    public double factor(Counts counts) {
      return 1 / Math.sqrt(counts.places() * counts.sharing());
    }
  };

  /** Returns the factor that scales a parameter's gradient. */
  public abstract double factor(Counts counts);

  /**
   * The numbers of partial sums of a layer.
   *
   * @param images images per batch
   * @param places positions of a map
   * @param columns columns, counted once per stream: partial sums per position
   * @param sharing the number of these columns that share the parameter
   */
  public record Counts(int images, int places, int columns, double sharing) {}
}
