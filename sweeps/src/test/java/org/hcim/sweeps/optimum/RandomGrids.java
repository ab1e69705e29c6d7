package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.Row;

/**
 * Random small grids over all parameters but the supply and the figures of single ADCs, with zipped
 * axes and designs that break rules.
 */
final class RandomGrids {

  private static final int MAX_POINTS = 3000;

  private static final Map<Parameter, List<Object>> VALUES =
      Map.ofEntries(
          Map.entry(Parameter.XBAR_ROWS, List.of(16, 17, 32, 64, 100, 128, 256, 512, 1024)),
          Map.entry(Parameter.XBAR_COLUMNS, List.of(16, 33, 64, 128, 200, 256, 512)),
          Map.entry(Parameter.CELL_BITS, List.of(1, 2, 3, 4)),
          Map.entry(Parameter.WEIGHT_BITS, List.of(1, 2, 3, 4, 6, 8)),
          Map.entry(Parameter.ACTIVATION_BITS, List.of(1, 2, 4, 5, 8)),
          Map.entry(Parameter.STREAM_BITS, List.of(1, 2, 3, 4)),
          Map.entry(
              Parameter.SIGNED_MAPPING,
              List.of("differential", "twos_complement", "differential_symmetric")),
          Map.entry(Parameter.SLICE_PLACEMENT, List.of("adjacent", "separate")),
          Map.entry(Parameter.READOUT, List.of("ternary", "binary", "sar", "flash", "digital")),
          Map.entry(Parameter.ADC_BITS, List.of(4, 5, 6, 7, 8)),
          Map.entry(Parameter.ADC_COST_SOURCE, List.of("paper", "survey", "regression")),
          Map.entry(Parameter.COLUMNS_PER_ADC, List.of(1, 3, 8, 16, 64, 128)),
          Map.entry(Parameter.SCALE_FACTOR_BITS, List.of(1, 2, 3, 4, 8)),
          Map.entry(Parameter.SCALE_FACTOR_GRANULARITY, List.of("bit_slice", "column", "layer")),
          Map.entry(Parameter.PARTIAL_SUM_BITS, List.of(2, 4, 8, 11, 16)),
          Map.entry(Parameter.XBARS_PER_DCIM, List.of(1, 2, 3, 8, 16)),
          Map.entry(Parameter.TERNARY_ZERO_FRAC, List.of(0.0, 0.3, 0.55, 0.9, 1.0)),
          Map.entry(Parameter.XBAR_TECHNOLOGY, List.of("sram_8t", "reram", "sram_capacitor")),
          Map.entry(Parameter.TECHNOLOGY_NM, List.of(65, 32, 22, 7)),
          Map.entry(Parameter.XBARS_PER_TILE, List.of(8, 30, 64, 256)),
          Map.entry(Parameter.TILES, List.of(1, 4, 16, 64, 1024)),
          Map.entry(Parameter.WEIGHT_REPLICATION, List.of(1, 2, 3, 5, 64)),
          Map.entry(Parameter.ACTIVATION_PATH, List.of("streamed", "buffered")),
          Map.entry(Parameter.POWER_GATING, List.of("ideal", "busy", "none")),
          Map.entry(Parameter.IDLE_COLUMNS, List.of("gated", "converted")),
          Map.entry(Parameter.STREAM_PIPELINE, List.of("none", "three_stage")),
          Map.entry(Parameter.TEMPERATURE_C, List.of(27.0, 85.0)),
          Map.entry(Parameter.ARRIVALS_PER_S, List.of(1.0, 100.0, 5000.0)),
          Map.entry(Parameter.BIAS_ROWS, List.of(0, 1, 2)),
          Map.entry(Parameter.ADC_LEVELS, List.of("uniform", "nonuniform")),
          Map.entry(Parameter.DIGITAL_STRUCTURE, List.of("adder_tree", "cell_adder")),
          Map.entry(
              Parameter.TERNARY_THRESHOLDS, List.of("alpha", "slice_and_stream", "half_scale")),
          Map.entry(Parameter.CONSTANTS_PROFILE, List.of("cited", "low", "high")));

  private final Random random;

  RandomGrids(long seed) {
    random = new Random(seed);
  }

  Axes next() {
    List<Parameter> parameters = new ArrayList<>(VALUES.keySet());
    parameters.sort(null);
    Collections.shuffle(parameters, random);
    List<Axis> axes = new ArrayList<>();
    int points = 1;
    for (Parameter parameter : parameters) {
      List<Object> values = some(parameter);
      if (points * values.size() > MAX_POINTS || axes.size() == 8) {
        break;
      }
      points *= values.size();
      axes.add(axis(parameter, values));
    }
    return new Axes(axes, Axes.defaults(fixed()));
  }

  private Map<Parameter, Object> fixed() {
    return random.nextBoolean()
        ? Map.of()
        : Map.of(Parameter.READOUT, Parameter.READOUT.parse(one(Parameter.READOUT)));
  }

  private Object one(Parameter parameter) {
    List<Object> values = VALUES.get(parameter);
    return values.get(random.nextInt(values.size()));
  }

  private List<Object> some(Parameter parameter) {
    int count = 1 + random.nextInt(5);
    LinkedHashSet<Object> chosen = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      chosen.add(parameter.parse(one(parameter)));
    }
    return List.copyOf(chosen);
  }

  /** One in four axes of weight bits is zipped with crossbars per tile. */
  private Axis axis(Parameter parameter, List<Object> values) {
    if (parameter != Parameter.WEIGHT_BITS || random.nextInt(4) > 0) {
      return new Axis.Listed(
          parameter.column(), List.of(parameter), values.stream().map(Row::of).toList(), List.of());
    }
    List<Row> rows =
        IntStream.range(0, values.size())
            .mapToObj(
                i -> new Row("row " + i, Arrays.asList(values.get(i), 1 + random.nextInt(64))))
            .toList();
    return new Axis.Listed("zipped", List.of(parameter, Parameter.XBARS_PER_TILE), rows, List.of());
  }
}
