package org.hcim.sweeps.pareto;

import static java.util.stream.Collectors.joining;
import static org.hcim.sweeps.pareto.Require.require;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds on the metrics of a design.
 *
 * @param bounds the bounds, all of which must hold
 */
public record Budget(List<Bound> bounds) {

  private static final Pattern BOUND =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(<=|>=)\\s*(\\S+)\\s*");

  public Budget {
    bounds = List.copyOf(bounds);
  }

  /**
   * One bound.
   *
   * @param direction {@code MIN} for at most the limit, {@code MAX} for at least
   */
  public record Bound(String column, Direction direction, double limit) {

    /** The limit up to which a double represents every integer. */
    private static final double MAX_EXACT = 1L << 53;

    public Bound {
      Objects.requireNonNull(column, "column");
      require(!Double.isNaN(limit), "limit of %s (%s) must be a number", column, limit);
    }

    /** Returns whether a value is within the bound; NaN, an unknown value, is not. */
    public boolean admits(double value) {
      return direction.minimized(value) <= direction.minimized(limit);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
      boolean isWhole = limit == Math.rint(limit) && Math.abs(limit) < MAX_EXACT;
      return column
          + (direction == Direction.MIN ? "<=" : ">=")
          + (isWhole ? String.valueOf((long) limit) : String.valueOf(limit));
    }
  }

  /**
   * Parses a budget such as {@code latency_ns<=1e6,area_mm2<=4}; blank text means no bounds.
   *
   * @throws IllegalArgumentException if a part is not a bound
   */
  public static Budget parse(String text) {
    return text.isBlank()
        ? new Budget(List.of())
        : new Budget(Arrays.stream(text.split(",", -1)).map(Budget::bound).toList());
  }

  private static Bound bound(String text) {
    Matcher matcher = BOUND.matcher(text);
    require(
        matcher.matches(),
        "bound (%s) must be a column, <= or >=, and a number, such as latency_ns<=1e6",
        text.strip());
    try {
      return new Bound(
          matcher.group(1),
          matcher.group(2).equals("<=") ? Direction.MIN : Direction.MAX,
          Double.parseDouble(matcher.group(3)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "limit (%s) of %s must be a number".formatted(matcher.group(3), matcher.group(1)), e);
    }
  }

  /**
   * Returns the best row within the budget; ties go to the first.
   *
   * @param columns values by column, NaN if unknown; rows with an unknown objective are excluded
   * @throws IllegalArgumentException if a column is missing
   */
  public OptionalInt best(Objective objective, Map<String, double[]> columns) {
    double[] values = column(columns, objective.column());
    int best = -1;
    for (int row = 0; row < values.length; row++) {
      boolean better =
          best < 0 || objective.minimized(values[row]) < objective.minimized(values[best]);
      if (better && !Double.isNaN(values[row]) && admits(columns, row)) {
        best = row;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /** Returns whether a row is within all bounds. */
  public boolean admits(Map<String, double[]> columns, int row) {
    return bounds.stream().allMatch(bound -> bound.admits(column(columns, bound.column())[row]));
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return bounds.stream().map(Bound::toString).collect(joining(","));
  }

  static double[] column(Map<String, double[]> columns, String name) {
    double[] column = columns.get(name);
    require(column != null, "column (%s) must be one of %s", name, columns.keySet());
    return column;
  }
}
