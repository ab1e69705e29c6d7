package org.hcim.jobs.accuracy;

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
import org.hcim.sweeps.spec.TrainingReference;

/** A row of the table {@code accuracy} as Parquet reads it. */
record AccuracyRow(Group group) {

  /** The short forms of a label; it names other parameters only where they are not default. */
  private static final Map<Parameter, String> SHORT = shortForms();

  /** A text, or empty for NULL. */
  Optional<String> text(String column) {
    return isNull(column) ? Optional.empty() : Optional.of(group.getString(column, 0));
  }

  /** A number, or empty for NULL. */
  Optional<Double> number(String column) {
    return isNull(column) ? Optional.empty() : Optional.of(group.getDouble(column, 0));
  }

  /** The row in a few words. */
  AccuracyTable.Reached reached() {
    return new AccuracyTable.Reached(
        label(),
        number("top1_pct"),
        number("agreement_frac"),
        number("ternary_zero_frac"),
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

  /** The setting for which the network was trained; empty for one in floating point. */
  Optional<AlgorithmSetting> setting() {
    Optional<ReadoutLevels> levels =
        Arrays.stream(ReadoutLevels.values())
            .filter(each -> each.key().equals(levels()))
            .findFirst();
    return levels.map(
        each -> {
          var values = new EnumMap<Parameter, Object>(Parameter.class);
          for (Parameter parameter : AlgorithmSetting.parameters(each)) {
            value(parameter).ifPresent(value -> values.put(parameter, value));
          }
          if (each == ReadoutLevels.IDEAL) {
            values.putIfAbsent(
                Parameter.XBAR_ROWS, AlgorithmSetting.defaults(each).value(Parameter.XBAR_ROWS));
          }
          return new AlgorithmSetting(each, values);
        });
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
      return domain.byDefault();
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

  private boolean isNull(String column) {
    return group.getFieldRepetitionCount(column) == 0;
  }
}
