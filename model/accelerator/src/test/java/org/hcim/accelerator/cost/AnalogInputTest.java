package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DACs, the current of resistive cells, and the leakage of wires, by hand. */
class AnalogInputTest {

  private static final Percentage EXACT = Percentage.withPercentage(1e-9);

  /** Without wires: PUMA's driver doubles per bit, and 2^b capacitors of 1 fF take 0.5 um2 each. */
  @ParameterizedTest
  @CsvSource({"1, 0.167", "2, 2.334", "4, 9.336", "8, 149.376"})
  void aDacHasACapacitorPerLevel(int bits, double um2PerRow) {
    Constants constants =
        Constants.cited()
            .with(Map.of(Constant.DRIVER_CHAIN_FRAC, 0.0, Constant.AREA_UTILIZATION_FRAC, 1.0));
    var design = Designs.a(Parameter.STREAM_BITS, bits, Parameter.ACTIVATION_BITS, 8);
    UnitCosts units = CostModel.with(constants).design(design).units();

    assertThat(units.areaMm2(Part.ROW_DRIVERS) / 128 * 1e6).isCloseTo(um2PerRow, EXACT);
  }

  /** 0.2 V across half of 10 uS, for half of the inputs: 0.5 uA from 0.8 V, as long as it flows. */
  @ParameterizedTest
  @CsvSource({"sar, 1.5258715596330276", "ternary, 0.7629357798165138"})
  void aResistiveCellConductsUntilItsColumnIsRead(String readout, double decisionNs) {
    UnitCosts units = reram(readout, Constants.cited());

    double readNs = units.laws().arrayNs() - units.laws().wordlineNs();
    assertThat(units.energyPj(Action.CELL_READ) * 1e3)
        .isCloseTo(0.4 * (readNs + decisionNs), EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void aClampTakesTheRestOfTheSupply(double clampFrac) {
    Constants constants = Constants.cited().with(Map.of(Constant.RERAM_CLAMP_FRAC, clampFrac));

    assertThat(reram("sar", constants).laws().cellReadMw())
        .isCloseTo(0.5e-3 * (0.2 + clampFrac * 0.6), EXACT);
  }

  /** Wires do not leak. */
  @Test
  void nineHundredthsOfBusesAndRoutersLeak() {
    UnitCosts units = CostModel.cited().design(Designs.a()).units();

    assertThat(units.leakageMw(Part.BUS) + units.leakageMw(Part.ROUTER))
        .isCloseTo((0.09 + 0.047) * 0.09 * 0.4, EXACT);
  }

  private static UnitCosts reram(String readout, Constants constants) {
    var design = Designs.a(Parameter.XBAR_TECHNOLOGY, "reram", Parameter.READOUT, readout);
    return CostModel.with(constants).design(design).units();
  }
}
