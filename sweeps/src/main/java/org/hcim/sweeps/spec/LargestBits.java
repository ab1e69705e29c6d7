package org.hcim.sweeps.spec;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Slot;

/**
 * The largest bit widths of the designs of a spec, including designs that its rules reject.
 *
 * @param weightBits largest number of weight bits
 * @param activationBits largest number of activation bits
 */
public record LargestBits(int weightBits, int activationBits) implements Serializable {

  static LargestBits of(Axes axes, Sampling sampling, DesignSpace space) {
    return sampling instanceof Sampling.Points
        ? listed(space)
        : new LargestBits(
            varied(axes, Parameter.WEIGHT_BITS), varied(axes, Parameter.ACTIVATION_BITS));
  }

  private static LargestBits listed(DesignSpace space) {
    var values = new Object[Parameter.count()];
    return LongStream.range(0, space.size())
        .mapToObj(
            index -> {
              space.point(index, values);
              return of(values);
            })
        .reduce(new LargestBits(0, 0), LargestBits::or);
  }

  private static LargestBits of(Object[] values) {
    return new LargestBits(
        (Integer) values[Slot.of(Parameter.WEIGHT_BITS)],
        (Integer) values[Slot.of(Parameter.ACTIVATION_BITS)]);
  }

  private LargestBits or(LargestBits other) {
    return other.weightBits <= weightBits && other.activationBits <= activationBits
        ? this
        : new LargestBits(
            Math.max(weightBits, other.weightBits), Math.max(activationBits, other.activationBits));
  }

  /** The largest value of an axis; the default counts where an axis may leave it unset. */
  private static int varied(Axes axes, Parameter bits) {
    int preset = (Integer) axes.defaults().get(Slot.of(bits));
    List<Axis> own =
        axes.axes().stream().filter(axis -> axis.parameters().contains(bits)).toList();
    boolean isAlwaysSet = own.stream().anyMatch(axis -> axis.when().isEmpty());
    return own.stream()
        .flatMapToInt(axis -> values(axis, bits, preset))
        .reduce(isAlwaysSet ? 0 : preset, Math::max);
  }

  private static IntStream values(Axis axis, Parameter bits, int preset) {
    if (axis instanceof Axis.Interval interval) {
      return IntStream.of(interval.max().intValue());
    }
    int place = axis.parameters().indexOf(bits);
    return ((Axis.Listed) axis)
        .rows().stream()
            .map(row -> row.values().get(place))
            .mapToInt(value -> value == null ? preset : (Integer) value);
  }
}
