package org.hcim.sweeps.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.simulator.study.SimulatedDesign;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads assumptions of the cost model: {@code design: {xbar_columns: 256}}. */
record DesignReader(Problems problems) {

  private static final List<String> COLUMNS =
      Arrays.stream(Parameter.values()).map(Parameter::column).toList();

  Map<Parameter, Object> read(Node node) {
    Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
    Optional<Fields> fields = Fields.of(problems, "design", node, COLUMNS);
    for (Parameter parameter : Parameter.values()) {
      fields
          .flatMap(f -> f.get(parameter.column()))
          .ifPresent(value -> value(parameter, value, values));
    }
    return values;
  }

  private void value(Parameter parameter, Node node, Map<Parameter, Object> values) {
    try {
      Object parsed = parameter.parse(node instanceof Node.Scalar s ? s.value() : node.kind());
      SimulatedDesign.requireOpen(parameter, parsed);
      values.put(parameter, parsed);
    } catch (InvalidDesignException e) {
      problems.add(node.at(), "design." + parameter.column(), e.getMessage());
    }
  }
}
