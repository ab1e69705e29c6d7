package org.hcim.sweeps.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.hcim.sweeps.space.GridBlock;
import org.hcim.sweeps.space.GridBlock.Factor;

/**
 * All combinations of the axes, in groups in which the same axes are active.
 *
 * @param groups analyzed separately
 */
record GridExperiment(List<GridGroup> groups, long points) implements Experiment {

  private static final String METHOD = "grid";

  /** Minimum share of a group's designs for a balanced part to represent the group. */
  private static final double MIN_PART = 0.1;

  static GridExperiment of(List<GridBlock> blocks) {
    long points = blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end();
    return new GridExperiment(GridGroup.of(blocks), points);
  }

  /** The cells of the largest group; larger groups are refused without a copy. */
  @Override
  public long cells() {
    return groups.stream()
        .mapToLong(GridGroup::cells)
        .filter(cells -> cells <= GridGroup.MAX_CELLS)
        .max()
        .orElse(0);
  }

  @Override
  public List<Attribution> attribute(LongToDoubleFunction response) {
    return groups.stream().map(group -> attribute(group, response)).toList();
  }

  private static Attribution attribute(GridGroup group, LongToDoubleFunction response) {
    if (group.cells() > GridGroup.MAX_CELLS) {
      return refused(
          group, 0, "more than " + GridGroup.MAX_CELLS + " designs; sample by method saltelli");
    }
    Factorial whole = group.responses(response);
    long designs = whole.present();
    if (designs == 0) {
      return refused(group, 0, "no design has a value");
    }
    BalancedPart part = BalancedPart.of(whole);
    double[] values = part.responses().values();
    if (values.length < MIN_PART * designs) {
      return refused(group, designs, "no balanced part of the grid has a tenth of its designs");
    }
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return refused(group, designs, "all " + values.length + " designs have the same value");
    }
    return new Attribution(
        METHOD, group.name(), designs, values.length, influences(group.axes(), part));
  }

  private static List<Influence> influences(List<Factor> axes, BalancedPart part) {
    var shares = VarianceShares.of(part.responses());
    List<Influence> influences = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      Factor factor = axes.get(axis);
      List<Integer> levels = part.levels().get(axis);
      if (levels.size() > 1) {
        influences.add(exact(factor, axis, levels, shares));
      } else if (factor.labels().size() > 1) {
        String only = "only " + factor.labels().get(levels.get(0)) + " is in the balanced part";
        influences.add(new Influence.NotIdentifiable(factor.axis(), only));
      }
    }
    return influences;
  }

  private static Influence exact(
      Factor factor, int axis, List<Integer> levels, VarianceShares shares) {
    double[] means = shares.levelMeans(axis);
    List<Influence.Level> effects = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      effects.add(new Influence.Level(factor.labels().get(levels.get(i)), means[i]));
    }
    return new Influence.Exact(factor.axis(), shares.firstOrder(axis), shares.total(axis), effects);
  }

  private static Attribution refused(GridGroup group, long designs, String reason) {
    List<String> axes =
        group.axes().stream().filter(a -> a.labels().size() > 1).map(Factor::axis).toList();
    return Attribution.refused(METHOD, group.name(), designs, axes, reason);
  }
}
