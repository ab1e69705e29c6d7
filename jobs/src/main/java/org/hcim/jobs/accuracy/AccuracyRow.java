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
 * A row of the table {@code accuracy} as Parquet reads it.
 *
 * @param recipe of its training
 */
record AccuracyRow(Group group, SpecRecipe recipe) {

  /** An end of an interval may be this much beyond its limit. */
  private static final double ROUNDING = 1e-9;

  /** The short forms of a label; it names other parameters only where they are not default. */
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

  /** Not a number, which compares with nothing, would make any design the best. */
  private Optional<Double> number(String column, int most) {
    if (isNull(column)) {
      return Optional.empty();
    }
    double number = group.getDouble(column, 0);
    boolean isWithin = number >= -ROUNDING && number <= most + ROUNDING;
    check(isWithin, "%s (%s) must be from 0 to %d", column, number, most);
    return Optional.of(number);
  }

  /** The row in a few words. */
  AccuracyTable.Reached reached() {
    return new AccuracyTable.Reached(
        label(),
        percent("top1_pct"),
        fraction("agreement_frac"),
        fraction("ternary_zero_frac"),
        text("status_reason"));
  }

  /** Runs of one label differ in their seeds only. */
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

  /** A whole number, or empty for NULL. */
  Optional<Integer> whole(String column) {
    return isNull(column) ? Optional.empty() : Optional.of(group.getInteger(column, 0));
  }

  /** The random seed. */
  long seed() {
    return group.getLong("seed", 0);
  }

  /** Returns whether the network is of a source. */
  boolean isOf(AccuracySource source) {
    return source.isOf(text("source").orElse(""));
  }

  /** The fraction of ternary zeros by layer; empty where it is not known. */
  Map<String, Double> zeroFracByLayer() {
    return text("zero_frac_by_layer").map(ZerosByLayer::read).orElse(Map.of());
  }

  /** The setting for which the network was trained; empty for one in floating point. */
  Optional<AlgorithmSetting> setting() {
    Optional<ReadoutLevels> found =
        Arrays.stream(ReadoutLevels.values())
            .filter(each -> each.key().equals(levels()))
            .findFirst();
    return found.map(this::setting);
  }

  /** Rows do not enter where the readout is ideal. */
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

  /** The levels of the readout, or float, in today's word for those of an ideal readout. */
  private String levels() {
    String levels = text(AlgorithmSetting.LEVELS_COLUMN).orElse("");
    return levels.equals(TrainingReference.FORMER_KEY_OF_IDEAL)
        ? TrainingReference.IDEAL.key()
        : levels;
  }

  /** The value of a parameter; empty for NULL, the default in tables older than its column. */
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

  /** The value of a parameter that older tables have in their recipe. */
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
