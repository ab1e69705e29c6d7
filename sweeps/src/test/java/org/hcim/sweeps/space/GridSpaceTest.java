package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.junit.jupiter.api.Test;

class GridSpaceTest {

  @Test
  void agreesWithNestedLoopsOnRandomSpaces() {
    var random = new Random(20261122);
    for (int i = 0; i < 300; i++) {
      Axes axes = RandomAxes.of(random);
      assertThat(NestedLoops.points(GridSpace.of(axes)))
          .as("space %d: %s", i, axes)
          .isEqualTo(NestedLoops.points(axes));
    }
  }

  @Test
  void projectionCountsWhatEnumerationCounts() {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      GridSpace space = GridSpace.of(RandomAxes.of(random));
      Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
      for (Parameter parameter : Parameter.values()) {
        if (random.nextInt(6) == 0) {
          parameters.add(parameter);
        }
      }
      Projection projection = space.project(parameters);
      assertThat(projection.combinations())
          .containsExactlyElementsOf(
              Projection.of(new EachPoint(space), parameters).combinations());
      assertThat((long) projection.combinations().size())
          .isLessThanOrEqualTo(space.combinations(parameters).size());
      assertThat(space.combinations(parameters).size()).isLessThanOrEqualTo(space.size());
    }
  }

  @Test
  void lastAxisVariesFastest() {
    GridSpace space =
        GridSpace.of(
            axes(
                listed(Parameter.XBAR_ROWS, 64, 128), listed(Parameter.XBAR_COLUMNS, 32, 64, 128)));
    assertThat(space.size()).isEqualTo(6);
    assertThat(values(space, Parameter.XBAR_ROWS)).containsExactly(64, 64, 64, 128, 128, 128);
    assertThat(values(space, Parameter.XBAR_COLUMNS)).containsExactly(32, 64, 128, 32, 64, 128);
  }

  @Test
  void parameterOfAnotherReadoutIsNullAndMultipliesNothing() {
    GridSpace space =
        GridSpace.of(
            axes(
                listed(Parameter.READOUT, ReadoutKind.BINARY, ReadoutKind.SAR),
                listed(Parameter.ADC_BITS, 5, 6, 7)));
    assertThat(space.size()).isEqualTo(1 + 3);
    assertThat(values(space, Parameter.ADC_BITS)).containsExactly(null, 5, 6, 7);
    assertThat(values(space, Parameter.SCALE_FACTOR_BITS)).containsExactly(4, null, null, null);
  }

  @Test
  void unmetConditionLeavesTheDefault() {
    Axis tiles =
        new Axis.Listed(
            "xbars_per_tile",
            List.of(Parameter.XBARS_PER_TILE),
            List.of(Row.of(16), Row.of(32)),
            List.of(new Condition("xbar_rows", Set.of(1))));
    GridSpace space = GridSpace.of(axes(tiles, listed(Parameter.XBAR_ROWS, 64, 128)));
    assertThat(values(space, Parameter.XBAR_ROWS)).containsExactly(64, 128, 128);
    assertThat(values(space, Parameter.XBARS_PER_TILE)).containsExactly(64, 16, 32);
  }

  @Test
  void plansHugeGridsWithoutExpandingThem() {
    GridSpace space = GridSpace.of(thousands(6));
    assertThat(space.size()).isEqualTo(1_000_000_000_000_000_000L);
    Object[] last = space.point(space.size() - 1);
    assertThat(last[Slot.of(Parameter.XBAR_ROWS)]).isEqualTo(1015);
    assertThat(last[Slot.of(Parameter.TILES)]).isEqualTo(1015);
    Projection rows = space.project(EnumSet.of(Parameter.XBAR_ROWS));
    assertThat(rows.combinations()).hasSize(1000);
    assertThat(rows.combinations().get(0).points()).isEqualTo(1_000_000_000_000_000L);
  }

  @Test
  void pointsOfHugeGridsFollowFromTheirDigits() {
    GridSpace space = GridSpace.of(thousands(6));
    Object[] point = space.point(123_456_789_012_345_678L);
    assertThat(thousands(6).axes().stream().map(axis -> point[Slot.of(axis.parameters().get(0))]))
        .containsExactly(16 + 123, 16 + 456, 16 + 789, 16 + 12, 16 + 345, 16 + 678);
  }

  @Test
  void refusesSizesBeyondALong() {
    assertThatThrownBy(() -> GridSpace.of(thousands(7))).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void refusesTooManyCombinationsOfControllingAxes() {
    List<Axis> axes = new ArrayList<>(thousands(3).axes());
    List<Condition> when =
        axes.stream().map(axis -> new Condition(axis.name(), Set.of(0))).toList();
    axes.add(new Axis.Listed("adc_bits", List.of(Parameter.ADC_BITS), List.of(Row.of(4)), when));
    assertThatThrownBy(() -> GridSpace.of(new Axes(axes, Axes.defaults(Map.of()))))
        .hasMessage("axes that control others have more than 20000 combinations");
  }

  @Test
  void refusesIntervalsAndCircles() {
    Axis open = new Axis.Interval("xbar_rows", Parameter.XBAR_ROWS, 16, 1024, List.of());
    assertThatThrownBy(() -> GridSpace.of(axes(open)))
        .hasMessage("axis xbar_rows is an interval; a grid needs values");
    Axis first =
        new Axis.Listed(
            "a",
            List.of(Parameter.XBAR_ROWS),
            List.of(Row.of(16)),
            List.of(new Condition("b", Set.of(0))));
    Axis second =
        new Axis.Listed(
            "b",
            List.of(Parameter.XBAR_COLUMNS),
            List.of(Row.of(16)),
            List.of(new Condition("a", Set.of(0))));
    assertThatThrownBy(() -> GridSpace.of(axes(first, second)))
        .isInstanceOf(CircularConditionException.class)
        .hasMessage("a -> b -> a");
  }

  @Test
  void refusesNumbersOutsideTheSpace() {
    GridSpace space = GridSpace.of(axes(listed(Parameter.XBAR_ROWS, 64)));
    assertThatThrownBy(() -> space.point(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> space.point(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void allocatesNothingForAPoint() {
    GridSpace space = GridSpace.of(RandomAxes.of(new Random(3)));
    var values = new Object[Parameter.count()];
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 200_000; i++) {
      space.point(i % space.size(), values);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
  }

  @Test
  void survivesTheTripToAWorker() throws Exception {
    GridSpace space = GridSpace.of(RandomAxes.of(new Random(5)));
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(space);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      var copy = (DesignSpace) in.readObject();
      assertThat(NestedLoops.points(copy)).isEqualTo(NestedLoops.points(space));
    }
  }

  /** Axes of a thousand values each. */
  private static Axes thousands(int count) {
    List<Parameter> parameters =
        List.of(
            Parameter.XBAR_ROWS,
            Parameter.XBAR_COLUMNS,
            Parameter.XBARS_PER_TILE,
            Parameter.WEIGHT_REPLICATION,
            Parameter.CELL_BITS,
            Parameter.TILES,
            Parameter.WEIGHT_BITS);
    return axes(
        parameters.subList(0, count).stream()
            .map(p -> listed(p, IntStream.range(16, 1016).boxed().toArray()))
            .toArray(Axis[]::new));
  }

  private static Axes axes(Axis... axes) {
    return new Axes(List.of(axes), Axes.defaults(Map.of()));
  }

  private static Axis listed(Parameter parameter, Object... values) {
    List<Row> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(Row.of(value));
    }
    return new Axis.Listed(parameter.column(), List.of(parameter), rows, List.of());
  }

  private static List<Object> values(DesignSpace space, Parameter parameter) {
    List<Object> values = new ArrayList<>();
    for (long i = 0; i < space.size(); i++) {
      values.add(space.point(i)[Slot.of(parameter)]);
    }
    return values;
  }
}
