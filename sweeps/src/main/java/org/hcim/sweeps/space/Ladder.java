package org.hcim.sweeps.space;

import java.io.Serializable;

/** The levels of one axis between its first value and its last, evenly spread. */
sealed interface Ladder extends Serializable {

  /** How many levels there are. */
  int rungs();

  /** The coordinate in [0, 1) at which the axis takes the level's value. */
  double coordinate(int rung);

  /** Where the level lies: 0 at the first value, 1 at the last. */
  double position(int rung);

  /**
   * The levels of an axis.
   *
   * @param levels of an interval; a list's levels are its values
   */
  static Ladder of(Axis axis, int levels) {
    if (axis instanceof Axis.Interval interval) {
      boolean whole = interval.least() instanceof Integer;
      long values = interval.most().longValue() - interval.least().longValue() + 1;
      return whole
          ? new Steps(Math.toIntExact(values), (int) Math.min(values, levels))
          : new Ramp(levels);
    }
    int rows = ((Axis.Listed) axis).rows().size();
    return new Steps(rows, rows);
  }

  /** How many levels a move goes up or down: half of them, so that all are visited alike. */
  default int stride() {
    return Math.min(Math.max(1, rungs() / 2), rungs() - 1);
  }

  /**
   * Some of a number of separate values.
   *
   * @param values of the axis
   */
  record Steps(int values, int rungs) implements Ladder {

    @Override
    public double coordinate(int rung) {
      return (value(rung) + 0.5) / values;
    }

    @Override
    public double position(int rung) {
      return values == 1 ? 0 : (double) value(rung) / (values - 1);
    }

    private long value(int rung) {
      return rungs == 1 ? 0 : Math.round((double) rung * (values - 1) / (rungs - 1));
    }
  }

  /** Levels of a continuous axis. */
  record Ramp(int rungs) implements Ladder {

    @Override
    public double coordinate(int rung) {
      return Math.min(position(rung), Math.nextDown(1.0));
    }

    @Override
    public double position(int rung) {
      return (double) rung / (rungs - 1);
    }
  }
}
