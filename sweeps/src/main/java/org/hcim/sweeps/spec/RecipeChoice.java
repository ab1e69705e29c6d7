package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.simulator.calibration.ReferenceRule;

/** A choice of a recipe by name. */
public enum RecipeChoice {
  /** The codes that weights on crossbars may have. */
  WEIGHT_RANGE("full", "symmetric"),
  /** The columns that share the threshold of ternary comparators. */
  THRESHOLDS(Parameter.TERNARY_THRESHOLDS, "alpha", "slice_and_stream", "half_scale"),
  /** The bias rows of binary comparators. */
  REFERENCES(Parameter.BIAS_ROWS, "zero", "one_bias_row", "two_bias_rows"),
  /** Divisors of the gradients of scale factors and of thresholds. */
  GRADIENTS("shared_partial_sums", "all_partial_sums");

  private final Optional<Parameter> parameter;
  private final List<String> names;

  RecipeChoice(String... names) {
    this(Optional.empty(), names);
  }

  RecipeChoice(Parameter parameter, String... names) {
    this(Optional.of(parameter), names);
  }

  RecipeChoice(Optional<Parameter> parameter, String... names) {
    this.parameter = parameter;
    this.names = List.of(names);
  }

  /** The choice that is the default of a parameter of designs. */
  public static Optional<RecipeChoice> of(Parameter parameter) {
    return Arrays.stream(values())
        .filter(choice -> choice.parameter.filter(parameter::equals).isPresent())
        .findFirst();
  }

  /** The name in specs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parameter of designs that the choice stands for where they do not set it. */
  public Optional<Parameter> parameter() {
    return parameter;
  }

  /**
   * The value of the parameter.
   *
   * @param name null for the default
   * @throws org.hcim.accelerator.design.InvalidDesignException when no choice has this name
   */
  public Object value(Object name) {
    Object given = name == null ? names.get(0) : name;
    return this == REFERENCES
        ? ReferenceRule.named(given).rows()
        : parameter.orElseThrow().parse(given);
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
