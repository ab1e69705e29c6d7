package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Locale;
import org.hcim.accelerator.design.ReadoutLevels;

/** A choice of a recipe by name. */
public enum RecipeChoice {
  /** The codes that weights on crossbars may have. */
  WEIGHT_RANGE("full", "symmetric"),
  /** The columns that share the threshold of ternary comparators. */
  THRESHOLDS("alpha", "slice_and_stream", "half_scale"),
  /** The bias rows of binary comparators where designs do not set {@code bias_rows}. */
  REFERENCES("zero", "one_bias_row", "two_bias_rows"),
  /** Divisors of the gradients of scale factors and of thresholds. */
  GRADIENTS("shared_partial_sums", "all_partial_sums");

  private final List<String> names;

  RecipeChoice(String... names) {
    this.names = List.of(names);
  }

  /** The name in specs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a readout of these levels depends on the choice. */
  public boolean appliesTo(ReadoutLevels levels) {
    return switch (this) {
      case WEIGHT_RANGE -> true;
      case THRESHOLDS -> levels == ReadoutLevels.TERNARY;
      case REFERENCES -> levels == ReadoutLevels.BINARY;
      case GRADIENTS -> levels.hasScaleFactors();
    };
  }

  /** The names that a spec may write; the first is the default. */
  public List<String> names() {
    return names;
  }
}
