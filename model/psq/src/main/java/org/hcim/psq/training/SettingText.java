package org.hcim.psq.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;

/**
 * The text of a setting in a stage ID. Trained stages are found by their ID, so the text of a
 * setting never changes: it keeps the format of the first version, and a parameter that is added to
 * the catalog appears only if it differs from its default. The text of the rules, which follows,
 * contains the bias rows (as references) and the thresholds.
 */
final class SettingText {

  /** Parameters written in the format of the first version, or in the text of the rules. */
  private static final Set<Parameter> WRITTEN_ELSEWHERE =
      EnumSet.of(
          Parameter.XBAR_ROWS,
          Parameter.CELL_BITS,
          Parameter.WEIGHT_BITS,
          Parameter.ACTIVATION_BITS,
          Parameter.STREAM_BITS,
          Parameter.SIGNED_MAPPING,
          Parameter.ADC_BITS,
          Parameter.SCALE_FACTOR_BITS,
          Parameter.SCALE_FACTOR_GRANULARITY,
          Parameter.PARTIAL_SUM_BITS,
          Parameter.BIAS_ROWS,
          Parameter.TERNARY_THRESHOLDS);

  private SettingText() {}

  static String of(AlgorithmSetting setting) {
    List<String> parts = new ArrayList<>();
    parts.add("rows=" + setting.rows());
    parts.add(
        format(
            "precision=Precision[cellBits=%d, weightBits=%d, activationBits=%d, streamBits=%d]",
            setting.precision().cellBits(),
            setting.precision().weightBits(),
            setting.precision().activationBits(),
            setting.precision().streamBits()));
    parts.add("signedMapping=" + setting.signedMapping().name());
    parts.add("conversion=" + levels(setting));
    for (Map.Entry<Parameter, Object> entry : setting.values().entrySet()) {
      Parameter parameter = entry.getKey();
      boolean isDefault =
          parameter.domain().byDefault().filter(entry.getValue()::equals).isPresent();
      if (!WRITTEN_ELSEWHERE.contains(parameter) && !isDefault) {
        parts.add(parameter.column() + "=" + Choice.written(entry.getValue()));
      }
    }
    return "AlgorithmSetting[" + String.join(", ", parts) + "]";
  }

  private static String levels(AlgorithmSetting setting) {
    return switch (setting.levels()) {
      case TERNARY -> "Ternary[words=" + words(setting) + "]";
      case BINARY -> "Binary[words=" + words(setting) + "]";
      case ADC -> format("Adc[bits=%d]", setting.integer(Parameter.ADC_BITS));
      case IDEAL -> "Exact[]";
    };
  }

  private static String words(AlgorithmSetting setting) {
    return format(
        "Words[scaleFactorBits=%d, granularity=%s, partialSumBits=%d]",
        setting.integer(Parameter.SCALE_FACTOR_BITS),
        ((Enum<?>) setting.value(Parameter.SCALE_FACTOR_GRANULARITY)).name(),
        setting.integer(Parameter.PARTIAL_SUM_BITS));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
