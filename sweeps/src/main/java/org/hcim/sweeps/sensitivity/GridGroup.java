package org.hcim.sweeps.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import org.hcim.sweeps.space.GridBlock;
import org.hcim.sweeps.space.GridBlock.Factor;
import org.hcim.sweeps.space.GridBlock.Held;

/**
 * The blocks of a grid in which the same axes are active, as one factorial.
 *
 * @param controlling the axes that are constant within a block, with their steps in these blocks
 * @param factors the axes that vary within each block
 */
record GridGroup(List<Factor> controlling, List<Factor> factors, List<GridBlock> blocks) {

  /** Maximum cells of a group, whose responses are kept in memory. */
  static final long MAX_CELLS = 1L << 27;

  /** Groups blocks by active axes, in order of first occurrence. */
  static List<GridGroup> of(List<GridBlock> blocks) {
    Map<Object, List<GridBlock>> groups = new LinkedHashMap<>();
    for (GridBlock block : blocks) {
      List<String> held = block.held().stream().map(Held::axis).toList();
      groups.computeIfAbsent(List.of(held, block.factors()), key -> new ArrayList<>()).add(block);
    }
    return groups.values().stream().map(GridGroup::join).toList();
  }

  private static GridGroup join(List<GridBlock> blocks) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    for (GridBlock block : blocks) {
      for (Held held : block.held()) {
        labels.computeIfAbsent(held.axis(), axis -> new LinkedHashSet<>()).add(held.label());
      }
    }
    List<Factor> controlling =
        labels.entrySet().stream()
            .map(axis -> new Factor(axis.getKey(), List.copyOf(axis.getValue())))
            .toList();
    return new GridGroup(controlling, blocks.get(0).factors(), blocks);
  }

  /** The values that the designs of the group have in common. */
  String name() {
    String held =
        controlling.stream()
            .map(axis -> axis.axis() + " = " + String.join(" | ", axis.labels()))
            .collect(Collectors.joining(", "));
    return held.isEmpty() ? Attribution.ALL : held;
  }

  /** All active axes; axes that are constant within a block come first. */
  List<Factor> axes() {
    List<Factor> axes = new ArrayList<>(controlling);
    axes.addAll(factors);
    return axes;
  }

  long cells() {
    return axes().stream()
        .mapToLong(axis -> axis.labels().size())
        .reduce(1, (a, b) -> a > MAX_CELLS ? a : a * b);
  }

  Factorial responses(LongToDoubleFunction response) {
    double[] values = new double[Math.toIntExact(cells())];
    Arrays.fill(values, Double.NaN);
    for (GridBlock block : blocks) {
      long size = block.size();
      int from = Math.toIntExact(place(block) * size);
      for (int i = 0; i < size; i++) {
        double value = response.applyAsDouble(block.first() + i);
        values[from + i] = Double.isFinite(value) ? value : Double.NaN;
      }
    }
    return new Factorial(axes().stream().mapToInt(a -> a.labels().size()).toArray(), values);
  }

  /** The index of a block's combination of controlling axes. */
  private long place(GridBlock block) {
    long place = 0;
    for (int i = 0; i < controlling.size(); i++) {
      List<String> labels = controlling.get(i).labels();
      place = place * labels.size() + labels.indexOf(block.held().get(i).label());
    }
    return place;
  }
}
