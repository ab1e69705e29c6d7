package org.hcim.sweeps.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.canonical.Decimals;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads the forms that generate evenly spaced numbers. */
record SpacingReader(Problems problems) {

  /** Reads the parameter values that a form generates. */
  List<Object> read(Parameter parameter, Fields axis, String form) {
    String path = axis.path(form);
    Node node = axis.get(form).orElseThrow();
    Optional<List<BigDecimal>> bounds = bounds(parameter, path, node);
    if (bounds.isEmpty()) {
      return List.of();
    }
    BigDecimal first = bounds.get().get(0);
    BigDecimal last = bounds.get().get(1);
    try {
      requireEnds(parameter, form, first, last);
      return typed(parameter, spaced(form, first, last, axis));
    } catch (IllegalArgumentException e) { // includes values outside the parameter's domain
      problems.add(node.at(), path, e.getMessage());
      return List.of();
    }
  }

  /** Reads the two bounds of a form. */
  Optional<List<BigDecimal>> bounds(Parameter parameter, String path, Node node) {
    if (parameter.domain() instanceof Domain.Choices) {
      problems.add(node.at(), path, "needs numbers", "", parameter.domain().accepts());
      return Optional.empty();
    }
    boolean isPair = node instanceof Node.Sequence list && list.items().size() == 2;
    if (!isPair) {
      problems.add(node.at(), path, "must be a list of two numbers, [first, last]");
      return Optional.empty();
    }
    List<BigDecimal> bounds = new ArrayList<>();
    for (Node item : ((Node.Sequence) node).items()) {
      BigDecimal bound = decimal(path, item);
      if (bound != null) {
        bounds.add(bound);
      }
    }
    return bounds.size() == 2 ? Optional.of(bounds) : Optional.empty();
  }

  private BigDecimal decimal(String path, Node node) {
    Optional<Double> number = Fields.number(node);
    if (number.isEmpty()) {
      problems.add(node.at(), path, "must be a number, not " + Fields.describe(node));
      return null;
    }
    return Decimals.shortest(number.get());
  }

  private List<BigDecimal> spaced(String form, BigDecimal first, BigDecimal last, Fields axis) {
    return switch (form) {
      case "range" -> Spacing.range(first, last, step(axis));
      case "powers_of_two" -> Spacing.powersOfTwo(first, last);
      case "linear" -> Spacing.linear(first, last, points(axis));
      default -> Spacing.log(first, last, points(axis));
    };
  }

  /**
   * Checks the ends of forms that include both before expansion: a decimal far outside the domain
   * has hundreds of digits.
   */
  private static void requireEnds(
      Parameter parameter, String form, BigDecimal first, BigDecimal last) {
    if (form.equals("linear") || (form.equals("log") && first.signum() > 0 && last.signum() > 0)) {
      typed(parameter, first.compareTo(last) == 0 ? List.of(first) : List.of(first, last));
    }
  }

  private BigDecimal step(Fields axis) {
    Optional<BigDecimal> step = axis.get("step").map(node -> decimal(axis.path("step"), node));
    return step.orElse(BigDecimal.ONE);
  }

  private int points(Fields axis) {
    axis.require("points");
    return axis.whole("points", 2, Spacing.MAX_VALUES).orElse(2L).intValue();
  }

  /** Converts numbers to the parameter's type; integers must be exact. */
  private static List<Object> typed(Parameter parameter, List<BigDecimal> numbers) {
    List<Object> values = new ArrayList<>();
    for (BigDecimal number : numbers) {
      BigDecimal plain = number.stripTrailingZeros();
      if (parameter.domain() instanceof Domain.RealRange) {
        values.add(parameter.parse(plain.doubleValue()));
      } else if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
        values.add(parameter.parse(plain.longValueExact()));
      } else {
        throw new InvalidDesignException(
            "gives " + plain.toPlainString() + "; " + parameter.column() + " is a whole number");
      }
    }
    if (values.stream().distinct().count() < values.size()) {
      throw new InvalidDesignException("gives a value twice");
    }
    return values;
  }
}
