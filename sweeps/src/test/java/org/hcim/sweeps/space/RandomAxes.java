package org.hcim.sweeps.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** Random spaces with conditions, groups and parameters that do not suit all readouts. */
final class RandomAxes {

  private static final List<Parameter> NUMBERS =
      List.of(
          Parameter.XBAR_ROWS,
          Parameter.XBAR_COLUMNS,
          Parameter.WEIGHT_BITS,
          Parameter.ADC_BITS,
          Parameter.SCALE_FACTOR_BITS,
          Parameter.PARTIAL_SUM_BITS,
          Parameter.XBARS_PER_DCIM,
          Parameter.XBARS_PER_TILE);

  private static final List<ReadoutKind> READOUTS = List.of(ReadoutKind.values());

  private RandomAxes() {}

  /** Axes whose conditions name earlier axes only; the first one sets the readout. */
  static Axes of(Random random) {
    List<Axis> axes = new ArrayList<>();
    axes.add(readout(random));
    List<Parameter> left = new ArrayList<>(NUMBERS);
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count && !left.isEmpty(); i++) {
      List<Parameter> parameters = new ArrayList<>();
      parameters.add(left.remove(random.nextInt(left.size())));
      if (random.nextInt(3) == 0 && !left.isEmpty()) {
        parameters.add(left.remove(random.nextInt(left.size())));
      }
      axes.add(listed("axis" + i, parameters, axes, random));
    }
    return new Axes(axes, Axes.defaults(Map.of()));
  }

  private static Axis readout(Random random) {
    Set<Row> rows = new LinkedHashSet<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      rows.add(Row.of(READOUTS.get(random.nextInt(READOUTS.size()))));
    }
    return new Axis.Listed("readout", List.of(Parameter.READOUT), List.copyOf(rows), List.of());
  }

  private static Axis listed(
      String name, List<Parameter> parameters, List<Axis> earlier, Random random) {
    Set<Row> rows = new LinkedHashSet<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      List<Object> values = new ArrayList<>();
      parameters.forEach(p -> values.add(random.nextInt(6) == 0 ? null : 16 + random.nextInt(5)));
      rows.add(new Row("row", values));
    }
    List<Condition> when = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      Axis.Listed other = (Axis.Listed) earlier.get(random.nextInt(earlier.size()));
      Set<Integer> allowed = new TreeSet<>();
      IntStream.range(0, other.rows().size())
          .filter(row -> random.nextBoolean())
          .forEach(allowed::add);
      when.add(new Condition(other.name(), allowed));
    }
    return new Axis.Listed(name, parameters, List.copyOf(rows), when);
  }
}
