package org.hcim.jobs.accuracy;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.hcim.sweeps.spec.TrainingReference;

/**
 * A row of the table {@code accuracy}, read from Parquet.
 *
 * @param recipe the training recipe
 */
record AccuracyRow(Group group, SpecRecipe recipe) {

  /** Tolerance of a check at either end of its interval. */
  private static final double ROUNDING = 1e-9;

  /** The short forms in a label, which names other parameters only if they are not default. */
  private static final Map<Parameter, String> SHORT = shortForms();

  /** A text, or empty for NULL. */
  Optional<String> text(String column) {
    return isNull(column) ? Optional.empty() : Optional.of(group.getString(column, 0));
  }

  /** A percentage, or empty for NULL. */
  Optional<Double> percent(String column) {
    return number(column, 100);
  }

  /** A fraction, or empty for NULL. */
  Optional<Double> fraction(String column) {
    return number(column, 1);
  }

  /**
   * The check also rejects NaN, which would make any design the best because it compares with
   * nothing.
   */
  private Optional<Double> number(String column, int most) {
    if (isNull(column)) {
      return Optional.empty();
    }
    double number = group.getDouble(column, 0);
    boolean isWithin = number >= -ROUNDING && number <= most + ROUNDING;
    check(isWithin, "%s (%s) must be from 0 to %d", column, number, most);
    return Optional.of(number);
  }

  /** A summary of the row. */
  AccuracyTable.Reached reached() {
    return new AccuracyTable.Reached(
        label(),
        percent("top1_pct"),
        fraction("agreement_frac"),
        fraction("ternary_zero_frac"),
        text("status_reason"));
  }

  /** The network and the setting; runs with the same label differ only in seed. */
  private String label() {
    var label = new StringBuilder(text("workload").orElse("")).append(' ').append(levels());
    SHORT.forEach(
        (parameter, form) ->
            value(parameter)
                .ifPresent(
                    value ->
                        label.append(String.format(Locale.ROOT, form, Choice.written(value)))));
    for (Parameter parameter : AlgorithmSetting.parameters()) {
      Optional<Object> value = value(parameter);
      if (!SHORT.containsKey(parameter)
          && value.isPresent()
          && !value.equals(parameter.domain().byDefault())) {
        label.append(", ").append(parameter.column()).append(' ');
        label.append(Choice.written(value.get()));
      }
    }
    return label.toString();
  }

  private static Map<Parameter, String> shortForms() {
    var forms = new LinkedHashMap<Parameter, String>();
    forms.put(Parameter.ADC_BITS, " %d bits");
    forms.put(Parameter.XBAR_ROWS, ", %d rows");
    forms.put(Parameter.WEIGHT_BITS, ", w%d");
    forms.put(Parameter.ACTIVATION_BITS, " a%d");
    forms.put(Parameter.SCALE_FACTOR_BITS, " s%d");
    forms.put(Parameter.SCALE_FACTOR_GRANULARITY, " %s");
    return forms;
  }

  /** An integer, or empty for NULL. */
  Optional<Integer> whole(String column) {
    return isNull(column) ? Optional.empty() : Optional.of(group.getInteger(column, 0));
  }

  /** The random seed. */
  long seed() {
    return group.getLong("seed", 0);
  }

  /** Returns whether the network has this source. */
  boolean isOf(AccuracySource source) {
    return source.isOf(text("source").orElse(""));
  }

  /** The fraction of ternary zeros by layer; empty if unknown. */
  Map<String, Double> zeroFracByLayer() {
    return text("zero_frac_by_layer").map(ZerosByLayer::read).orElse(Map.of());
  }

  /** The setting for which the network was trained; empty for a floating-point network. */
  Optional<AlgorithmSetting> setting() {
    Optional<ReadoutLevels> found =
        Arrays.stream(ReadoutLevels.values())
            .filter(each -> each.key().equals(levels()))
            .findFirst();
    return found.map(this::setting);
  }

  /** Missing values get their defaults if the readout is ideal, since rows do not affect it. */
  private AlgorithmSetting setting(ReadoutLevels levels) {
    var values = new EnumMap<Parameter, Object>(Parameter.class);
    for (Parameter parameter : AlgorithmSetting.parameters(levels)) {
      value(parameter)
          .or(
              () ->
                  levels == ReadoutLevels.IDEAL ? parameter.domain().byDefault() : Optional.empty())
          .ifPresent(value -> values.put(parameter, value));
    }
    return new AlgorithmSetting(levels, values);
  }

  /**
   * The readout levels, or float; an older key of the ideal levels is replaced by the current one.
   */
  private String levels() {
    String levels = text(AlgorithmSetting.LEVELS_COLUMN).orElse("");
    return levels.equals(TrainingReference.FORMER_KEY_OF_IDEAL)
        ? TrainingReference.IDEAL.key()
        : levels;
  }

  /** The value of a parameter: empty for NULL, and the default in tables older than its column. */
  private Optional<Object> value(Parameter parameter) {
    String column = parameter.column();
    Domain domain = parameter.domain();
    if (!group.getType().containsField(column)) {
      return RecipeChoice.of(parameter)
          .map(choice -> ofRecipe(parameter, choice))
          .orElseGet(domain::byDefault);
    }
    if (isNull(column)) {
      return Optional.empty();
    }
    return Optional.of(
        domain instanceof Domain.IntegerRange
            ? (Object) group.getInteger(column, 0)
            : domain instanceof Domain.RealRange
                ? (Object) group.getDouble(column, 0)
                : parameter.parse(group.getString(column, 0)));
  }

  /** The value of a parameter that older tables keep in the recipe. */
  private Optional<Object> ofRecipe(Parameter parameter, RecipeChoice choice) {
    boolean applies =
        Arrays.stream(ReadoutLevels.values())
            .anyMatch(each -> each.key().equals(levels()) && parameter.appliesTo(each));
    return applies ? Optional.of(recipe.value(choice)) : Optional.empty();
  }

  private boolean isNull(String column) {
    return !group.getType().containsField(column) || group.getFieldRepetitionCount(column) == 0;
  }
}
