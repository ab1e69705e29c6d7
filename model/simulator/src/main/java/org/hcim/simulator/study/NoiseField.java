package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.crossbar.NonIdealities;

/** The fields of {@link NonIdealities}, by name in specs and tables. */
public enum NoiseField {
  CONDUCTANCE_SIGMA(
      "1",
      "Relative standard deviation of cell currents, fixed per chip",
      NonIdealities::conductanceSigma),
  STUCK_OFF_FRAC("1", "Fraction of cells that never conduct", NonIdealities::stuckOffFrac),
  STUCK_ON_FRAC("1", "Fraction of cells stuck at the largest digit", NonIdealities::stuckOnFrac),
  OFFSET_SIGMA(
      "cell",
      "Standard deviation of comparator offsets, fixed per chip",
      NonIdealities::offsetSigma),
  COMPARATOR_NOISE_SIGMA(
      "cell",
      "Standard deviation of comparator noise, drawn at each decision",
      NonIdealities::comparatorNoiseSigma),
  READ_NOISE_SIGMA(
      "cell",
      "Standard deviation of the noise of partial sums, drawn at each reading",
      NonIdealities::readNoiseSigma),
  IR_DROP_FRAC(
      "1",
      "Fraction of current that a bitline loses if all its cells conduct",
      NonIdealities::irDropFrac),
  DRIFT_EXPONENT(
      "1",
      "Exponent of the power law by which currents decrease over time",
      NonIdealities::driftExponent),
  AGE_S("s", "Time since the cells were written", NonIdealities::ageS);

  private final String unit;
  private final String description;
  private final ToDoubleFunction<NonIdealities> value;

  NoiseField(String unit, String description, ToDoubleFunction<NonIdealities> value) {
    this.unit = unit;
    this.description = description;
    this.value = value;
  }

  /** The name in specs and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit; {@code cell} is the current of one cell. */
  public String unit() {
    return unit;
  }

  /** A one-line description for help and schemas. */
  public String description() {
    return description;
  }

  /** The value of this field. */
  public double of(NonIdealities nonIdealities) {
    return value.applyAsDouble(nonIdealities);
  }

  /** The names of all fields. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(NoiseField::key).toList();
  }

  /** Returns the field with this name. */
  public static NoiseField named(String key) {
    return Arrays.stream(values())
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDesignException(
                    "noise (%s) must be one of %s".formatted(key, String.join(", ", keys()))));
  }

  /** Creates non-idealities with these values; the others are 0. */
  public static NonIdealities nonIdealities(Map<NoiseField, Double> values) {
    return new NonIdealities(
        values.getOrDefault(CONDUCTANCE_SIGMA, 0.0),
        values.getOrDefault(STUCK_OFF_FRAC, 0.0),
        values.getOrDefault(STUCK_ON_FRAC, 0.0),
        values.getOrDefault(OFFSET_SIGMA, 0.0),
        values.getOrDefault(COMPARATOR_NOISE_SIGMA, 0.0),
        values.getOrDefault(READ_NOISE_SIGMA, 0.0),
        values.getOrDefault(IR_DROP_FRAC, 0.0),
        values.getOrDefault(DRIFT_EXPONENT, 0.0),
        values.getOrDefault(AGE_S, 0.0));
  }

  /** Parses {@code name=value,name=value}. */
  public static NonIdealities parse(String text) {
    var values = new EnumMap<NoiseField, Double>(NoiseField.class);
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      NoiseField field = named(pair[0].strip());
      check(pair.length == 2, "noise (%s) must be name=value", part.strip());
      check(
          values.put(field, number(field, pair[1].strip())) == null,
          "noise (%s) is given twice",
          field.key());
    }
    return nonIdealities(values);
  }

  private static double number(NoiseField field, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InvalidDesignException(field.key() + " (" + text + ") must be a number");
    }
  }
}
