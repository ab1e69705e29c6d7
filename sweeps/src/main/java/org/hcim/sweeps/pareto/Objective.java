package org.hcim.sweeps.pareto;

import static java.util.stream.Collectors.joining;
import static org.hcim.sweeps.pareto.Require.require;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A quantity to minimize or maximize.
 *
 * @param column the column with its values
 */
public record Objective(String column, Direction direction) implements Serializable {

  private static final String ACCURACY = "accuracy_";
  private static final String LOSS = ACCURACY + "loss_points";
  private static final String COLUMN = "[A-Za-z_][A-Za-z0-9_]*";

  public Objective {
    require(column.matches(COLUMN), "objective (%s) must name a column", column);
    Objects.requireNonNull(direction, "direction");
  }

  /**
   * Parses objectives: {@code energy_pj:min,accuracy_top1_pct:max}.
   *
   * @throws IllegalArgumentException unless the text contains 2 to 8 different columns with
   *     directions
   */
  public static List<Objective> parse(String text) {
    List<Objective> objectives =
        Arrays.stream(text.split(",", -1)).map(String::strip).map(Objective::parseOne).toList();
    require(
        objectives.size() >= Points.MIN_OBJECTIVES && objectives.size() <= Points.MAX_OBJECTIVES,
        "objectives (%s) must be %d to %d, not %d",
        text,
        Points.MIN_OBJECTIVES,
        Points.MAX_OBJECTIVES,
        objectives.size());
    Set<String> seen = new HashSet<>();
    for (Objective objective : objectives) {
      require(
          seen.add(objective.column()),
          "objectives (%s) must name %s only once",
          text,
          objective.column());
    }
    return objectives;
  }

  static Objective parseOne(String text) {
    int colon = text.indexOf(':');
    require(
        colon >= 0,
        "objective (%s) must be a column and its direction, such as energy_pj:min",
        text);
    String key = text.substring(colon + 1).strip();
    for (Direction direction : Direction.values()) {
      if (direction.key().equals(key)) {
        return new Objective(text.substring(0, colon).strip(), direction);
      }
    }
    String keys = Arrays.stream(Direction.values()).map(Direction::key).collect(joining(" or "));
    throw new IllegalArgumentException(
        "direction (%s) of objective (%s) must be %s".formatted(key, text, keys));
  }

  /** The column's value, negated if more is better. */
  public double minimized(double value) {
    return direction.minimized(value);
  }

  /** Returns whether the column is an accuracy or a loss of accuracy. */
  public boolean isAccuracy() {
    return column.startsWith(ACCURACY);
  }

  /** Returns whether the column is the loss of accuracy, which can be 0 or negative. */
  public boolean isLoss() {
    return column.equals(LOSS);
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return column + ":" + direction.key();
  }
}
