package org.hcim.sweeps.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/**
 * The naive reference of a grid: loops over the full product of all rows, marks what is inactive,
 * and keeps what was not seen before. Conditions must name earlier axes, and the first axis must be
 * the readout.
 */
final class NestedLoops {

  private final List<Axis.Listed> axes;
  private final List<Object> defaults;
  private final List<Integer> loops;
  private final int[] rows;
  private final Map<List<Object>, List<Object>> seen = new LinkedHashMap<>();

  private NestedLoops(Axes space) {
    this.axes = space.axes().stream().map(Axis.Listed.class::cast).toList();
    this.defaults = space.defaults();
    this.rows = new int[axes.size()];
    List<Integer> outer = IntStream.range(0, axes.size()).filter(this::isNamed).boxed().toList();
    List<Integer> inner = IntStream.range(0, axes.size()).filter(i -> !isNamed(i)).boxed().toList();
    this.loops = new ArrayList<>(outer);
    loops.addAll(inner);
  }

  static List<List<Object>> points(Axes axes) {
    var loops = new NestedLoops(axes);
    loops.loop(0);
    return List.copyOf(loops.seen.values());
  }

  private boolean isNamed(int axis) {
    return axis == 0
        || axes.stream()
            .flatMap(a -> a.when().stream())
            .anyMatch(c -> c.axis().equals(axes.get(axis).name()));
  }

  private void loop(int depth) {
    if (depth == loops.size()) {
      visit();
      return;
    }
    int axis = loops.get(depth);
    for (int row = 0; row < axes.get(axis).rows().size(); row++) {
      rows[axis] = row;
      loop(depth + 1);
    }
  }

  private void visit() {
    var readout = (ReadoutKind) axes.get(0).rows().get(rows[0]).values().get(0);
    List<Object> point = new ArrayList<>(defaults);
    boolean[] active = new boolean[axes.size()];
    for (int i = 0; i < axes.size(); i++) {
      active[i] = isActive(i, active, readout);
      for (int p = 0; active[i] && p < axes.get(i).parameters().size(); p++) {
        Object value = axes.get(i).rows().get(rows[i]).values().get(p);
        if (value != null) {
          point.set(Slot.of(axes.get(i).parameters().get(p)), value);
        }
      }
    }
    for (Parameter parameter : Parameter.values()) {
      if (!parameter.appliesTo(readout)) {
        point.set(Slot.of(parameter), null);
      }
    }
    List<Object> key = new ArrayList<>(point);
    IntStream.range(0, axes.size())
        .filter(this::isNamed)
        .forEach(i -> key.add(active[i] ? rows[i] : -1));
    seen.putIfAbsent(key, point);
  }

  private boolean isActive(int axis, boolean[] active, ReadoutKind readout) {
    Axis.Listed candidate = axes.get(axis);
    boolean applies =
        axis == 0 || candidate.parameters().stream().anyMatch(p -> p.appliesTo(readout));
    for (Condition condition : candidate.when()) {
      int other =
          IntStream.range(0, axes.size())
              .filter(i -> axes.get(i).name().equals(condition.axis()))
              .findFirst()
              .orElseThrow();
      applies &= active[other] && condition.rows().contains(rows[other]);
    }
    return applies;
  }

  /** All points of a space, in order. */
  static List<List<Object>> points(DesignSpace space) {
    List<List<Object>> points = new ArrayList<>();
    for (long i = 0; i < space.size(); i++) {
      points.add(Arrays.asList(space.point(i)));
    }
    return points;
  }
}
