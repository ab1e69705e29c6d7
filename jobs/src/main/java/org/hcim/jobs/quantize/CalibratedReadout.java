package org.hcim.jobs.quantize;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.calibration.PartialSumSetting;
import org.hcim.simulator.calibration.ReferenceRule;

/**
 * A readout for which a network is calibrated.
 *
 * @param key as the command line has it
 * @param adcLevels of ADCs
 * @param thresholds of ternary comparators
 * @param references of binary comparators
 */
public record CalibratedReadout(
    String key,
    ReadoutLevels levels,
    int adcBits,
    AdcLevels adcLevels,
    ThresholdRule thresholds,
    ReferenceRule references) {

  /** The forms that {@link #parse} takes. */
  public static final String ACCEPTED =
      "ideal, adc:BITS[:nonuniform], ternary[:RULE] (alpha, slice_and_stream, half_scale), binary[:RULE] (zero,"
          + " one_bias_row, two_bias_rows)";

  /** The main readouts. */
  public static final String DEFAULT =
      "ideal,adc:7,adc:6,adc:4,ternary,ternary:half_scale,binary:one_bias_row,binary";

  private static final Pattern FORM =
      Pattern.compile("([a-z]+)(?::([a-z_]+|[0-9]{1,2}(?::[a-z]+)?))?");

  /** Several readouts, separated by commas. */
  public static List<CalibratedReadout> list(String texts) {
    return Arrays.stream(texts.split(",", -1))
        .map(String::strip)
        .map(CalibratedReadout::parse)
        .toList();
  }

  /** One readout. */
  static CalibratedReadout parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw refused(text);
    }
    String rule = form.group(2);
    return switch (form.group(1) + (rule == null ? "" : ":")) {
      case "ideal" -> of(text, ReadoutLevels.IDEAL, 0);
      case "ternary" -> of(text, ReadoutLevels.TERNARY, 0);
      case "binary" -> of(text, ReadoutLevels.BINARY, 0);
      case "ternary:" -> ternary(text, choice(text, ThresholdRule.values(), rule));
      case "binary:" -> binary(text, choice(text, ReferenceRule.values(), rule));
      case "adc:" -> adc(text, rule);
      default -> throw refused(text);
    };
  }

  private static CalibratedReadout of(String key, ReadoutLevels levels, int adcBits) {
    return new CalibratedReadout(
        key, levels, adcBits, AdcLevels.UNIFORM, ThresholdRule.ALPHA, ReferenceRule.ZERO);
  }

  private static CalibratedReadout ternary(String key, ThresholdRule thresholds) {
    return new CalibratedReadout(
        key, ReadoutLevels.TERNARY, 0, AdcLevels.UNIFORM, thresholds, ReferenceRule.ZERO);
  }

  private static CalibratedReadout binary(String key, ReferenceRule references) {
    return new CalibratedReadout(
        key, ReadoutLevels.BINARY, 0, AdcLevels.UNIFORM, ThresholdRule.ALPHA, references);
  }

  private static CalibratedReadout adc(String text, String rule) {
    String[] parts = rule.split(":", -1);
    if (!parts[0].matches("[0-9]+")) {
      throw refused(text);
    }
    AdcLevels levels =
        parts.length == 1 ? AdcLevels.UNIFORM : choice(text, AdcLevels.values(), parts[1]);
    return new CalibratedReadout(
        text,
        ReadoutLevels.ADC,
        Integer.parseInt(parts[0]),
        levels,
        ThresholdRule.ALPHA,
        ReferenceRule.ZERO);
  }

  private static <C extends Enum<C> & Choice> C choice(String text, C[] choices, String key) {
    return Arrays.stream(choices)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(key))
        .findFirst()
        .orElseThrow(() -> refused(text));
  }

  private static InvalidDesignException refused(String text) {
    return new InvalidDesignException("readout (" + text + ") must be one of " + ACCEPTED);
  }

  /**
   * The setting of a network's crossbars with this readout.
   *
   * @param crossbars the other parameters, with any readout
   */
  PartialSumSetting setting(AlgorithmSetting crossbars) {
    AlgorithmSetting setting = AlgorithmSetting.defaults(levels);
    for (Parameter parameter : AlgorithmSetting.parameters(levels)) {
      Object value = crossbars.values().get(parameter);
      setting = value == null ? setting : setting.with(parameter, value);
    }
    if (levels == ReadoutLevels.ADC) {
      setting = setting.with(Parameter.ADC_BITS, adcBits).with(Parameter.ADC_LEVELS, adcLevels);
    }
    if (levels == ReadoutLevels.BINARY) {
      setting = setting.with(Parameter.BIAS_ROWS, references.rows());
    }
    if (levels == ReadoutLevels.TERNARY) {
      setting = setting.with(Parameter.TERNARY_THRESHOLDS, thresholds);
    }
    return new PartialSumSetting(setting);
  }
}
