package org.hcim.sweeps.sensitivity;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.Saltelli;
import org.hcim.sweeps.space.Trajectories;
import org.hcim.sweeps.spec.ExpandedSpec;
import org.hcim.sweeps.spec.Sampling;

/** A sweep as an experiment: the responses of its designs determine sensitivities. */
public sealed interface Experiment
    permits GridExperiment, MorrisExperiment, SaltelliExperiment, SampleWithoutIndices {

  /** The number of designs; responses for 0 to {@code points() - 1} are required. */
  long points();

  /** The maximum number of responses that {@link #attribute} copies at once. */
  default long cells() {
    return points();
  }

  /**
   * The sensitivity of a response to each axis.
   *
   * @param response the response of a design by number; NaN if it has none
   */
  List<Attribution> attribute(LongToDoubleFunction response);

  /** Creates the experiment of a sweep. */
  static Experiment of(ExpandedSpec spec) {
    Axes axes = spec.axes();
    List<String> names = axes.axes().stream().map(Axis::name).toList();
    if (spec.sampling() instanceof Sampling.Grid) {
      return GridExperiment.of(GridSpace.blocks(axes));
    }
    if (spec.sampling() instanceof Sampling.Morris morris) {
      return new MorrisExperiment(
          axes.axes(),
          Trajectories.of(axes, morris.trajectories(), morris.levels(), morris.seed()),
          morris.seed());
    }
    if (spec.sampling() instanceof Sampling.SaltelliDesign design) {
      return new SaltelliExperiment(
          names, new Saltelli(names.size(), design.points(), design.seed()));
    }
    return SampleWithoutIndices.of(spec.sampling(), names);
  }
}
