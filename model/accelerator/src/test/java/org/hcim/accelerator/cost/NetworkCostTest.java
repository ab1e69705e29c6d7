package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.MvmLayer;
import org.junit.jupiter.api.Test;

/** Totals against {@link NaiveCost}, and the figures derived from them. */
class NetworkCostTest {

  private static final CostModel MODEL = CostModel.cited();
  private static final NetworkProfile RESNET20 = NetworkProfile.of(TestNetworks.resNet(20));

  /** A product of activations takes two operations of one nanosecond, here on one core. */
  @Test
  void theVectorUnitIsAStageOfThePipeline() {
    var layer = new MvmLayer("layer", 64, 8, 1, 1, 64, OptionalDouble.empty());
    var product = new MatMulLayer("product", 1_000_000, 2_000, 1_000);
    NetworkCost cost =
        MODEL.evaluate(Designs.a(), NetworkProfile.of(TestNetworks.of(layer, product)));

    assertThat(cost.pipelinedIntervalNs()).isCloseTo(2e6, within(1e-3));
  }

  @Test
  void totalsAgreeWithCountingOneByOneOnRandomLayers() {
    var dice = new Dice(7);
    for (int i = 0; i < 200; i++) {
      DesignPoint design = designAtPumasSizes(dice);
      MvmLayer layer = TestNetworks.randomLayer(dice, "layer", 5);
      var naive = NaiveCost.of(design, layer);
      NetworkCost cost = MODEL.evaluate(design, NetworkProfile.of(TestNetworks.of(layer)));
      var tolerance = Percentage.withPercentage(0.01);
      assertThat(cost.energyPj()).as("%s", design).isCloseTo(naive.energyPj(), tolerance);
      assertThat(cost.latencyNs()).as("%s", design).isCloseTo(naive.latencyNs(), tolerance);
      assertThat(cost.areaMm2()).as("%s", design).isCloseTo(naive.areaMm2(), tolerance);
    }
  }

  /** Registers of 32 to 256 entries, whose figures PUMA has. */
  private static DesignPoint designAtPumasSizes(Dice dice) {
    int bits = dice.pick(1, 2, 4);
    return Designs.a(
        Parameter.READOUT, dice.pick("ternary", "sar"),
        Parameter.XBAR_ROWS, dice.pick(32, 64, 128, 256),
        Parameter.XBAR_COLUMNS, dice.pick(32, 64, 128, 256) * bits,
        Parameter.WEIGHT_BITS, bits,
        Parameter.ACTIVATION_BITS, dice.pick(1, 4, 8),
        Parameter.IDLE_COLUMNS, dice.pick("gated", "converted"),
        Parameter.ACTIVATION_PATH, dice.pick("streamed", "buffered"),
        Parameter.XBARS_PER_TILE, dice.pick(8, 64),
        Parameter.WEIGHT_REPLICATION, dice.pick(1, 2),
        Parameter.POWER_GATING, "ideal",
        Parameter.TERNARY_ZERO_FRAC, dice.fraction());
  }

  /** An operation reads two words and writes one, and one operand waits in the eDRAM: 5.52 pJ. */
  @Test
  void aResidualSumCostsItsWordsAndItsWait() {
    MvmLayer layer = TestNetworks.randomLayer(new Dice(1), "layer", 10);
    DesignPoint design = Designs.a(Parameter.POWER_GATING, "ideal");
    double without = MODEL.evaluate(design, NetworkProfile.of(TestNetworks.of(layer))).energyPj();
    double with =
        MODEL
            .evaluate(design, NetworkProfile.of(TestNetworks.of(layer, new AddLayer("add", 1000))))
            .energyPj();

    double eachPj = 0.373 * 32 / 45 + 3 * 0.57 + 2 * 16 * (25.35 + 3) / 256;
    assertThat(eachPj).isCloseTo(5.52, within(0.005));
    assertThat((with - without) / 1000).isCloseTo(eachPj, within(1e-6));
  }

  @Test
  void derivedFiguresFollowFromTheTotals() {
    NetworkCost cost = MODEL.evaluate(Designs.a(), RESNET20);

    double energyJ = cost.energyPj() * 1e-12;
    double latencyS = cost.latencyNs() * 1e-9;
    double operations = 2 * 40_551_040.0;
    var tolerance = Percentage.withPercentage(1e-9);
    assertThat(cost.edpJS()).isCloseTo(energyJ * latencyS, tolerance);
    assertThat(cost.edapJSMm2()).isCloseTo(energyJ * latencyS * cost.areaMm2(), tolerance);
    assertThat(cost.topsPerW()).isCloseTo(operations / energyJ * 1e-12, tolerance);
    assertThat(cost.topsPerMm2())
        .isCloseTo(operations / latencyS * 1e-12 / cost.areaMm2(), tolerance);
    assertThat(cost.inferencesPerS()).isCloseTo(1 / latencyS, tolerance);
    assertThat(cost.pipelinedInferencesPerS()).isGreaterThan(cost.inferencesPerS());
  }

  /** 16 rows of 128 scale-factor bits a crossbar are 256 bytes. */
  @Test
  void scaleFactorMemoryIsThatOfTable1() {
    NetworkCost cost = MODEL.evaluate(Designs.a(), RESNET20);

    assertThat(cost.scaleFactorKib()).isEqualTo(cost.crossbars() * 256 / 1024);
    assertThat(MODEL.evaluate(Designs.adc("sar", 7), RESNET20).scaleFactorKib()).isZero();
  }

  @Test
  void aChipWithTooFewTilesDoesNotFit() {
    DesignPoint small = Designs.a(Parameter.TILES, 1);
    double needed = MODEL.evaluate(Designs.a(), RESNET20).crossbars();

    assertThatThrownBy(() -> MODEL.evaluate(small, RESNET20))
        .isInstanceOf(DoesNotFitException.class)
        .hasMessage(
            "the network needs %.0f crossbars in %.0f tiles; the design has tiles (1)",
            needed, Math.ceil(needed / 64));
  }

  /** 2^49 positions x 4 bit-streams x the 4 columns of one weight are 2^53 conversions. */
  @Test
  void countsAboveTwoToTheFiftyThreeAreRefused() {
    long positions = 1L << 49;

    assertThat(MODEL.evaluate(Designs.a(), oneProduct(positions)).conversions()).isEqualTo(0x1p53);
    assertThatThrownBy(() -> MODEL.evaluate(Designs.a(), oneProduct(2 * positions)))
        .isInstanceOf(DoesNotFitException.class)
        .hasMessage("conversions (1.801e+16) must be at most 2^53: counts must be exact");
  }

  private static NetworkProfile oneProduct(long positions) {
    var layer = new MvmLayer("one", 1, 1, 1, positions, 1, OptionalDouble.empty());
    return NetworkProfile.of(TestNetworks.of(layer));
  }

  @Test
  void unusedTilesTakeAreaButMoveNothing() {
    NetworkCost needed = MODEL.evaluate(Designs.a(), RESNET20);
    NetworkCost large = MODEL.evaluate(Designs.a(Parameter.TILES, 1000), RESNET20);

    assertThat(large.crossbars()).isEqualTo(64_000);
    assertThat(large.areaMm2()).isGreaterThan(100 * needed.areaMm2());
    assertThat(large.energyPj(Component.INTERCONNECT))
        .isEqualTo(needed.energyPj(Component.INTERCONNECT));
  }
}
