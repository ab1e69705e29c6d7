package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.ReadoutKind;
import org.junit.jupiter.api.Test;

/** Hand-computed tables in the process where their gates are published. */
class LevelTableCostTest {

  private static final ProcessFactors AT_28 =
      ProcessFactors.of(new CmosProcess(Node.NM_28, 0.9), Constants.cited());

  /** Flip-flops 1.7 fJ and 3.68 um2, product gates 0.284 fJ and 0.614 um2. */
  private static final double LOOK_UP_PJ = 8 * (2 * 0.284 + 1.7) * 1e-3;

  private static final double TABLE_UM2 = 16 * 8 * (3.68 + 0.614);

  @Test
  void aFlashLooksUpItsReadingAndSwitchesItsReferences() {
    var cost = LevelTableCost.of(adc(ReadoutKind.FLASH, AdcLevels.NONUNIFORM), 8, AT_28);

    assertThat(cost.energyPj()).isCloseTo(LOOK_UP_PJ, within(1e-12));
    assertThat(cost.latencyNs()).isZero();
    assertThat(cost.logicUm2()).isCloseTo(2 * TABLE_UM2 + 15 * 255 * 0.307, within(1e-9));
    assertThat(cost.capacitorUm2()).isZero();
  }

  /** 240 capacitors of 1 fF at 0.9 V, with drivers of a third, at 2 fF/um2. */
  @Test
  void aSarLooksUpAThresholdForEachBitAndHasAFinerDac() {
    var cost = LevelTableCost.of(adc(ReadoutKind.SAR, AdcLevels.NONUNIFORM), 8, AT_28);

    assertThat(cost.energyPj())
        .isCloseTo(5 * LOOK_UP_PJ + 240 * 0.81 * 4 / 3 * 1e-3, within(1e-12));
    assertThat(cost.latencyNs()).isCloseTo(4 * 2 * 0.0478, within(1e-12));
    assertThat(cost.logicUm2()).isCloseTo(2 * TABLE_UM2, within(1e-9));
    assertThat(cost.capacitorUm2()).isCloseTo(120, within(1e-12));
  }

  @Test
  void levelsAtEqualDistancesCostNothing() {
    var adc = new AdcCost(1.5, 0.2, 700);

    assertThat(LevelTableCost.of(adc(ReadoutKind.SAR, AdcLevels.UNIFORM), 8, AT_28).with(adc))
        .isEqualTo(adc);
  }

  /** Energy, area and, of a SAR, time of a whole accelerator. */
  @Test
  void designsPayForTheirLevels() {
    var network = NetworkProfile.of(TestNetworks.resNet(20));
    for (String readout : new String[] {"sar", "flash"}) {
      Object[] regression = {Parameter.ADC_COST_SOURCE, "regression"};
      var uniform = CostModel.cited().evaluate(Designs.adc(readout, 4, regression), network);
      var other =
          CostModel.cited()
              .evaluate(
                  Designs.adc(
                      readout,
                      4,
                      Parameter.ADC_COST_SOURCE,
                      "regression",
                      Parameter.ADC_LEVELS,
                      "nonuniform"),
                  network);

      assertThat(other.energyPj()).isGreaterThan(uniform.energyPj());
      assertThat(other.areaMm2()).isGreaterThan(uniform.areaMm2());
      assertThat(other.latencyNs() > uniform.latencyNs()).isEqualTo(readout.equals("sar"));
    }
  }

  @Test
  void largeTablesAreRefused() {
    assertThatThrownBy(
            () ->
                new Readout.Adc(
                    ReadoutKind.SAR,
                    9,
                    1,
                    AdcCostSource.CAPACITIVE,
                    Optional.empty(),
                    AdcLevels.NONUNIFORM))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(
            "adc_bits (9) must be at most 8 with adc_levels nonuniform, whose table has 2^adc_bits"
                + " entries");
  }

  private static Readout.Adc adc(ReadoutKind kind, AdcLevels levels) {
    return new Readout.Adc(kind, 4, 1, AdcCostSource.REGRESSION, Optional.empty(), levels);
  }
}
