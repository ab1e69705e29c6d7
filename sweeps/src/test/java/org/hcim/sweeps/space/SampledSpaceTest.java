package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampledSpaceTest {

  private static Stream<Function<Axes, Sampler>> samplers() {
    return Stream.of(
        axes -> new Sampler.Uniform(1000, 42),
        axes -> new Sampler.LatinHypercube(1000, 42),
        axes -> new Sampler.Sobol(1024, 42),
        axes -> Trajectories.of(axes, 100, 4, 42),
        axes -> new Saltelli(axes.axes().size(), 128, 42));
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void pointsDependOnTheirNumberOnly(Function<Axes, Sampler> sampler) {
    Axes axes = RandomAxes.of(new Random(1));
    SampledSpace space = SampledSpace.of(axes, sampler.apply(axes));
    List<List<Object>> inOrder = NestedLoops.points(space);
    List<Long> order = new ArrayList<>(LongStream.range(0, space.size()).boxed().toList());
    Collections.shuffle(order, new Random(2));
    order.forEach(
        i -> assertThat(Arrays.asList(space.point(i))).isEqualTo(inOrder.get(i.intValue())));
    List<List<Object>> sliced = new ArrayList<>(Collections.nCopies((int) space.size(), null));
    for (int part = 7; part >= 1; part--) {
      Slice slice = Slice.parse(part + "/7", space.size());
      for (long i = slice.from(); i < slice.to(); i++) {
        sliced.set((int) i, Arrays.asList(space.point(i)));
      }
    }
    assertThat(sliced).isEqualTo(inOrder);
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void everySampleIsAPointOfTheGrid(Function<Axes, Sampler> sampler) {
    for (int seed = 0; seed < 20; seed++) {
      Axes axes = RandomAxes.of(new Random(seed));
      assertThat(NestedLoops.points(GridSpace.of(axes)))
          .containsAll(NestedLoops.points(SampledSpace.of(axes, sampler.apply(axes))));
    }
  }

  @Test
  void latinHypercubeTakesEachValueEquallyOften() {
    Axis rows =
        new Axis.Listed(
            "xbar_rows",
            List.of(Parameter.XBAR_ROWS),
            Stream.of(32, 64, 128, 256, 512).map(Row::of).toList(),
            List.of());
    SampledSpace space =
        SampledSpace.of(
            new Axes(List.of(rows), Axes.defaults(Map.of())), new Sampler.LatinHypercube(1000, 3));
    Projection projection = space.project(EnumSet.of(Parameter.XBAR_ROWS));
    assertThat(projection.combinations())
        .hasSize(5)
        .allSatisfy(combination -> assertThat(combination.points()).isEqualTo(200));
  }

  @Test
  void intervalsAreSampledContinuouslyAndWhereTheyApply() {
    Axis readout =
        new Axis.Listed(
            "readout",
            List.of(Parameter.READOUT),
            List.of(Row.of(ReadoutKind.TERNARY), Row.of(ReadoutKind.SAR)),
            List.of());
    Axis zeros =
        new Axis.Interval("ternary_zero_frac", Parameter.TERNARY_ZERO_FRAC, 0.25, 0.75, List.of());
    Axis bits = new Axis.Interval("weight_bits", Parameter.WEIGHT_BITS, 2, 4, List.of());
    SampledSpace space =
        SampledSpace.of(
            new Axes(List.of(readout, zeros, bits), Axes.defaults(Map.of())),
            new Sampler.Sobol(4096, 9));
    Map<Object, Integer> counts = new HashMap<>();
    for (long i = 0; i < space.size(); i++) {
      Object[] point = space.point(i);
      Object fraction = point[Slot.of(Parameter.TERNARY_ZERO_FRAC)];
      if (point[Slot.of(Parameter.READOUT)] == ReadoutKind.SAR) {
        assertThat(fraction).isNull();
      } else {
        assertThat((Double) fraction).isBetween(0.25, 0.75);
      }
      counts.merge(point[Slot.of(Parameter.WEIGHT_BITS)], 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys(2, 3, 4);
    assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(1365, 1366));
  }
}
