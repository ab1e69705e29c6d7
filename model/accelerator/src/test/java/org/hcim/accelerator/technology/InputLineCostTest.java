package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worked by hand at 28 nm and 0.9 V, where flip-flop and gate are published. */
class InputLineCostTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-9);

  private static final CmosProcess PUBLISHED = new CmosProcess(Node.NM_28, 0.9);

  /**
   * 1.7 fJ; 100 fF and 2/3 of it in the chain at 0.9 V, charged in a quarter of the bit-streams.
   */
  @Test
  void aFlipFlopHoldsTheBitAndAChainDrivesTheLine() {
    InputLineCost line = cost(100, Map.of());

    assertThat(line.holdFj()).isCloseTo(1.7, ROUNDING);
    assertThat(line.driveFj()).isCloseTo(100 * (5.0 / 3) * 0.81 / 4, ROUNDING);
    assertThat(line.energyFj()).isCloseTo(1.7 + 33.75, ROUNDING);
    assertThat(line.areaUm2()).isCloseTo(3.68 + 100 / 3.0 * (0.614 / 2 / 0.7), ROUNDING);
  }

  /** Inverter by inverter, each with a quarter of its load as input and as much as its drains. */
  @Test
  void theChainIsTheSumOfItsInverters() {
    double chainFf = 0;
    for (double loadFf = 100; loadFf > 1e-12; loadFf /= 4) {
      double inputFf = loadFf / 4;
      chainFf += inputFf + inputFf;
    }

    assertThat(cost(100, Map.of()).driveFj() / cost(100, bare()).driveFj())
        .isCloseTo((100 + chainFf) / 100, ROUNDING);
  }

  /** Bits drawn one by one; the supply gives charge where the line rises. */
  @ParameterizedTest
  @ValueSource(ints = {10, 50, 90})
  void theLineTakesChargeWhereItRises(int togglePercent) {
    var dice = new Dice(7);
    int bits = 400_000;
    int rises = 0;
    boolean level = false;
    for (int i = 0; i < bits; i++) {
      boolean next = level ^ dice.chance(togglePercent);
      rises += !level && next ? 1 : 0;
      level = next;
    }
    double perBitFj = 100 * (5.0 / 3) * 0.81 * rises / bits;

    assertThat(cost(100, Map.of(Constant.INPUT_TOGGLE_FRAC, togglePercent / 100.0)).driveFj())
        .isCloseTo(perBitFj, Percentage.withPercentage(1));
  }

  /** A line that never changes costs what its clocked flip-flop takes. */
  @Test
  void constantInputsLeaveTheFlipFlop() {
    InputLineCost line = cost(100, Map.of(Constant.INPUT_TOGGLE_FRAC, 0.0));

    assertThat(line.energyFj()).isCloseTo(1.7, ROUNDING);
  }

  @Test
  void followsTheSupply() {
    var factors = ProcessFactors.of(new CmosProcess(Node.NM_28, 0.6), Constants.cited());

    assertThat(InputLineCost.of(100, factors).driveFj()).isCloseTo(33.75 * 0.36 / 0.81, ROUNDING);
    assertThat(InputLineCost.of(100, factors).areaUm2()).isEqualTo(cost(100, Map.of()).areaUm2());
  }

  private static Map<Constant, Double> bare() {
    return Map.of(Constant.DRIVER_CHAIN_FRAC, 0.0);
  }

  private static InputLineCost cost(double lineFf, Map<Constant, Double> changed) {
    return InputLineCost.of(lineFf, ProcessFactors.of(PUBLISHED, Constants.cited().with(changed)));
  }
}
