package org.hcim.sweeps.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.sweeps.space.Condition;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/**
 * Resolves the conditions of an axis, given under {@code when}.
 *
 * @param defaults by ordinal, for parameters that a bundle does not set
 */
record ConditionReader(Problems problems, List<AxisDraft> drafts, List<Object> defaults) {

  /** Reads the conditions of one axis, all of which hold where the axis is active. */
  List<Condition> read(AxisDraft draft) {
    String path = draft.path() + ".when";
    return draft
        .when()
        .flatMap(node -> Fields.mapping(problems, path, node, "axis: value or list of values"))
        .map(mapping -> mapping.entries())
        .orElse(List.of())
        .stream()
        .map(entry -> condition(draft, path + "." + entry.key(), entry))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Condition> condition(AxisDraft draft, String path, Node.Entry entry) {
    List<AxisDraft> named = find(entry.key());
    if (named.size() > 1) {
      String paths = named.stream().map(AxisDraft::path).collect(Collectors.joining(" and "));
      problems.add(
          entry.at(),
          path,
          entry.key() + " is set by " + paths,
          "a condition needs a parameter that one group sets, or the name of a group of bundles");
      return Optional.empty();
    }
    Optional<AxisDraft> other = named.stream().findFirst();
    if (other.isEmpty()) {
      List<String> names = drafts.stream().map(AxisDraft::name).toList();
      problems.addUnknown(entry.at(), path, "no axis " + entry.key(), entry.key(), names);
      return Optional.empty();
    }
    if (other.get().equals(draft)) {
      problems.add(entry.at(), path, "an axis cannot depend on itself");
      return Optional.empty();
    }
    if (other.get().interval().isPresent()) {
      problems.add(entry.at(), path, "a condition needs listed values, not between");
      return Optional.empty();
    }
    Set<Integer> rows = new TreeSet<>();
    for (Node value : values(entry.value())) {
      rows.addAll(rows(other.get(), entry.key(), path, value));
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Condition(other.get().name(), rows));
  }

  /** The axis with the given name, or the groups that set the parameter with that name. */
  private List<AxisDraft> find(String key) {
    Optional<AxisDraft> axis = drafts.stream().filter(d -> d.name().equals(key)).findFirst();
    return axis.map(List::of)
        .or(() -> Parameter.named(key).map(this::groupsThatSet))
        .orElse(List.of());
  }

  private List<AxisDraft> groupsThatSet(Parameter parameter) {
    return drafts.stream().filter(draft -> draft.parameters().contains(parameter)).toList();
  }

  private static List<Node> values(Node node) {
    return node instanceof Node.Sequence list ? list.items() : List.of(node);
  }

  private Set<Integer> rows(AxisDraft other, String key, String path, Node value) {
    String wanted = value instanceof Node.Scalar scalar ? scalar.text() : value.kind();
    List<String> has = names(other, key);
    Set<Integer> rows =
        IntStream.range(0, has.size())
            .filter(row -> has.get(row) != null && same(has.get(row), wanted))
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    if (rows.isEmpty()) {
      List<String> known = has.stream().filter(Objects::nonNull).distinct().toList();
      problems.addUnknown(value.at(), path, key + " is never " + wanted, wanted, known);
    }
    return rows;
  }

  /**
   * The name of each row of an axis, for a condition on {@code key}; null where the readout of a
   * bundle lacks the parameter.
   */
  private List<String> names(AxisDraft other, String key) {
    if (other.name().equals(key)) {
      return other.rows().stream().map(row -> row.label()).toList();
    }
    Parameter parameter = Parameter.named(key).orElseThrow();
    List<String> names = new ArrayList<>();
    other
        .rows()
        .forEach(
            row -> {
              Object value = other.value(row, parameter);
              Object used = value == null ? defaults.get(Slot.of(parameter)) : value;
              names.add(applies(other, row, parameter) ? String.valueOf(Values.plain(used)) : null);
            });
    return names;
  }

  private boolean applies(AxisDraft axis, Row row, Parameter parameter) {
    if (!axis.parameters().contains(Parameter.READOUT)) {
      return true;
    }
    Object value = axis.value(row, Parameter.READOUT);
    Object readout = value == null ? defaults.get(Slot.of(Parameter.READOUT)) : value;
    return parameter.appliesTo((ReadoutKind) readout);
  }

  /** Returns whether two texts are equal or the same number. */
  private static boolean same(String name, String wanted) {
    return name.equals(wanted)
        || (isNumber(name)
            && isNumber(wanted)
            && new BigDecimal(name).compareTo(new BigDecimal(wanted)) == 0);
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
  }
}
