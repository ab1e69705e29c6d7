package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Projection;
import org.hcim.sweeps.space.Slot;

/**
 * Evaluates the simple rules of the shipped specs without SQL: comparisons such as {@code a <= 4 *
 * b} and {@code a >= b + 4}, joined by AND.
 */
final class SimpleRules {

  private static final Pattern COMPARISON =
      Pattern.compile("(\\w+) (<=|>=) (?:(\\d+) \\* )?(\\w+)(?: \\+ (\\d+))?");

  private final List<Matcher> comparisons = new ArrayList<>();

  SimpleRules(List<Constraint> constraints) {
    for (Constraint constraint : constraints) {
      for (String text : constraint.rule().split(" AND ", -1)) {
        Matcher comparison = COMPARISON.matcher(text.strip());
        if (!comparison.matches()) {
          throw new IllegalArgumentException("this test cannot evaluate " + text);
        }
        comparisons.add(comparison);
      }
    }
  }

  /** The number of points of a spec that its rules keep. */
  static long kept(SweepSpec spec) {
    var rules = new SimpleRules(spec.constraints());
    Set<Parameter> parameters = EnumSet.of(Parameter.READOUT);
    rules.comparisons.forEach(
        comparison -> {
          Parameter.named(comparison.group(1)).ifPresent(parameters::add);
          Parameter.named(comparison.group(4)).ifPresent(parameters::add);
        });
    Projection projection = spec.space().project(parameters);
    long kept = 0;
    for (Projection.Combination combination : projection.combinations()) {
      Object[] point = new Object[Parameter.count()];
      for (int i = 0; i < projection.parameters().size(); i++) {
        point[Slot.of(projection.parameters().get(i))] = combination.values().get(i);
      }
      kept += rules.allMatch(point) ? combination.points() : 0;
    }
    return kept;
  }

  /** Returns whether no rule is false; a rule with a missing value is not. */
  boolean allMatch(Object[] point) {
    return comparisons.stream().allMatch(comparison -> matches(comparison, point));
  }

  private static boolean matches(Matcher comparison, Object[] point) {
    OptionalDouble left = value(comparison.group(1), point);
    OptionalDouble right = value(comparison.group(4), point);
    if (left.isEmpty() || right.isEmpty()) {
      return true;
    }
    double factor = number(comparison.group(3), 1);
    double bound = factor * right.getAsDouble() + number(comparison.group(5), 0);
    return comparison.group(2).equals("<=")
        ? left.getAsDouble() <= bound
        : left.getAsDouble() >= bound;
  }

  private static OptionalDouble value(String name, Object[] point) {
    if (Arrays.stream(Parameter.values()).noneMatch(p -> p.column().equals(name))) {
      return OptionalDouble.of(Double.parseDouble(name));
    }
    Object value = point[Slot.of(Parameter.named(name).orElseThrow())];
    return value == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(((Number) value).doubleValue());
  }

  private static double number(String text, double absent) {
    return text == null ? absent : Double.parseDouble(text);
  }
}
