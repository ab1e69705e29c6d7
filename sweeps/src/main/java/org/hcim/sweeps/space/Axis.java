package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.List;
import org.hcim.accelerator.design.Parameter;

/**
 * One independent choice of a design space.
 *
 * <p>It is inactive, and multiplies nothing, where one of its conditions does not hold or where
 * none of its parameters applies to the readout.
 */
public sealed interface Axis extends Serializable {

  /** Unique within the space: a column, or the name of a group. */
  String name();

  /** The parameters that it sets. */
  List<Parameter> parameters();

  /** All of these hold where the axis is active. */
  List<Condition> when();

  /** Values that are listed; several parameters move together. */
  record Listed(String name, List<Parameter> parameters, List<Row> rows, List<Condition> when)
      implements Axis {

    public Listed {
      parameters = List.copyOf(parameters);
      rows = List.copyOf(rows);
      when = List.copyOf(when);
    }
  }

  /**
   * All values between two bounds, both included; for sampling only.
   *
   * @param min an Integer for a parameter of whole numbers, else a Double
   * @param max of the same type
   */
  record Interval(String name, Parameter parameter, Number min, Number max, List<Condition> when)
      implements Axis {

    public Interval {
      when = List.copyOf(when);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(parameter);
    }

    /** The value at a coordinate in [0, 1). */
    Object at(double coordinate) {
      if (min instanceof Integer from) {
        return from + (int) (coordinate * (max.intValue() - from + 1L));
      }
      return min.doubleValue() + coordinate * (max.doubleValue() - min.doubleValue());
    }
  }
}
