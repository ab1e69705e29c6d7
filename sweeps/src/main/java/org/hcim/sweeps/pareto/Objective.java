package org.hcim.sweeps.pareto;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A column that should be small or large.
 *
 * @param column a number of the table
 * @param direction which values are better
 */
public record Objective(String column, Direction direction) implements Serializable {

  /** Fewer objectives need no frontier; more make almost every design a member. */
  public static final int FEWEST = 2;

  /** The most that frontiers are computed for. */
  public static final int MOST = 8;

  private static final String COLUMN = "[a-z][a-z0-9_]*";

  public Objective {
    if (!column.matches(COLUMN)) {
      throw new IllegalArgumentException(
          "objective (" + column + ") must be a column, such as energy_pj");
    }
    Objects.requireNonNull(direction, "direction");
  }

  /**
   * Reads a list such as {@code energy_pj:min,accuracy_top1_pct:max}.
   *
   * @throws IllegalArgumentException that says which part is wrong and what would be right
   */
  public static List<Objective> parseAll(String text) {
    List<Objective> objectives = Arrays.stream(text.split(",", -1)).map(Objective::parse).toList();
    check(objectives);
    return objectives;
  }

  /**
   * Checks a list of objectives.
   *
   * @throws IllegalArgumentException when there are too few or many, or a column comes twice
   */
  public static void check(List<Objective> objectives) {
    if (objectives.size() < FEWEST || objectives.size() > MOST) {
      throw new IllegalArgumentException(
          "%d objectives; a frontier has from %d to %d"
              .formatted(objectives.size(), FEWEST, MOST));
    }
    Set<String> seen = new HashSet<>();
    for (Objective objective : objectives) {
      if (!seen.add(objective.column())) {
        throw new IllegalArgumentException("objective " + objective.column() + " is there twice");
      }
    }
  }

  /** A value of the column as one to be minimised, and back. */
  public double minimised(double value) {
    return direction == Direction.MIN ? value : 0 - value;
  }

  /** Whether small values are better. */
  public boolean isMinimised() {
    return direction == Direction.MIN;
  }

  /** As {@link #parseAll} reads it. */
  @Override
  public String toString() {
    return column + ":" + direction;
  }

  private static Objective parse(String text) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "objective (" + text.strip() + ") must be a column and min or max: energy_pj:min");
    }
    return new Objective(parts[0], direction(parts[0], parts[1]));
  }

  private static Direction direction(String column, String name) {
    for (Direction direction : Direction.values()) {
      if (direction.toString().equals(name)) {
        return direction;
      }
    }
    throw new IllegalArgumentException(
        "direction of " + column + " (" + name + ") must be min or max");
  }
}
