package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;

/** A digital array worked by hand: 128 inputs and 32 outputs of 4 bits fill one crossbar. */
class DigitalReadoutTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-6);

  private static final Network LINEAR =
      TestNetworks.of(new MvmLayer("linear", 128, 32, 1, 1, 128, OptionalDouble.empty()));

  /** At 28 nm and 0.9 V, where the adders' figures are published. */
  private static final DesignPoint DESIGN =
      Designs.a(Parameter.READOUT, "digital", Parameter.TECHNOLOGY_NM, 28);

  /**
   * Per output and stream: 628 adders and 512 products at a quarter activity, 15 bits accumulate.
   */
  @Test
  void eachOutputAddsItsRowsOncePerStream() {
    double treeFj = 0.25 * (628 * 3.4 + 512 * 0.284);
    double accumulatorFj = 15 * (3.4 + 1.7);
    NetworkCost cost = RandomCases.cost(DESIGN, LINEAR);

    assertThat(cost.energyPj(Component.READOUT))
        .isCloseTo(32 * 4 * (treeFj + accumulatorFj) * 1e-3, ROUNDING);
    assertThat(cost.conversions()).isEqualTo(32 * 4);
    assertThat(cost.energyPj(Component.CROSSBAR)).isZero();
    assertThat(cost.energyPj(Component.SAMPLE_HOLD)).isZero();
    assertThat(cost.energyPj(Component.DCIM)).isZero();
  }

  @Test
  void eachOutputHasATree() {
    double treeUm2 = 628 * 4.79 + 512 * 0.614 + 15 * (4.79 + 3.68);
    NetworkCost cost = RandomCases.cost(DESIGN, LINEAR);

    assertThat(cost.readoutUm2()).isCloseTo(treeUm2, ROUNDING);
    assertThat(cost.areaMm2(Component.READOUT)).isCloseTo(32 * treeUm2 * 1e-6, ROUNDING);
    assertThat(cost.areaMm2(Component.DCIM)).isZero();
  }

  /** A differential column has a pair of cells; two's complement in an adder tree needs one. */
  @Test
  void takesOneCellPerBit() {
    NetworkCost digital = RandomCases.cost(Designs.a(Parameter.READOUT, "digital"), LINEAR);
    NetworkCost ternary = RandomCases.cost(Designs.a(), LINEAR);

    assertThat(digital.areaMm2(Component.CROSSBAR))
        .isCloseTo(NaivePeriphery.arrayMm2(0.25, 128, 128), ROUNDING);
    assertThat(ternary.areaMm2(Component.CROSSBAR))
        .isCloseTo(NaivePeriphery.arrayMm2(0.25, 128, 256), ROUNDING);
  }

  /** Sums are exact whatever the rows, so all digital designs have one setting. */
  @Test
  void computesWhatAnIdealReadoutComputes() {
    Object[] small = Designs.values(Parameter.READOUT, "digital", Parameter.XBAR_ROWS, 64);
    Object[] large = Designs.values(Parameter.READOUT, "digital", Parameter.XBAR_ROWS, 512);

    assertThat(AlgorithmSetting.of(small)).isEqualTo(AlgorithmSetting.of(large));
    assertThat(AlgorithmSetting.of(small).levels()).isEqualTo(ReadoutLevels.IDEAL);
    assertThat(AlgorithmSetting.of(small)).isEqualTo(AlgorithmSetting.of(Designs.values()).ideal());
  }

  @Test
  void needsSramCellsOfOneBit() {
    assertThatThrownBy(
            () -> Designs.a(Parameter.READOUT, "digital", Parameter.XBAR_TECHNOLOGY, "reram"))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("xbar_technology (reram) must be sram_8t with readout digital");
  }
}
