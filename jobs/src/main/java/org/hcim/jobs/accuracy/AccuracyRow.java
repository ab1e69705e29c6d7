package org.hcim.jobs.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;

/** A row of the table {@code accuracy} as Parquet reads it. */
record AccuracyRow(Group group) {

  /** What a label names only where it is not the default. */
  private static final List<Parameter> UNCOMMON =
      List.of(
          Parameter.PARTIAL_SUM_BITS,
          Parameter.CELL_BITS,
          Parameter.STREAM_BITS,
          Parameter.SIGNED_MAPPING);

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
    var label = new StringBuilder(text("workload").orElse(""));
    label.append(' ').append(text("conversion").orElse(""));
    append(label, " %d bits", Parameter.ADC_BITS);
    append(label, ", %d rows", Parameter.XBAR_ROWS);
    append(label, ", w%d", Parameter.WEIGHT_BITS);
    append(label, " a%d", Parameter.ACTIVATION_BITS);
    append(label, " s%d", Parameter.SCALE_FACTOR_BITS);
    text(Parameter.SCALE_FACTOR_GRANULARITY.column())
        .ifPresent(granularity -> label.append(' ').append(granularity));
    for (Parameter parameter : UNCOMMON) {
      unlessDefault(parameter).ifPresent(value -> label.append(", ").append(value));
    }
    return label.toString();
  }

  private Optional<String> unlessDefault(Parameter parameter) {
    if (isNull(parameter.column())) {
      return Optional.empty();
    }
    String column = parameter.column();
    String value = group.getValueToString(group.getType().getFieldIndex(column), 0);
    Object usual = parameter.domain().byDefault().orElseThrow();
    String byDefault = usual instanceof Choice choice ? choice.key() : usual.toString();
    return value.equals(byDefault) ? Optional.empty() : Optional.of(column + " " + value);
  }

  private void append(StringBuilder label, String format, Parameter parameter) {
    if (!isNull(parameter.column())) {
      label.append(String.format(Locale.ROOT, format, whole(parameter)));
    }
  }

  /** What the network was trained for; empty where that is no crossbar. */
  Optional<AlgorithmSetting> setting() {
    return conversion()
        .map(
            conversion ->
                new AlgorithmSetting(
                    whole(Parameter.XBAR_ROWS),
                    new Precision(
                        whole(Parameter.CELL_BITS),
                        whole(Parameter.WEIGHT_BITS),
                        whole(Parameter.ACTIVATION_BITS),
                        whole(Parameter.STREAM_BITS)),
                    (SignedMapping) choice(Parameter.SIGNED_MAPPING),
                    conversion));
  }

  private Optional<Conversion> conversion() {
    return switch (text("conversion").orElseThrow()) {
      case "ternary" -> Optional.of(new Conversion.Ternary(words()));
      case "binary" -> Optional.of(new Conversion.Binary(words()));
      case "adc" -> Optional.of(new Conversion.Adc(whole(Parameter.ADC_BITS)));
      default -> Optional.empty();
    };
  }

  private Conversion.Words words() {
    return new Conversion.Words(
        whole(Parameter.SCALE_FACTOR_BITS),
        (ScaleFactorGranularity) choice(Parameter.SCALE_FACTOR_GRANULARITY),
        whole(Parameter.PARTIAL_SUM_BITS));
  }

  private int whole(Parameter parameter) {
    return group.getInteger(parameter.column(), 0);
  }

  private Object choice(Parameter parameter) {
    return parameter.parse(group.getString(parameter.column(), 0));
  }

  private boolean isNull(String column) {
    return group.getFieldRepetitionCount(column) == 0;
  }
}
