package org.hcim.sweeps.paper;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.sweeps.csv.CsvFile;

/**
 * CIFAR-10 top-1 accuracy from Table 2 of the HCiM paper, for exactly the settings printed there.
 *
 * <p>Accuracy follows from the arithmetic: crossbar rows, readout and widths. Columns, technology
 * and supply have no effect.
 */
public final class PublishedAccuracy {

  /** The source named in the table {@code results}. */
  public static final String SOURCE = "published:2403.13577";

  /**
   * The largest fraction of ternary zeros that the paper prints: 0.54 to 0.72 in layers 10 to 19 of
   * ResNet-20, and "at least 50 %" in general.
   */
  public static final double MAX_ZERO_FRAC = 0.72;

  private static final int PRINTED_WEIGHT_BITS = 4;
  private static final int PRINTED_ACTIVATION_BITS = 4;

  /** The parameter values of all printed networks, if they apply to the readout. */
  private static final Printed[] PRINTED = {
    new Printed(Parameter.WEIGHT_BITS, PRINTED_WEIGHT_BITS),
    new Printed(Parameter.ACTIVATION_BITS, PRINTED_ACTIVATION_BITS),
    new Printed(Parameter.STREAM_BITS, 1),
    new Printed(Parameter.CELL_BITS, 1),
    new Printed(Parameter.SCALE_FACTOR_BITS, 4),
    new Printed(Parameter.SCALE_FACTOR_GRANULARITY, ScaleFactorGranularity.BIT_SLICE),
    new Printed(Parameter.PARTIAL_SUM_BITS, 8),
    new Printed(Parameter.BIAS_ROWS, 0),
    new Printed(Parameter.TERNARY_THRESHOLDS, ThresholdRule.ALPHA),
    new Printed(Parameter.ADC_LEVELS, AdcLevels.UNIFORM)
  };

  private static final Map<Setting, Double> TOP1_PCT = read();
  private static final Map<String, Double> REFERENCE_PCT = references();

  /** A printed row; the ADC's bits are null for comparators. */
  private record Setting(String network, Object rows, Object readout, Object adcBits) {

    boolean isWithin(Object[] least, Object[] most) {
      return readout == value(least, Parameter.READOUT)
          && holds(least, most, Parameter.XBAR_ROWS, rows)
          && holds(least, most, Parameter.ADC_BITS, adcBits);
    }
  }

  /** The value of a parameter in each printed network. */
  private record Printed(Parameter parameter, Object value) {}

  private PublishedAccuracy() {}

  /** Returns whether the printed networks have the given widths of weights and activations. */
  public static boolean hasPrecision(int weightBits, int activationBits) {
    return PRINTED_WEIGHT_BITS == weightBits && PRINTED_ACTIVATION_BITS == activationBits;
  }

  /**
   * The accuracy of a network on a design, in percent; empty if none is printed.
   *
   * @param values the values of the design, by {@link Parameter#ordinal()}
   */
  public static Optional<Double> top1Pct(String network, Object[] values) {
    for (Printed printed : PRINTED) {
      Object value = value(values, printed.parameter());
      if (value != null && !value.equals(printed.value())) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(
        TOP1_PCT.get(
            new Setting(
                network,
                value(values, Parameter.XBAR_ROWS),
                value(values, Parameter.READOUT),
                value(values, Parameter.ADC_BITS))));
  }

  /**
   * The printed accuracies of a network on designs between two corners.
   *
   * @param least by {@link Parameter#ordinal()}, the least values
   * @param most the greatest values
   */
  public static List<Double> within(String network, Object[] least, Object[] most) {
    boolean hasPrinted =
        Arrays.stream(PRINTED)
            .allMatch(printed -> holds(least, most, printed.parameter(), printed.value()));
    return hasPrinted
        ? TOP1_PCT.entrySet().stream()
            .filter(printed -> printed.getKey().network().equals(network))
            .filter(printed -> printed.getKey().isWithin(least, most))
            .map(Map.Entry::getValue)
            .toList()
        : List.of();
  }

  /**
   * Returns whether a value lies between two corners, or does not apply there; any choice lies
   * between two different choices.
   */
  private static boolean holds(Object[] least, Object[] most, Parameter parameter, Object value) {
    Object from = value(least, parameter);
    Object to = value(most, parameter);
    if (value instanceof Integer number && from instanceof Integer low) {
      return low <= number && number <= (Integer) to;
    }
    return from == null || from.equals(value) || !from.equals(to);
  }

  /**
   * The accuracy of the printed network closest to an ideal readout: the one with the most ADC
   * bits. The paper prints no accuracy for an ideal readout.
   */
  public static Optional<Double> referencePct(String network) {
    return Optional.ofNullable(REFERENCE_PCT.get(network));
  }

  /** The value of a parameter; null if the parameter does not apply to the readout. */
  private static Object value(Object[] values, Parameter parameter) {
    var readout = (ReadoutKind) values[Parameter.READOUT.ordinal()];
    return parameter.appliesTo(readout) ? values[parameter.ordinal()] : null;
  }

  private static Map<String, Double> references() {
    return TOP1_PCT.entrySet().stream()
        .filter(printed -> printed.getKey().adcBits() != null)
        .sorted(Comparator.comparingInt(printed -> (Integer) printed.getKey().adcBits()))
        .collect(
            Collectors.toMap(
                printed -> printed.getKey().network(),
                Map.Entry::getValue,
                (fewerBits, moreBits) -> moreBits));
  }

  private static Map<Setting, Double> read() {
    var accuracies = new HashMap<Setting, Double>();
    for (Map<String, String> row : CsvFile.resource(PublishedAccuracy.class, "accuracy.csv")) {
      ReadoutKind readout = ReadoutKind.valueOf(row.get("readout").toUpperCase(Locale.ROOT));
      String adcBits = row.get("adc_bits");
      accuracies.put(
          new Setting(
              row.get("network"),
              Integer.valueOf(row.get("xbar_rows")),
              readout,
              adcBits.isEmpty() ? null : Integer.valueOf(adcBits)),
          Double.valueOf(row.get("top1_pct")));
    }
    return Map.copyOf(accuracies);
  }
}
