package org.hcim.sweeps.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.Trajectories;

/** Trajectories that screen the axes; trajectories with a missing response are excluded. */
record MorrisExperiment(List<Axis> axes, Trajectories design, long seed) implements Experiment {

  private static final String METHOD = "morris";

  /** Minimum trajectories to estimate a deviation. */
  private static final int MIN_TRAJECTORIES = 4;

  @Override
  public long points() {
    return design.points();
  }

  @Override
  public List<Attribution> attribute(LongToDoubleFunction response) {
    List<Integer> complete = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    long designs = 0;
    for (int trajectory = 0; trajectory < design.count(); trajectory++) {
      double[] row = Rows.read(response, (long) trajectory * design.length(), design.length());
      long present = Rows.present(row);
      designs += present;
      if (present == row.length) {
        complete.add(trajectory);
        rows.add(row);
      }
    }
    if (rows.size() < MIN_TRAJECTORIES || 2 * rows.size() < design.count()) {
      String reason =
          "%d of %d trajectories are complete; at least %d and half of all are required"
              .formatted(rows.size(), design.count(), MIN_TRAJECTORIES);
      List<String> names = axes.stream().map(Axis::name).toList();
      return List.of(Attribution.refused(METHOD, Attribution.ALL, designs, names, reason));
    }
    long used = (long) rows.size() * design.length();
    return List.of(
        new Attribution(METHOD, Attribution.ALL, designs, used, influences(complete, rows)));
  }

  private List<Influence> influences(List<Integer> trajectories, List<double[]> rows) {
    double[][] effects = new double[axes.size()][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int step = 0; step + 1 < design.length(); step++) {
        int axis = design.moved(trajectories.get(i), step);
        double change = rows.get(i)[step + 1] - rows.get(i)[step];
        effects[axis][i] = change / design.distance(trajectories.get(i), axis);
      }
    }
    List<ToDoubleFunction<int[]>> statistics = new ArrayList<>();
    for (double[] ofAxis : effects) {
      var measures = new ElementaryEffects(ofAxis);
      statistics.addAll(List.of(measures.mean(), measures.meanAbsolute(), measures.deviation()));
    }
    List<Estimate> estimates = Bootstrap.estimates(rows.size(), seed, statistics);
    List<Influence> influences = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      influences.add(influence(axis, estimates.subList(3 * axis, 3 * axis + 3)));
    }
    return influences;
  }

  private Influence influence(int axis, List<Estimate> estimates) {
    String name = axes.get(axis).name();
    if (!design.moves(axis)) {
      return new Influence.NotIdentifiable(name, "it has one value");
    }
    Optional<Estimate> mean =
        isOrdered(axes.get(axis)) ? Optional.of(estimates.get(0)) : Optional.empty();
    return new Influence.Effects(name, mean, estimates.get(1), estimates.get(2));
  }

  /** Returns whether the axis is numeric and ascending. */
  private static boolean isOrdered(Axis axis) {
    if (!(axis instanceof Axis.Listed listed)) {
      return true;
    }
    if (listed.parameters().size() > 1) {
      return false;
    }
    double last = Double.NEGATIVE_INFINITY;
    for (var row : listed.rows()) {
      if (!(row.values().get(0) instanceof Number number) || number.doubleValue() <= last) {
        return false;
      }
      last = number.doubleValue();
    }
    return true;
  }
}
