package org.hcim.sweeps.space;

import java.io.Serializable;

/** Evenly spaced levels of one axis, from its first value to its last. */
sealed interface AxisLevels extends Serializable {

  /** The number of levels. */
  int count();

  /** The coordinate in [0, 1) at which the axis takes the level's value. */
  double coordinate(int level);

  /** The position of the level: 0 at the first value, 1 at the last. */
  double position(int level);

  /**
   * The levels of an axis.
   *
   * @param ofInterval the number of levels of an interval; the levels of a list are its values
   */
  static AxisLevels of(Axis axis, int ofInterval) {
    if (axis instanceof Axis.Interval interval) {
      boolean whole = interval.min() instanceof Integer;
      long values = interval.max().longValue() - interval.min().longValue() + 1;
      return whole
          ? new Steps(Math.toIntExact(values), (int) Math.min(values, ofInterval))
          : new Ramp(ofInterval);
    }
    int rows = ((Axis.Listed) axis).rows().size();
    return new Steps(rows, rows);
  }

  /**
   * The number of levels that a move crosses: half of all, so that all are visited equally often.
   */
  default int stride() {
    return Math.min(Math.max(1, count() / 2), count() - 1);
  }

  /**
   * Levels of an axis of discrete values.
   *
   * @param values the number of values of the axis
   */
  record Steps(int values, int count) implements AxisLevels {

    @Override
    public double coordinate(int level) {
      return (value(level) + 0.5) / values;
    }

    @Override
    public double position(int level) {
      return values == 1 ? 0 : (double) value(level) / (values - 1);
    }

    private long value(int level) {
      return count == 1 ? 0 : Math.round((double) level * (values - 1) / (count - 1));
    }
  }

  /** Levels of a continuous axis. */
  record Ramp(int count) implements AxisLevels {

    @Override
    public double coordinate(int level) {
      return Math.min(position(level), Math.nextDown(1.0));
    }

    @Override
    public double position(int level) {
      return (double) level / (count - 1);
    }
  }
}
