package org.hcim.sweeps.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.calibration.ReferenceRule;

/** A recipe setting that is chosen by name. */
public enum RecipeChoice {
  /** The range of codes of weights on crossbars. */
  WEIGHT_RANGE("full", "symmetric"),
  /** The columns that share the threshold of ternary comparators. */
  THRESHOLDS(Parameter.TERNARY_THRESHOLDS, ThresholdRule.values()),
  /** The bias rows of binary comparators. */
  REFERENCES(Parameter.BIAS_ROWS, ReferenceRule.values()),
  /** The divisors of the gradients of scale factors and thresholds. */
  GRADIENTS("shared_partial_sums", "all_partial_sums");

  private final Optional<Parameter> parameter;
  private final List<String> names;

  RecipeChoice(String... names) {
    parameter = Optional.empty();
    this.names = List.of(names);
  }

  RecipeChoice(Parameter parameter, Choice[] rules) {
    this.parameter = Optional.of(parameter);
    names = Arrays.stream(rules).map(Choice::key).toList();
  }

  /** The choice that gives the default of a design parameter. */
  public static Optional<RecipeChoice> of(Parameter parameter) {
    return Arrays.stream(values())
        .filter(choice -> choice.parameter.filter(parameter::equals).isPresent())
        .findFirst();
  }

  /** The name in specs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The design parameter whose default the choice gives. */
  public Optional<Parameter> parameter() {
    return parameter;
  }

  /**
   * The value that a name gives the parameter.
   *
   * @param name null for the default
   * @throws org.hcim.accelerator.design.InvalidDesignException if no choice has the name
   */
  public Object value(Object name) {
    Object given = name == null ? names.get(0) : name;
    return this == REFERENCES
        ? ReferenceRule.named(given).rows()
        : parameter.orElseThrow().parse(given);
  }

  /** Returns whether the choice affects a readout with the given levels. */
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
