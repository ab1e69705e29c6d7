package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.List;
import org.hcim.accelerator.design.Parameter;

/**
 * One independent dimension of a design space.
 *
 * <p>An axis is inactive, and multiplies nothing, if one of its conditions does not hold or none of
 * its parameters applies to the readout.
 */
public sealed interface Axis extends Serializable {

  /** The name, unique within the space: a column, or the name of a group. */
  String name();

  /** The parameters that the axis sets. */
  List<Parameter> parameters();

  /** The conditions that all hold if the axis is active. */
  List<Condition> when();

  /** An axis of listed values; several parameters vary together. */
  record Listed(String name, List<Parameter> parameters, List<Row> rows, List<Condition> when)
      implements Axis {

    public Listed {
      parameters = List.copyOf(parameters);
      rows = List.copyOf(rows);
      when = List.copyOf(when);
    }
  }

  /**
   * An axis of all values between two inclusive bounds; for sampling only.
   *
   * @param min an Integer for an integer parameter, otherwise a Double
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
