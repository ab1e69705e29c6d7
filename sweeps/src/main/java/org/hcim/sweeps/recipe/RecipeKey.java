package org.hcim.sweeps.recipe;

import java.util.Locale;

/** A numeric setting of a recipe. */
public enum RecipeKey {
  /** Passes over the images in floating point. */
  FLOAT_EPOCHS(0, 10_000, true),
  /** Passes with quantized weights and activations. */
  QAT_EPOCHS(0, 10_000, true),
  /** Passes with quantized partial sums. */
  PSQ_EPOCHS(0, 10_000, true),
  /** Images per step. */
  BATCH(1, 65_536, true),
  /** The initial learning rate of the cosine schedule in floating point. */
  FLOAT_LEARNING_RATE(0, 10, false),
  /** The initial learning rate with quantized weights and activations. */
  QAT_LEARNING_RATE(0, 10, false),
  /** The initial learning rate with quantized partial sums. */
  PSQ_LEARNING_RATE(0, 10, false),
  /** Momentum of stochastic gradient descent. */
  MOMENTUM(0, 0.9999, false),
  /** Weight decay of weights; step sizes, thresholds and scale factors have none. */
  WEIGHT_DECAY(0, 1, false),
  /** Maximum shift of an image in pixels; 0 for none. */
  CROP_PADDING(0, 64, true),
  /** The fraction of images that are mirrored, 0 to 1. */
  FLIP_FRAC(0, 1, false),
  /** Epochs without improvement after which a stage ends; 0 for never. */
  PATIENCE(0, 10_000, true),
  /**
   * The share of the loss with quantized partial sums that measures the distance to the classes of
   * the network with ideal sums, 0 to 1.
   */
  DISTILLATION_FRAC(0, 1, false);

  private final double least;
  private final double most;
  private final boolean whole;

  RecipeKey(double least, double most, boolean whole) {
    this.least = least;
    this.most = most;
    this.whole = whole;
  }

  /** The name in specs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether the setting affects fine-tuning with quantized partial sums, whose epochs are
   * given separately.
   */
  public boolean isOfFineTuning() {
    return switch (this) {
      case FLOAT_EPOCHS, QAT_EPOCHS, PSQ_EPOCHS, FLOAT_LEARNING_RATE, QAT_LEARNING_RATE -> false;
      default -> true;
    };
  }

  /** The accepted values, in words. */
  public String accepts() {
    return whole
        ? "a whole number from %d to %d".formatted((long) least, (long) most)
        : "a number from %s to %s".formatted(least, most);
  }

  /** Returns whether a value is accepted. */
  public boolean takes(double value) {
    return value >= least && value <= most && (!whole || value == Math.rint(value));
  }
}
