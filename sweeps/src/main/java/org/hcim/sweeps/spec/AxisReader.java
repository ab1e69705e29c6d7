package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads the values of one axis: a list, or one of the forms that generate values. */
record AxisReader(Problems problems) {

  /** The forms in which values can be written; an axis uses one. */
  static final String FORMS = "values, range, powers_of_two, linear, log, between";

  private static final List<String> FORM_KEYS = List.of(FORMS.split(", "));
  private static final List<String> KEYS =
      List.of(
          "values", "range", "step", "powers_of_two", "linear", "log", "points", "between", "when");

  /** Reads an axis; empty if it has no usable value. */
  Optional<AxisDraft> read(Parameter parameter, String path, Node.Entry entry) {
    Optional<Axis.Interval> interval = Optional.empty();
    List<Object> values = List.of();
    Optional<Node> when = Optional.empty();
    if (entry.value() instanceof Node.Mapping) {
      Optional<Fields> fields = Fields.of(problems, path, entry.value(), KEYS);
      when = fields.flatMap(axis -> axis.get("when"));
      if (fields.isPresent() && fields.get().has("between")) {
        interval =
            form(fields.get())
                .flatMap(form -> new IntervalReader(problems).read(parameter, fields.get()));
      } else {
        values = fields.map(axis -> generated(parameter, axis)).orElse(List.of());
      }
    } else {
      values = new Values(problems).many(parameter, path, entry.value());
    }
    if (values.isEmpty() && interval.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AxisDraft(
            AxisDraft.Source.AXES,
            parameter.column(),
            path,
            entry.at(),
            List.of(parameter),
            values.stream().map(AxisReader::row).toList(),
            interval,
            when));
  }

  /** Reads a list, or a mapping that generates one, where intervals and conditions do not apply. */
  List<Object> values(Parameter parameter, String path, Node node) {
    if (!(node instanceof Node.Mapping)) {
      return new Values(problems).many(parameter, path, node);
    }
    return Fields.of(problems, path, node, KEYS.subList(0, 7))
        .map(fields -> generated(parameter, fields))
        .orElse(List.of());
  }

  private static Row row(Object value) {
    return new Row(String.valueOf(Values.plain(value)), List.of(value));
  }

  private Optional<String> form(Fields axis) {
    List<String> used = FORM_KEYS.stream().filter(axis::has).toList();
    if (used.size() != 1) {
      problems.add(axis.at(), axis.path(), "must have one of these keys", "", FORMS);
      return Optional.empty();
    }
    refuseStray(axis, "step", used.get(0).equals("range"), "range");
    boolean counted = used.get(0).equals("linear") || used.get(0).equals("log");
    refuseStray(axis, "points", counted, "linear or log");
    return Optional.of(used.get(0));
  }

  private void refuseStray(Fields axis, String key, boolean fits, String owner) {
    if (axis.has(key) && !fits) {
      problems.add(axis.at(key), axis.path(key), "applies to " + owner + " only");
    }
  }

  private List<Object> generated(Parameter parameter, Fields axis) {
    Optional<String> form = form(axis);
    if (form.isEmpty()) {
      return List.of();
    }
    String path = axis.path(form.get());
    Node node = axis.get(form.get()).orElseThrow();
    if (form.get().equals("values")) {
      return new Values(problems).many(parameter, path, node);
    }
    return new SpacingReader(problems).read(parameter, axis, form.get());
  }
}
