package org.hcim.sweeps.spec;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.sweeps.space.Condition;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;

/** Finds parameters that are set in two places or have no effect. */
record Contradictions(Problems problems, List<AxisDraft> drafts, Map<Parameter, Object> fixed) {

  /** Refuses parameters that are set in two places. */
  void refuseTwiceSet(Map<AxisDraft, List<Condition>> conditions) {
    for (int i = 0; i < drafts.size(); i++) {
      AxisDraft draft = drafts.get(i);
      for (Parameter parameter : draft.parameters()) {
        if (fixed.containsKey(parameter)) {
          problems.add(
              draft.at(), draft.path(), parameter.column() + " is set under fixed as well");
        }
        for (AxisDraft earlier : drafts.subList(0, i)) {
          if (earlier.parameters().contains(parameter)
              && !excludes(draft, earlier, parameter, conditions)) {
            problems.add(
                draft.at(),
                draft.path(),
                parameter.column() + " is set by " + earlier.path() + " as well",
                "a second axis may set it only if its when excludes the bundles that set it");
          }
        }
      }
    }
  }

  /** Returns whether an axis is inactive wherever a group of bundles sets its parameter. */
  private static boolean excludes(
      AxisDraft axis,
      AxisDraft bundles,
      Parameter parameter,
      Map<AxisDraft, List<Condition>> conditions) {
    return bundles.source() == AxisDraft.Source.BUNDLES
        && parameter != Parameter.READOUT
        && conditions.get(axis).stream()
            .filter(condition -> condition.axis().equals(bundles.name()))
            .anyMatch(
                condition ->
                    condition.rows().stream()
                        .allMatch(
                            row -> bundles.value(bundles.rows().get(row), parameter) == null));
  }

  /** Refuses parameters that apply to none of the spec's readouts. */
  void refuseIdle(List<Object> defaults, Position fixedAt) {
    Set<ReadoutKind> readouts = readouts(defaults);
    for (AxisDraft draft : drafts) {
      if (draft.parameters().stream().noneMatch(p -> appliesToAny(p, readouts))) {
        problems.add(draft.at(), draft.path(), idle(draft.parameters().get(0), readouts));
      }
    }
    for (Parameter parameter : fixed.keySet()) {
      if (!appliesToAny(parameter, readouts)) {
        String path = "fixed." + parameter.column();
        problems.add(fixedAt, path, idle(parameter, readouts));
      }
    }
  }

  private Set<ReadoutKind> readouts(List<Object> defaults) {
    Set<ReadoutKind> readouts = EnumSet.noneOf(ReadoutKind.class);
    var preset = (ReadoutKind) defaults.get(Slot.of(Parameter.READOUT));
    drafts.stream()
        .filter(draft -> draft.parameters().contains(Parameter.READOUT))
        .forEach(
            draft ->
                draft
                    .rows()
                    .forEach(
                        row -> {
                          Object value = draft.value(row, Parameter.READOUT);
                          readouts.add(value == null ? preset : (ReadoutKind) value);
                        }));
    return readouts.isEmpty() ? EnumSet.of(preset) : readouts;
  }

  private static boolean appliesToAny(Parameter parameter, Set<ReadoutKind> readouts) {
    return readouts.stream().anyMatch(parameter::appliesTo);
  }

  private static String idle(Parameter parameter, Set<ReadoutKind> readouts) {
    return "never applies: the readout is "
        + keys(readouts)
        + ", "
        + parameter.column()
        + " applies to "
        + keys(parameter.readouts());
  }

  private static String keys(Set<ReadoutKind> readouts) {
    return readouts.stream().map(ReadoutKind::key).collect(Collectors.joining(" or "));
  }
}
