package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.Condition;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Position;

/**
 * An axis as written in a spec, before its conditions are resolved.
 *
 * @param name the column, or the name of a group
 * @param path the keys that lead to it
 * @param rows empty for an interval
 * @param when the conditions as written
 */
record AxisDraft(
    Source source,
    String name,
    String path,
    Position at,
    List<Parameter> parameters,
    List<Row> rows,
    Optional<Axis.Interval> interval,
    Optional<Node> when) {

  /** The section that defines an axis; also the order in which axes are enumerated. */
  enum Source {
    BUNDLES,
    ZIP,
    AXES
  }

  Axis axis(List<Condition> conditions) {
    if (interval.isPresent()) {
      Axis.Interval open = interval.get();
      return new Axis.Interval(name, open.parameter(), open.min(), open.max(), conditions);
    }
    return new Axis.Listed(name, parameters, rows, conditions);
  }

  /** The value that a row gives a parameter; null if the row does not set it. */
  Object value(Row row, Parameter parameter) {
    return row.values().get(parameters.indexOf(parameter));
  }
}
