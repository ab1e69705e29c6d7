package org.hcim.sweeps.spec;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.technology.Constant;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads one design: a value for each parameter that differs from its default. */
public record DesignReader(Problems problems) {

  /** The domain of crossbar sizes: published macros may be smaller than the crossbars of sweeps. */
  private static final Domain LINES =
      new Domain.IntegerRange(1, DesignPoint.MAX_LINES, Optional.empty(), "");

  /** Reads a design; empty if a value is invalid or a rule is violated. */
  public Optional<DesignPoint> read(String path, Node node) {
    int before = problems.count();
    Map<Parameter, Object> stated = new EnumMap<>(Parameter.class);
    Map<Parameter, Node.Entry> entries = new EnumMap<>(Parameter.class);
    var values = new Values(problems);
    List<Node.Entry> all =
        Fields.mapping(problems, path, node, "parameter: value")
            .map(Node.Mapping::entries)
            .orElse(List.of());
    for (Node.Entry entry : all) {
      Optional<Parameter> parameter = values.parameter(path, entry);
      parameter.ifPresent(known -> entries.put(known, entry));
      parameter
          .flatMap(
              known -> values.one(known, domain(known), path + "." + entry.key(), entry.value()))
          .ifPresent(value -> stated.put(parameter.orElseThrow(), value));
    }
    Object[] design = withDefaults(stated);
    refuseInapplicable(path, entries, (ReadoutKind) design[Parameter.READOUT.ordinal()]);
    return problems.count() > before ? Optional.empty() : point(path, node, design);
  }

  /** Reads model constants and their replacement values. */
  public Map<Constant, Double> constants(Node node) {
    Map<Constant, Double> constants = new EnumMap<>(Constant.class);
    new ConstantReader(problems)
        .read(node)
        .forEach((key, value) -> constants.put(Constant.named(key).orElseThrow(), value));
    return constants;
  }

  /** The values of a design by {@link Parameter#ordinal()}: stated values, otherwise defaults. */
  public static Object[] withDefaults(Map<Parameter, Object> stated) {
    Object[] values = new Object[Parameter.count()];
    for (Parameter parameter : Parameter.values()) {
      values[parameter.ordinal()] =
          stated.getOrDefault(parameter, parameter.domain().byDefault().orElse(null));
    }
    return values;
  }

  private static Domain domain(Parameter parameter) {
    return parameter == Parameter.XBAR_ROWS || parameter == Parameter.XBAR_COLUMNS
        ? LINES
        : parameter.domain();
  }

  private void refuseInapplicable(
      String path, Map<Parameter, Node.Entry> entries, ReadoutKind readout) {
    entries.forEach(
        (parameter, entry) -> {
          if (!parameter.appliesTo(readout)) {
            problems.add(
                entry.at(), path + "." + entry.key(), "does not apply to readout " + readout.key());
          }
        });
  }

  private Optional<DesignPoint> point(String path, Node node, Object[] design) {
    try {
      return Optional.of(DesignPoint.of(design));
    } catch (InvalidDesignException e) {
      problems.add(node.at(), path, e.getMessage());
      return Optional.empty();
    }
  }
}
