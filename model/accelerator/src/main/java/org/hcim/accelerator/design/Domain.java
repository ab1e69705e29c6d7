package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values that a parameter may take. */
public sealed interface Domain {

  /** The default value; empty if a rule derives it. */
  Optional<Object> byDefault();

  /** The accepted values, in words. */
  String accepts();

  /**
   * Returns whether a value has the right type and, if the entire range is positive, is positive.
   * Networks may have values outside the range that specs accept.
   */
  boolean admits(Object value);

  Object parse(String column, Object raw);

  /** A range of integers; {@code rule} describes how a missing value is derived, if it is. */
  record IntegerRange(int min, int max, Optional<Integer> preset, String rule) implements Domain {

    @Override
    public Optional<Object> byDefault() {
      return preset.map(value -> value);
    }

    @Override
    public String accepts() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public boolean admits(Object value) {
      return value instanceof Integer number && (min <= 0 || number > 0);
    }

    @Override
    public Object parse(String column, Object raw) {
      check(
          raw instanceof Integer || raw instanceof Long,
          "%s (%s) must be %s",
          column,
          raw,
          accepts());
      long value = ((Number) raw).longValue();
      check(value >= min && value <= max, "%s (%d) must be %s", column, value, accepts());
      return (int) value;
    }
  }

  /** A range of real numbers; {@code rule} describes how a missing value is derived, if it is. */
  record RealRange(double min, double max, Optional<Double> preset, String rule) implements Domain {

    @Override
    public Optional<Object> byDefault() {
      return preset.map(value -> value);
    }

    @Override
    public String accepts() {
      return "a number from " + min + " to " + max;
    }

    @Override
    public boolean admits(Object value) {
      return value instanceof Double number && (min <= 0 || number > 0);
    }

    @Override
    public Object parse(String column, Object raw) {
      check(raw instanceof Number, "%s (%s) must be %s", column, raw, accepts());
      double value = ((Number) raw).doubleValue();
      check(value >= min && value <= max, "%s (%s) must be %s", column, value, accepts());
      return value + 0.0; // no negative zero
    }
  }

  /** A fixed set of named choices. */
  record Choices(List<Choice> choices, Choice preset) implements Domain {

    @Override
    public Optional<Object> byDefault() {
      return Optional.of(preset);
    }

    @Override
    public String accepts() {
      return choices.stream().map(Choice::key).collect(Collectors.joining(", ", "one of ", ""));
    }

    @Override
    public boolean admits(Object value) {
      return choices.contains(value);
    }

    @Override
    public Object parse(String column, Object raw) {
      Optional<Choice> chosen =
          choices.stream().filter(c -> c == raw || c.key().equals(raw)).findFirst();
      check(chosen.isPresent(), "%s (%s) must be %s", column, raw, accepts());
      return chosen.get();
    }
  }
}
