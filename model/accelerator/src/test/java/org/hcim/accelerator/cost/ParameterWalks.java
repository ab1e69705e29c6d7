package org.hcim.accelerator.cost;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Parameter;

/** The range of each parameter, with the figures that rise and fall along it. */
final class ParameterWalks {

  private ParameterWalks() {}

  private static final Figure CROSSBARS = new Figure("crossbars", NetworkCost::crossbars);
  private static final Figure LATENCY = new Figure("latency", NetworkCost::latencyNs);
  private static final Figure AREA = new Figure("area", NetworkCost::areaMm2);
  private static final Figure CONVERSIONS = new Figure("conversions", NetworkCost::conversions);
  private static final Figure STEP =
      new Figure("unit step", cost -> cost.figures().unitStepMv().orElse(0));
  private static final Figure REQUIRED_BITS =
      new Figure("required ADC bits", cost -> cost.figures().adcRequiredBits().orElse(0));
  private static final Figure CLIPPED =
      new Figure("clipping", cost -> cost.figures().adcClips() ? 1 : 0);
  private static final Figure READOUT_ENERGY = new Figure("readout energy", of(Component.READOUT));
  private static final Figure CELL_ENERGY = new Figure("cell energy", of(Component.CROSSBAR));
  private static final Figure DRIVER_ENERGY =
      new Figure("wordline energy", of(Component.WORDLINE_DRIVER));
  private static final Figure DCIM_ENERGY = new Figure("DCiM energy", of(Component.DCIM));
  private static final Figure LEAKAGE = new Figure("leakage", of(Component.LEAKAGE));
  private static final Figure TILES = new Figure("tiles", NetworkCost::tiles);
  private static final Figure READOUT_AREA =
      new Figure("readout area", cost -> cost.areaMm2(Component.READOUT));
  private static final Figure DCIM_AREA =
      new Figure("DCiM area", cost -> cost.areaMm2(Component.DCIM));
  private static final Figure CELL_AREA =
      new Figure("cell area", cost -> cost.areaMm2(Component.CROSSBAR));

  /** A figure of a cost. */
  record Figure(String name, ToDoubleFunction<NetworkCost> of) {}

  /** A parameter, values in rising order, and what rises and falls along them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Walk(
      Parameter parameter, List<?> values, List<Figure> rise, List<Figure> fall, Object... fixed) {

    @Override
    public String toString() {
      return parameter.column();
    }
  }

  private static ToDoubleFunction<NetworkCost> of(Component component) {
    return cost -> cost.energyPj(component);
  }

  /** One walk per parameter with a range. */
  static Stream<Walk> all() {
    return Stream.of(
        new Walk(
            Parameter.XBAR_ROWS,
            List.of(32, 64, 128, 256, 512, 1024, 2048),
            List.of(REQUIRED_BITS),
            List.of(CROSSBARS, STEP),
            Parameter.XBAR_TECHNOLOGY,
            "sram_8t"),
        new Walk(
            Parameter.XBAR_COLUMNS,
            List.of(32, 64, 128, 256, 512, 1024),
            List.of(LATENCY),
            List.of(CROSSBARS),
            Parameter.READOUT,
            "sar",
            Parameter.ADC_BITS,
            7,
            Parameter.ADC_COST_SOURCE,
            "paper",
            Parameter.COLUMNS_PER_ADC,
            null),
        new Walk(
            Parameter.CELL_BITS,
            List.of(1, 2, 4),
            List.of(REQUIRED_BITS),
            List.of(CONVERSIONS, STEP),
            Parameter.XBAR_TECHNOLOGY,
            "reram",
            Parameter.WEIGHT_BITS,
            4),
        new Walk(
            Parameter.STREAM_BITS,
            List.of(1, 2, 4),
            List.of(REQUIRED_BITS),
            List.of(CONVERSIONS, STEP),
            Parameter.ACTIVATION_BITS,
            4),
        new Walk(
            Parameter.COLUMNS_PER_ADC,
            List.of(1, 2, 4, 8, 16),
            List.of(LATENCY),
            List.of(READOUT_AREA),
            Parameter.READOUT,
            "sar",
            Parameter.ADC_BITS,
            7,
            Parameter.ADC_COST_SOURCE,
            "paper"),
        new Walk(
            Parameter.XBARS_PER_DCIM,
            List.of(1, 2, 4, 8),
            List.of(LATENCY),
            List.of(DCIM_AREA),
            Parameter.READOUT,
            "ternary",
            Parameter.WEIGHT_REPLICATION,
            8),
        new Walk(
            Parameter.SUPPLY_V,
            List.of(0.6, 0.7, 0.75, 0.8, 0.84, 0.9, 1.0),
            List.of(STEP),
            List.of(LATENCY),
            Parameter.TECHNOLOGY_NM,
            32),
        new Walk(
            Parameter.XBARS_PER_TILE,
            List.of(8, 16, 64, 256, 1024, 4096),
            List.of(),
            List.of(TILES, AREA)),
        new Walk(
            Parameter.WEIGHT_REPLICATION,
            List.of(1, 2, 4, 16),
            List.of(CROSSBARS, AREA, CELL_AREA),
            List.of(LATENCY)),
        new Walk(
            Parameter.TEMPERATURE_C,
            List.of(-40.0, 0.0, 27.0, 85.0, 125.0),
            List.of(LEAKAGE),
            List.of(),
            Parameter.POWER_GATING,
            "none"),
        new Walk(
            Parameter.WEIGHT_BITS,
            List.of(1, 2, 4, 8, 16),
            List.of(CROSSBARS, CELL_AREA),
            List.of()),
        new Walk(
            Parameter.ACTIVATION_BITS,
            List.of(1, 2, 4, 8, 16),
            List.of(CONVERSIONS, LATENCY),
            List.of(),
            Parameter.STREAM_BITS,
            1),
        new Walk(
            Parameter.ADC_BITS,
            List.of(4, 6, 8, 10, 12),
            List.of(READOUT_ENERGY, READOUT_AREA),
            List.of(CLIPPED),
            Parameter.READOUT,
            "sar",
            Parameter.ADC_COST_SOURCE,
            "regression"),
        new Walk(
            Parameter.SCALE_FACTOR_BITS,
            List.of(1, 2, 4, 8),
            List.of(DCIM_AREA),
            List.of(),
            Parameter.READOUT,
            "ternary",
            Parameter.PARTIAL_SUM_BITS,
            16),
        new Walk(
            Parameter.PARTIAL_SUM_BITS,
            List.of(4, 8, 16, 24),
            List.of(DCIM_ENERGY, DCIM_AREA, LATENCY),
            List.of(),
            Parameter.READOUT,
            "ternary",
            Parameter.SCALE_FACTOR_BITS,
            4),
        new Walk(
            Parameter.TERNARY_ZERO_FRAC,
            List.of(0.0, 0.3, 0.5, 0.75, 1.0),
            List.of(),
            List.of(DCIM_ENERGY),
            Parameter.READOUT,
            "ternary"),
        new Walk(
            Parameter.TECHNOLOGY_NM,
            List.of(7, 10, 16, 22, 32, 45, 65, 90, 130),
            List.of(AREA, CELL_AREA),
            List.of(),
            Parameter.SUPPLY_V,
            null,
            Parameter.READOUT,
            "ternary",
            // Comparators of more than minimum size shrink where the nominal supply rises.
            Parameter.XBAR_ROWS,
            64,
            Parameter.CELL_BITS,
            1,
            Parameter.STREAM_BITS,
            1),
        new Walk(
            Parameter.TILES,
            List.of(16, 256, 4096, 100_000),
            List.of(AREA, LEAKAGE),
            List.of(),
            Parameter.POWER_GATING,
            "none"),
        new Walk(
            Parameter.ADC_RATE_GS,
            List.of(0.01, 0.1, 1.0, 10.0),
            List.of(READOUT_ENERGY, READOUT_AREA),
            List.of(LATENCY),
            Parameter.READOUT,
            "sar",
            Parameter.ADC_COST_SOURCE,
            "regression"),
        custom(Parameter.ADC_POWER_MW, List.of(0.1, 1.0, 10.0), READOUT_ENERGY),
        custom(Parameter.ADC_AREA_UM2, List.of(100.0, 1000.0, 10_000.0), READOUT_AREA),
        new Walk(
            Parameter.ARRIVALS_PER_S,
            List.of(0.1, 10.0, 1000.0, 1e5),
            List.of(),
            List.of(LEAKAGE),
            Parameter.POWER_GATING,
            "none"),
        new Walk(
            Parameter.BIAS_ROWS,
            List.of(0, 1, 2),
            List.of(CROSSBARS, CELL_ENERGY, DRIVER_ENERGY),
            List.of(),
            Parameter.READOUT,
            "binary",
            Parameter.SIGNED_MAPPING,
            "differential"));
  }

  /** A figure of one's own converter. */
  private static Walk custom(Parameter parameter, List<?> values, Figure rises) {
    return new Walk(
        parameter,
        values,
        List.of(rises),
        List.of(),
        Parameter.READOUT,
        "sar",
        Parameter.ADC_COST_SOURCE,
        "custom",
        Parameter.ADC_RATE_GS,
        0.1,
        Parameter.ADC_POWER_MW,
        1.0,
        Parameter.ADC_AREA_UM2,
        1000.0);
  }
}
