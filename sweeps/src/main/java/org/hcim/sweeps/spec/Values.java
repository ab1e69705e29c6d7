package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads parameters and their values. */
record Values(Problems problems) {

  /** The form of a value in a spec, a table or a message. */
  static Object plain(Object value) {
    return value instanceof Choice choice ? choice.key() : value;
  }

  /** Reads the parameter that a key names; reports a problem if there is none. */
  Optional<Parameter> parameter(String path, Node.Entry entry) {
    Optional<Parameter> parameter = Parameter.named(entry.key());
    if (parameter.isEmpty()) {
      problems.addUnknown(
          entry.at(), path + "." + entry.key(), "unknown key", entry.key(), columns());
    }
    return parameter;
  }

  /** The names of all parameters. */
  static List<String> columns() {
    return Arrays.stream(Parameter.values()).map(Parameter::column).toList();
  }

  /** Reads one value of a parameter. */
  Optional<Object> one(Parameter parameter, String path, Node node) {
    return one(parameter, parameter.domain(), path, node);
  }

  /** Reads one value of a parameter, from a domain other than the one for specs. */
  Optional<Object> one(Parameter parameter, Domain domain, String path, Node node) {
    if (!(node instanceof Node.Scalar scalar) || scalar.value() == null) {
      problems.add(node.at(), path, "must be " + domain.accepts() + ", not " + node.kind());
      return Optional.empty();
    }
    try {
      return Optional.of(domain.parse(parameter.column(), scalar.value()));
    } catch (InvalidDesignException e) {
      if (domain instanceof Domain.Choices choices) {
        List<String> keys = choices.choices().stream().map(Choice::key).toList();
        problems.addUnknown(node.at(), path, "unknown name " + scalar.text(), scalar.text(), keys);
      } else {
        problems.add(node.at(), path, e.getMessage());
      }
      return Optional.empty();
    }
  }

  /** Reads one or more distinct values of a parameter. */
  List<Object> many(Parameter parameter, String path, Node node) {
    List<Object> values = new ArrayList<>();
    Optional<Node.Sequence> list =
        Fields.list(problems, path, node, "a list of values or one of " + AxisReader.FORMS);
    if (list.isPresent() && list.get().items().isEmpty()) {
      problems.add(node.at(), path, "an empty list", "an axis has at least one value");
    }
    for (int i = 0; i < list.map(l -> l.items().size()).orElse(0); i++) {
      Node item = list.get().items().get(i);
      String itemPath = path + "[" + i + "]";
      Optional<Object> value = one(parameter, itemPath, item);
      if (value.isPresent() && values.contains(value.get())) {
        problems.add(item.at(), itemPath, plain(value.get()) + " appears twice");
      }
      value.ifPresent(values::add);
    }
    return values;
  }

  /** Reads parameters with one value each, in the order of the file. */
  Map<Parameter, Object> assignments(String path, Node node) {
    Map<Parameter, Object> assigned = new LinkedHashMap<>();
    Fields.mapping(problems, path, node, "parameter: value")
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        entry ->
                            parameter(path, entry)
                                .ifPresent(
                                    p ->
                                        one(p, path + "." + entry.key(), entry.value())
                                            .ifPresent(value -> assigned.put(p, value)))));
    return assigned;
  }
}
