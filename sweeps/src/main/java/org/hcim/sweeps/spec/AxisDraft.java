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
 * An axis as it is written, before its conditions are resolved.
 *
 * @param name the column, or the name of a group
 * @param path the keys that lead to it
 * @param rows empty for an interval
 * @param when its conditions as written
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

  /** The value to which a row sets a parameter; null where it does not set it. */
  Object value(Row row, Parameter parameter) {
    return row.values().get(parameters.indexOf(parameter));
  }
}
