package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of always driven rows, worked out by hand at 32 nm and 0.8 V. */
class BiasRowsTest {

  private static final Percentage TOLERANCE = Percentage.withPercentage(0.001);

  private static final double BITLINE_FF = NaivePeriphery.bitlineFf(0.25);
  private static final double WORDLINE_FF = NaivePeriphery.wordlineFf(0.25);
  private static final double SQUARE_V = 0.8 * 0.8;

  /**
   * 128 inputs and 32 outputs of four slices fill 129 rows with one bias row; 4 streams, 5 places.
   */
  @Test
  void oneLayerOnOneCrossbar() {
    DesignPoint design = binary(129, 1);
    NetworkCost cost = cost(design, 128, 32);

    assertThat(cost.crossbars()).isEqualTo(1);
    double streams = 4 * 5;
    double driverPj = 0.00350625;
    double wordlinePj = 2 * 128 * WORDLINE_FF * SQUARE_V * 1e-3 * 4 / 3;
    assertThat(cost.energyPj(Component.WORDLINE_DRIVER))
        .isCloseTo(
            streams * (128 * (driverPj + 0.5 * wordlinePj) + driverPj + wordlinePj), TOLERANCE);
    double cellPj = 0.5 * BITLINE_FF * SQUARE_V * 1e-3;
    assertThat(cost.energyPj(Component.CROSSBAR))
        .isCloseTo(streams * 128 * cellPj * (128 + 3), TOLERANCE);
    double registerPj = streams * 1.7 * 4 / 16 + 5 * 128 * 0.16 * 4 / 16 + 5 * 32 * 0.1;
    assertThat(cost.energyPj(Component.REGISTER)).isCloseTo(registerPj, TOLERANCE);
    assertThat(cost.areaMm2(Component.CROSSBAR))
        .isCloseTo(NaivePeriphery.arrayMm2(0.25, 129, 256), TOLERANCE);
    double driverUm2 = 0.167 + 256 * WORDLINE_FF * NaivePeriphery.DRIVER_UM2_PER_FF;
    assertThat(cost.areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(129 * driverUm2 / NaivePeriphery.UTILIZATION * 1e-6, TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "128, 0, 128, 1",
    "128, 1, 128, 2",
    "128, 1, 127, 1",
    "128, 2, 126, 1",
    "128, 2, 127, 2",
    "64, 1, 576, 10",
    "64, 0, 576, 9",
  })
  void biasRowsLeaveFewerRowsForInputs(int rows, int biasRows, int inputs, long rowTiles) {
    var mapping = LayerMapping.of(binary(rows, biasRows), Shape.of(layer(inputs, 32)));

    assertThat(mapping.rowTiles()).isEqualTo(rowTiles);
    assertThat(mapping.crossbars()).isEqualTo(rowTiles);
    assertThat(mapping.drivenRows()).isEqualTo(inputs);
  }

  /** Two groups of 64 inputs fit side by side on 128 rows, but not beside a bias row. */
  @Test
  void groupsShareTheRowsThatAreLeft() {
    var layer = new MvmLayer("layer", 64, 4, 2, 5, 128, OptionalDouble.empty());

    assertThat(LayerMapping.of(binary(128, 0), Shape.of(layer)).crossbars()).isEqualTo(1);
    assertThat(LayerMapping.of(binary(128, 1), Shape.of(layer)).crossbars()).isEqualTo(2);
    assertThat(LayerMapping.of(binary(129, 1), Shape.of(layer)).crossbars()).isEqualTo(1);
  }

  /** The comparator sees all rows that share the charge of its bitline. */
  @Test
  void theUnitStepIsThatOfAllRows() {
    NetworkCost without = cost(binary(128, 0), 64, 32);
    NetworkCost with = cost(binary(128, 2), 64, 32);

    assertThat(with.figures()).isEqualTo(without.figures());
    assertThat(with.latencyNs()).isEqualTo(without.latencyNs());
    assertThat(with.areaMm2(Component.READOUT)).isEqualTo(without.areaMm2(Component.READOUT));
  }

  @Test
  void aFullMacroMultipliesByTheRowsOfInputs() {
    assertThat(Macro.of(binary(128, 2)).macs()).isEqualTo(126 * 32);
  }

  @Test
  void explanationsNameTheBiasRows() {
    var network = TestNetworks.of(layer(127, 32));
    var explanation = Explanation.of(CostModel.cited(), binary(128, 1), network);

    assertThat(explanation.actions())
        .filteredOn(line -> line.action() == Action.BIAS_ROW_DRIVE)
        .singleElement()
        .satisfies(line -> assertThat(line.count()).isEqualTo(4 * 5));
    assertThat(explanation.actions())
        .filteredOn(line -> line.action() == Action.BIAS_CELL_READ)
        .singleElement()
        .satisfies(line -> assertThat(line.count()).isEqualTo(4 * 5 * 128));
    assertThat(Explanation.of(CostModel.cited(), binary(128, 0), network).actions())
        .noneMatch(line -> line.action() == Action.BIAS_ROW_DRIVE);
  }

  @Test
  void refusesWhatNoCrossbarHas() {
    assertThatThrownBy(() -> binary(128, 1, Parameter.SIGNED_MAPPING, "twos_complement"))
        .hasMessage(
            "bias_rows (1) must be 0 with signed_mapping twos_complement: cells of -1, 0 and +1 are"
                + " differential");
    Object[] values = Designs.values(Parameter.READOUT, "binary", Parameter.BIAS_ROWS, 2);
    values[Parameter.XBAR_ROWS.ordinal()] = 2;
    assertThatThrownBy(() -> DesignPoint.of(values))
        .hasMessage("bias_rows (2) must be fewer than xbar_rows (2)");
  }

  private static DesignPoint binary(int rows, int biasRows, Object... changes) {
    Object[] values =
        Designs.values(
            Parameter.READOUT, "binary",
            Parameter.XBAR_ROWS, rows,
            Parameter.BIAS_ROWS, biasRows);
    for (int i = 0; i < changes.length; i += 2) {
      var parameter = (Parameter) changes[i];
      values[parameter.ordinal()] = parameter.parse(changes[i + 1]);
    }
    return DesignPoint.of(values);
  }

  private static NetworkCost cost(DesignPoint design, int inputs, int outputs) {
    return CostModel.cited()
        .evaluate(design, NetworkProfile.of(TestNetworks.of(layer(inputs, outputs))));
  }

  private static MvmLayer layer(int inputs, int outputs) {
    return new MvmLayer("layer", inputs, outputs, 1, 5, inputs, OptionalDouble.empty());
  }
}
