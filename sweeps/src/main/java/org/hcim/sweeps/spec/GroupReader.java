package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads a zip group: parameters that change together, step by step. */
record GroupReader(Problems problems) {

  /** Reads a group; empty if it has no usable row. */
  Optional<AxisDraft> read(String path, Node node) {
    Map<Parameter, List<Object>> columns = columns(path, node);
    long lengths = columns.values().stream().map(List::size).distinct().count();
    if (columns.isEmpty() || columns.containsValue(List.of())) {
      return Optional.empty();
    }
    if (lengths > 1) {
      String counts =
          columns.entrySet().stream()
              .map(column -> column.getKey().column() + " " + column.getValue().size())
              .collect(Collectors.joining(", "));
      problems.add(node.at(), path, "lists of different lengths: " + counts);
      return Optional.empty();
    }
    List<Parameter> parameters = List.copyOf(columns.keySet());
    return Optional.of(
        new AxisDraft(
            AxisDraft.Source.ZIP,
            parameters.stream().map(Parameter::column).collect(Collectors.joining("+")),
            path,
            node.at(),
            parameters,
            rows(path, node, columns),
            Optional.empty(),
            ((Node.Mapping) node).get("when")));
  }

  private Map<Parameter, List<Object>> columns(String path, Node node) {
    Map<Parameter, List<Object>> columns = new LinkedHashMap<>();
    Fields.mapping(problems, path, node, "parameter: values, for two or more parameters")
        .ifPresent(
            mapping ->
                mapping.entries().stream()
                    .filter(entry -> !entry.key().equals("when"))
                    .forEach(entry -> column(path, entry, columns)));
    return columns;
  }

  private void column(String path, Node.Entry entry, Map<Parameter, List<Object>> columns) {
    String below = path + "." + entry.key();
    new Values(problems)
        .parameter(path, entry)
        .ifPresent(p -> columns.put(p, values(p, below, entry.value())));
  }

  /** The values of one column, which may repeat. */
  private List<Object> values(Parameter parameter, String path, Node node) {
    if (!(node instanceof Node.Sequence list)) {
      return new AxisReader(problems).values(parameter, path, node);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      new Values(problems)
          .one(parameter, path + "[" + i + "]", list.items().get(i))
          .ifPresent(values::add);
    }
    return values.size() == list.items().size() ? values : List.of();
  }

  private List<Row> rows(String path, Node node, Map<Parameter, List<Object>> columns) {
    int length = columns.values().iterator().next().size();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int step = i;
      List<Object> values = columns.values().stream().map(column -> column.get(step)).toList();
      String label =
          values.stream()
              .map(value -> String.valueOf(Values.plain(value)))
              .collect(Collectors.joining(", "));
      var row = new Row(label, values);
      if (rows.contains(row)) {
        problems.add(node.at(), path, "(" + label + ") appears twice");
      }
      rows.add(row);
    }
    return rows;
  }
}
