package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/**
 * The axes of a design space and the values of all other parameters.
 *
 * @param axes in the order of the spec
 * @param defaults a value for each parameter by ordinal, used unless an active axis sets it; null
 *     if the model derives it
 */
public record Axes(List<Axis> axes, List<Object> defaults) implements Serializable {

  public Axes {
    axes = List.copyOf(axes);
    defaults = Collections.unmodifiableList(new ArrayList<>(defaults)); // may contain nulls
    if (new HashSet<>(axes.stream().map(Axis::name).toList()).size() < axes.size()) {
      throw new IllegalArgumentException("axes must have different names");
    }
  }

  /** The defaults of all parameters, with fixed values replacing some. */
  public static List<Object> defaults(Map<Parameter, Object> fixed) {
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      Object preset = parameter.domain().byDefault().orElse(null);
      values.add(fixed.getOrDefault(parameter, preset));
    }
    return values;
  }

  /** The index of the axis with the given name. */
  int indexOf(String name) {
    return IntStream.range(0, axes.size())
        .filter(i -> axes.get(i).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no axis " + name));
  }

  /** The axis that sets the readout, or -1 if the readout is constant. */
  int readoutAxis() {
    return IntStream.range(0, axes.size())
        .filter(i -> axes.get(i).parameters().contains(Parameter.READOUT))
        .findFirst()
        .orElse(-1);
  }

  /** Returns whether other axes depend on an axis. */
  boolean controls(int axis) {
    String name = axes.get(axis).name();
    return axis == readoutAxis()
        || axes.stream().anyMatch(a -> a.when().stream().anyMatch(c -> c.axis().equals(name)));
  }

  /** Writes the values that a row sets; other values stay unchanged. */
  static void write(Axis.Listed axis, int row, Object[] values) {
    List<Object> source = axis.rows().get(row).values();
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i) != null) {
        values[Slot.of(axis.parameters().get(i))] = source.get(i);
      }
    }
  }

  /**
   * The axes on which an axis depends: by condition, or because it does not apply to all readouts.
   */
  private List<Integer> controllers(int axis) {
    List<Integer> found =
        axes.get(axis).when().stream()
            .map(condition -> indexOf(condition.axis()))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean suitsAll =
        axes.get(axis).parameters().stream()
            .allMatch(p -> p.readouts().size() == ReadoutKind.values().length);
    if (!suitsAll && axis != readoutAxis() && readoutAxis() >= 0) {
      found.add(readoutAxis());
    }
    return found;
  }

  /**
   * All axes, ordered so that each follows the axes on which it depends: axes that control others
   * first, otherwise in the order of the spec.
   *
   * @throws CircularConditionException if axes depend on each other
   */
  public List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    for (boolean controlling : new boolean[] {true, false}) {
      for (int axis = 0; axis < axes.size(); axis++) {
        if (controls(axis) == controlling) {
          visit(axis, order, new ArrayList<>());
        }
      }
    }
    return order;
  }

  private void visit(int axis, List<Integer> order, List<Integer> path) {
    if (order.contains(axis)) {
      return;
    }
    boolean circular = path.contains(axis);
    path.add(axis);
    if (circular) {
      throw new CircularConditionException(
          path.subList(path.indexOf(axis), path.size()).stream()
              .map(i -> axes.get(i).name())
              .toList());
    }
    controllers(axis).forEach(controller -> visit(controller, order, path));
    path.remove(path.size() - 1);
    order.add(axis);
  }
}
