package org.hcim.jobs.quantize;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * @param key the readout in command-line syntax
 * @param values parameters that it sets
 */
public record CalibratedReadout(String key, ReadoutLevels levels, Map<Parameter, Object> values) {

  /** The forms that {@link #parse} accepts. */
  public static final String ACCEPTED =
      "ideal, adc:BITS[:nonuniform], ternary[:RULE] (alpha, slice_and_stream, half_scale),"
          + " binary[:RULE] (zero, one_bias_row, two_bias_rows)";

  /** The default readouts. */
  public static final String DEFAULT =
      "ideal,adc:7,adc:6,adc:4,ternary,ternary:half_scale,binary:one_bias_row,binary";

  private static final Pattern FORM =
      Pattern.compile("([a-z]+)(?::([a-z_]+|[0-9]{1,2}(?::[a-z]+)?))?");

  public CalibratedReadout {
    values = Map.copyOf(values);
  }

  /** Parses several readouts, separated by commas. */
  public static List<CalibratedReadout> list(String texts) {
    return Arrays.stream(texts.split(",", -1))
        .map(String::strip)
        .map(CalibratedReadout::parse)
        .toList();
  }

  /** Parses one readout. */
  static CalibratedReadout parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw refused(text);
    }
    String rule = form.group(2);
    return switch (form.group(1) + (rule == null ? "" : ":")) {
      case "ideal" -> new CalibratedReadout(text, ReadoutLevels.IDEAL, Map.of());
      case "ternary" -> ternary(text, ThresholdRule.ALPHA);
      case "binary" -> binary(text, ReferenceRule.ZERO);
      case "ternary:" -> ternary(text, choice(text, ThresholdRule.values(), rule));
      case "binary:" -> binary(text, choice(text, ReferenceRule.values(), rule));
      case "adc:" -> adc(text, rule);
      default -> throw refused(text);
    };
  }

  private static CalibratedReadout ternary(String key, ThresholdRule thresholds) {
    return new CalibratedReadout(
        key, ReadoutLevels.TERNARY, Map.of(Parameter.TERNARY_THRESHOLDS, thresholds));
  }

  private static CalibratedReadout binary(String key, ReferenceRule references) {
    return new CalibratedReadout(
        key, ReadoutLevels.BINARY, Map.of(Parameter.BIAS_ROWS, references.rows()));
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
        Map.of(Parameter.ADC_BITS, Integer.valueOf(parts[0]), Parameter.ADC_LEVELS, levels));
  }

  private static <C extends Enum<C> & Choice> C choice(String text, C[] choices, String key) {
    return Arrays.stream(choices)
        .filter(each -> each.key().equals(key))
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
    var all = new EnumMap<Parameter, Object>(AlgorithmSetting.defaults(levels).values());
    for (Parameter parameter : AlgorithmSetting.parameters(levels)) {
      Object value = crossbars.values().get(parameter);
      if (value != null) {
        all.put(parameter, value);
      }
    }
    all.putAll(values);
    return new PartialSumSetting(new AlgorithmSetting(levels, all));
  }
}
