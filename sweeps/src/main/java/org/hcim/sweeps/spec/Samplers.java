package org.hcim.sweeps.spec;

import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Saltelli;
import org.hcim.sweeps.space.Sampler;
import org.hcim.sweeps.space.Trajectories;

/** The samplers whose points depend on the axes. */
final class Samplers {

  private Samplers() {}

  /**
   * Creates the sampler of a spec.
   *
   * @throws IllegalArgumentException if the sampler does not support the number of axes
   */
  static Sampler of(Sampling sampling, Axes axes) {
    if (sampling instanceof Sampling.Morris morris) {
      return Trajectories.of(axes, morris.trajectories(), morris.levels(), morris.seed());
    }
    if (sampling instanceof Sampling.SaltelliDesign design) {
      return new Saltelli(axes.axes().size(), design.points(), design.seed());
    }
    throw new IllegalArgumentException("samples no axes");
  }
}
