package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** The values that one or more listed axes write at each step for one readout, ready to copy. */
final class ActiveAxis implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] slots;
  private final int size;

  /** Row by row, a value for each slot. */
  private final Object[] values;

  private ActiveAxis(int[] slots, int size, Object[] values) {
    this.slots = slots;
    this.size = size;
    this.values = values;
  }

  /**
   * Fills in defaults for values that a row does not set, removes values that the readout does not
   * use, and merges equal rows.
   */
  static ActiveAxis of(Axis.Listed axis, List<Object> defaults, ReadoutKind readout) {
    Set<List<Object>> rows = resolved(axis, defaults, readout).keySet();
    return new ActiveAxis(
        axis.parameters().stream().mapToInt(Slot::of).toArray(),
        rows.size(),
        rows.stream().flatMap(List::stream).toArray());
  }

  /** The names of the steps, in order; equal steps keep the first name. */
  static List<String> labels(Axis.Listed axis, List<Object> defaults, ReadoutKind readout) {
    return List.copyOf(resolved(axis, defaults, readout).values());
  }

  private static Map<List<Object>, String> resolved(
      Axis.Listed axis, List<Object> defaults, ReadoutKind readout) {
    Map<List<Object>, String> rows = new LinkedHashMap<>();
    for (Row row : axis.rows()) {
      List<Object> resolved = new ArrayList<>();
      for (int i = 0; i < axis.parameters().size(); i++) {
        Parameter parameter = axis.parameters().get(i);
        Object value = row.values().get(i);
        Object chosen = value == null ? defaults.get(Slot.of(parameter)) : value;
        resolved.add(parameter.appliesTo(readout) ? chosen : null);
      }
      rows.putIfAbsent(resolved, row.label());
    }
    return rows;
  }

  /** Joins two axes into one, this axis varying slower; saves a division per point. */
  ActiveAxis times(ActiveAxis faster) {
    List<Object> product = new ArrayList<>();
    for (int row = 0; row < size * faster.size; row++) {
      product.addAll(row(row / faster.size));
      product.addAll(faster.row(row % faster.size));
    }
    return new ActiveAxis(
        IntStream.concat(Arrays.stream(slots), Arrays.stream(faster.slots)).toArray(),
        size * faster.size,
        product.toArray());
  }

  int size() {
    return size;
  }

  int[] slots() {
    return slots.clone();
  }

  void write(int row, Object[] point) {
    int from = row * slots.length;
    for (int i = 0; i < slots.length; i++) {
      point[slots[i]] = values[from + i];
    }
  }

  /** Returns whether the axis sets at least one of the parameters. */
  boolean sets(Set<Parameter> parameters) {
    return parameters.stream().anyMatch(p -> Arrays.stream(slots).anyMatch(s -> s == Slot.of(p)));
  }

  /** The steps that differ in the parameters, each with the number of steps that it represents. */
  Map<Integer, Long> distinct(Set<Parameter> parameters) {
    Map<List<Object>, Integer> first = new HashMap<>();
    Map<Integer, Long> counts = new LinkedHashMap<>();
    var point = new Object[Parameter.count()];
    for (int row = 0; row < size; row++) {
      write(row, point);
      Integer earlier = first.putIfAbsent(pick(point, parameters), row);
      counts.merge(earlier == null ? row : earlier, 1L, Long::sum);
    }
    return counts;
  }

  private List<Object> row(int row) {
    return Arrays.asList(values).subList(row * slots.length, (row + 1) * slots.length);
  }

  private static List<Object> pick(Object[] point, Set<Parameter> parameters) {
    List<Object> picked = new ArrayList<>();
    parameters.forEach(parameter -> picked.add(point[Slot.of(parameter)]));
    return picked;
  }
}
