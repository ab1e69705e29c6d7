package org.hcim.sweeps.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.ReadoutKind;

/** Enumerates the combinations of the axes that control others. */
final class BranchBuilder {

  /** Maximum number of branches, which are the part of a grid that is kept in memory. */
  static final int MAX = 20_000;

  /** Maximum steps of joined axes: longer ones would gain little, and are sent to every task. */
  private static final int MAX_JOINED = 1024;

  /** Maximum whole points that all branches together precompute: two megabytes. */
  private static final int MAX_EXPANDED = 1 << 14;

  private final Axes axes;
  private final Activation activation;
  private final List<Integer> controlling;
  private final List<Integer> others;
  private final Map<String, ActiveAxis> prepared = new HashMap<>();
  private int count;

  /** Visits each combination of the controlling axes in turn. */
  private interface Visitor {
    void visit(int[] chosen, Object[] base, List<Axis.Listed> active);
  }

  BranchBuilder(Axes axes) {
    this.axes = axes;
    axes.axes().stream()
        .filter(Axis.Interval.class::isInstance)
        .forEach(axis -> refuseInterval(axis.name()));
    this.activation = new Activation(axes);
    List<Integer> order = axes.order();
    this.controlling = order.stream().filter(axes::controls).toList();
    this.others =
        IntStream.range(0, axes.axes().size()).filter(i -> !axes.controls(i)).boxed().toList();
  }

  List<Branch> build() {
    List<Branch> branches = new ArrayList<>();
    expand((chosen, base, active) -> branches.add(branch(base, active)));
    long rows = branches.stream().mapToLong(Branch::lastRows).sum();
    return rows > MAX_EXPANDED ? branches : branches.stream().map(Branch::expanded).toList();
  }

  /** Builds the same branches as blocks that name the varying axes. */
  List<GridBlock> blocks() {
    List<GridBlock> blocks = new ArrayList<>();
    expand((chosen, base, active) -> blocks.add(block(blocks, chosen, base, active)));
    return blocks;
  }

  /** Builds the same branches without joining axes. */
  List<GridBranch> searchable() {
    List<GridBranch> found = new ArrayList<>();
    expand(
        (chosen, base, active) -> {
          ReadoutKind readout = Slot.readout(base);
          found.add(
              new GridBranch(
                  base,
                  active.stream()
                      .map(axis -> ActiveAxis.of(axis, axes.defaults(), readout))
                      .toList()));
        });
    return found;
  }

  private void expand(Visitor visitor) {
    int[] chosen = new int[axes.axes().size()];
    Arrays.fill(chosen, Activation.INACTIVE);
    count = 0;
    expand(0, chosen, axes.defaults().toArray(), visitor);
  }

  private void expand(int step, int[] chosen, Object[] base, Visitor visitor) {
    if (step == controlling.size()) {
      visit(chosen, base, visitor);
      return;
    }
    int axis = controlling.get(step);
    chosen[axis] = Activation.INACTIVE;
    if (!activation.isActive(axis, chosen, Slot.readout(base))) {
      expand(step + 1, chosen, base, visitor);
      return;
    }
    Axis.Listed listed = (Axis.Listed) axes.axes().get(axis);
    for (int row = 0; row < listed.rows().size(); row++) {
      chosen[axis] = row;
      Object[] values = base.clone();
      Axes.write(listed, row, values);
      expand(step + 1, chosen, values, visitor);
    }
    chosen[axis] = Activation.INACTIVE;
  }

  private void visit(int[] chosen, Object[] base, Visitor visitor) {
    if (count++ == MAX) {
      throw new IllegalArgumentException(
          "axes that control others have more than " + MAX + " combinations");
    }
    ReadoutKind readout = Slot.readout(base);
    List<Axis.Listed> active =
        others.stream()
            .filter(axis -> activation.isActive(axis, chosen, readout))
            .map(axis -> (Axis.Listed) axes.axes().get(axis))
            .toList();
    Object[] masked = base.clone();
    Applicability.mask(masked);
    visitor.visit(chosen, masked, active);
  }

  private Branch branch(Object[] base, List<Axis.Listed> active) {
    return new Branch(base, prepare(active, Slot.readout(base)));
  }

  private GridBlock block(
      List<GridBlock> before, int[] chosen, Object[] base, List<Axis.Listed> active) {
    long first = before.isEmpty() ? 0 : before.get(before.size() - 1).end();
    List<GridBlock.Held> held =
        controlling.stream()
            .filter(axis -> chosen[axis] != Activation.INACTIVE)
            .map(axis -> held((Axis.Listed) axes.axes().get(axis), chosen[axis]))
            .toList();
    ReadoutKind readout = Slot.readout(base);
    return new GridBlock(
        first, held, active.stream().map(axis -> factor(axis, axes.defaults(), readout)).toList());
  }

  private static GridBlock.Held held(Axis.Listed axis, int row) {
    return new GridBlock.Held(axis.name(), axis.rows().get(row).label());
  }

  /** An axis with the names of the steps that {@link ActiveAxis} keeps. */
  private static GridBlock.Factor factor(
      Axis.Listed axis, List<Object> defaults, ReadoutKind readout) {
    return new GridBlock.Factor(axis.name(), ActiveAxis.labels(axis, defaults, readout));
  }

  /** Joins neighboring axes while the joined axis stays short. */
  private List<ActiveAxis> prepare(List<Axis.Listed> active, ReadoutKind readout) {
    List<ActiveAxis> joined = new ArrayList<>();
    StringBuilder names = new StringBuilder();
    for (Axis.Listed axis : active) {
      ActiveAxis next =
          prepared.computeIfAbsent(
              readout + " " + axis.name(), key -> ActiveAxis.of(axis, axes.defaults(), readout));
      ActiveAxis last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && (long) last.size() * next.size() <= MAX_JOINED) {
        names.append(' ').append(axis.name());
        joined.set(
            joined.size() - 1,
            prepared.computeIfAbsent(readout + " " + names, key -> last.times(next)));
      } else {
        names = new StringBuilder(axis.name());
        joined.add(next);
      }
    }
    return joined;
  }

  private static void refuseInterval(String name) {
    throw new IllegalArgumentException("axis " + name + " is an interval; a grid needs values");
  }
}
