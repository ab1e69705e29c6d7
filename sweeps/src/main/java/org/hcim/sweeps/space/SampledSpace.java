package org.hcim.sweeps.space;

import java.util.Objects;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/** Points sampled from the axes; each axis is one dimension of the sampler. */
public final class SampledSpace implements DesignSpace {

  private static final long serialVersionUID = 1L;

  private final Axes axes;
  private final Activation activation;
  private final Object[] defaults;
  private final Sampler sampler;
  private final int[] order;

  private SampledSpace(Axes axes, Sampler sampler) {
    this.axes = axes;
    this.activation = new Activation(axes);
    this.defaults = axes.defaults().toArray();
    this.sampler = sampler;
    this.order = axes.order().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Plans a sample.
   *
   * @throws IllegalArgumentException if conditions are circular
   */
  public static SampledSpace of(Axes axes, Sampler sampler) {
    return new SampledSpace(axes, sampler);
  }

  @Override
  public long size() {
    return sampler.points();
  }

  @Override
  public void point(long index, Object[] values) {
    Objects.checkIndex(index, size());
    System.arraycopy(defaults, 0, values, 0, defaults.length);
    int[] chosen = new int[order.length];
    for (int axis : order) {
      var readout = Slot.readout(values);
      chosen[axis] = Activation.INACTIVE;
      if (activation.isActive(axis, chosen, readout)) {
        chosen[axis] = choose(axes.axes().get(axis), sampler.coordinate(index, axis), values);
      }
    }
    Applicability.mask(values);
  }

  @Override
  public Combinations combinations(Set<Parameter> parameters) {
    return new EachPoint(this);
  }

  private static int choose(Axis axis, double coordinate, Object[] values) {
    if (axis instanceof Axis.Interval interval) {
      values[Slot.of(interval.parameter())] = interval.at(coordinate);
      return 0;
    }
    Axis.Listed listed = (Axis.Listed) axis;
    int row = (int) (coordinate * listed.rows().size());
    Axes.write(listed, row, values);
    return row;
  }
}
