package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CoveringAdc;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.junit.jupiter.api.Test;

/** Whole networks against {@link NaiveNetwork}. */
class SimulatorTest {

  private static final Slicing FOUR_BITS =
      new Slicing(new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL);

  private static final Graph RESNET8 = TestGraphs.resNet(new Shape(3, 8, 8), 4, 1);

  @Test
  void smallNetworksOfAllLayersEqualTheNaiveOnes() {
    for (int seed = 0; seed < 200; seed++) {
      QuantizedNetwork network = SmallNetworks.random(seed);
      byte[][] images = RandomNetworks.images(seed, 3, network.input(), network.inputBits());

      int[][] results = new Simulator(network, Comparison.NONE).run(images);

      for (int i = 0; i < images.length; i++) {
        assertThat(results[i])
            .as("%s, image %d", network.name(), i)
            .isEqualTo(new NaiveNetwork().run(network, images[i]));
      }
    }
  }

  @Test
  void aResidualNetworkEqualsTheNaiveOne() {
    var network =
        RandomNetworks.of(RESNET8, 3, datapath(new ColumnReadout.Ternary(2, 0, DcimWidths.hcim())));
    byte[][] images = RandomNetworks.images(9, 2, network.input(), 4);

    int[][] results = new Simulator(network, Comparison.NONE).run(images);

    assertThat(results[1]).isEqualTo(new NaiveNetwork().run(network, images[1]));
    assertThat(Arrays.stream(results[0]).distinct().count()).isGreaterThan(5);
  }

  /** An image's result does not depend on those that run with it. */
  @Test
  void batchesChangeNothing() {
    QuantizedNetwork network = SmallNetworks.random(5);
    int count = Simulator.BATCH + 3;
    byte[][] images = RandomNetworks.images(1, count, network.input(), network.inputBits());
    var simulator = new Simulator(network, Comparison.NONE);

    int[][] together = simulator.run(images);

    for (int i = 0; i < count; i += 11) {
      assertThat(simulator.run(new byte[][] {images[i]})[0]).isEqualTo(together[i]);
    }
  }

  @Test
  void statisticsCountEveryConversion() {
    var network =
        RandomNetworks.of(RESNET8, 1, datapath(new ColumnReadout.Ternary(2, 0, DcimWidths.hcim())));
    var simulator = new Simulator(network, Comparison.WITH_IDEAL);
    simulator.run(RandomNetworks.images(4, 5, network.input(), 4));

    LayerStatistics first = simulator.statistics().get(0);
    assertThat(first.tally().conversions()).isEqualTo(5L * 64 * 4 * 4 * 4);
    assertThat(first.activations()).isEqualTo(5 * 64 * 4);
    assertThat(first.tally().zeroFrac()).isBetween(0.2, 0.9);
    assertThat(first.agreement().correlation()).isBetween(0.1, 0.99);
  }

  @Test
  void anExactAdcAgreesWithExactArithmetic() {
    var network = RandomNetworks.of(RESNET8, 1, datapath(CoveringAdc.of(9, -128, 128)));
    var simulator = new Simulator(network, Comparison.WITH_IDEAL);
    simulator.run(RandomNetworks.images(4, 2, network.input(), 4));

    assertThat(simulator.statistics())
        .allSatisfy(
            layer -> {
              assertThat(layer.tally().clipped()).isZero();
              assertThat(layer.agreement().correlation())
                  .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
            });
  }

  @Test
  void anIdealChipChangesNothingAndABadOneAgreesLess() {
    var network = RandomNetworks.of(RESNET8, 1, datapath(CoveringAdc.of(9, -128, 128)));
    byte[][] images = RandomNetworks.images(4, 2, network.input(), 4);
    var ideal = new Simulator(network, Comparison.NONE, NonIdealities.NONE, 1);
    var bad = new Simulator(network, Comparison.WITH_IDEAL, NonIdealities.conductance(0.3), 1);

    assertThat(ideal.run(images)).isEqualTo(new Simulator(network, Comparison.NONE).run(images));
    bad.run(images);
    assertThat(bad.statistics())
        .allSatisfy(layer -> assertThat(layer.agreement().correlation()).isBetween(0.8, 0.9999));
  }

  @Test
  void foldedBatchNormalizationRoundsToTheNearestActivation() {
    var norm = new BatchNorm(0.8, 0.3, 12.5, 4.0, 1e-5);
    var requantizer = Requantizer.fold(new BatchNorm[] {norm}, 0.25, 0.1, 20, 4);
    for (int sum = -200; sum < 400; sum++) {
      double exact = (0.8 * (sum * 0.25 - 12.5) / Math.sqrt(4.00001) + 0.3) / 0.1;
      double nearest = Math.max(0, Math.min(15, exact));
      assertThat((double) requantizer.apply(0, sum)).isBetween(nearest - 0.5001, nearest + 0.5001);
    }
  }

  /** Images are unsigned and the datapath has no bit more. */
  @Test
  void aDatapathThatDoesNotHoldWhatFlowsInIsRefused() {
    var slicing =
        new Slicing(
            new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL, ActivationCode.TWOS_COMPLEMENT);
    var signed = new Datapath(128, slicing, new ColumnReadout.Ideal());

    assertThatThrownBy(() -> RandomNetworks.of(RESNET8, 1, signed))
        .hasMessageStartingWith("activation code (TWOS_COMPLEMENT) of a random network's datapath");
    var weights = new WeightMatrix(1, 1, new byte[] {1}, slicing);
    var last =
        new QuantizedLayer.Product(
            "last",
            QuantizedNetwork.INPUT,
            Window.POINT,
            List.of(new CrossbarMatrix(signed, weights, ScaleFactors.NONE)),
            Optional.empty(),
            Optional.empty());
    var shape = new Shape(1, 2, 2);
    assertThatThrownBy(() -> new QuantizedNetwork("signed", shape, 4, List.of(last)))
        .hasMessage(
            "layer last: activations of its input (0 to 15) must be within those of its datapath"
                + " (-8 to 7)");
    var three = new QuantizedNetwork("signed", shape, 3, List.of(last));
    assertThat(new Simulator(three, Comparison.NONE).run(new byte[][] {{0, 7, 3, 1}})[0])
        .containsExactly(0, 7, 3, 1);
  }

  @Test
  void badImagesNameImageCodeAndRule() {
    QuantizedNetwork network = SmallNetworks.random(5);
    byte[][] images = RandomNetworks.images(1, 2, network.input(), network.inputBits());
    images[1][2] = (byte) 0x80;
    var simulator = new Simulator(network, Comparison.NONE);

    assertThatThrownBy(() -> simulator.run(images))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(
            "code 2 of image 1 (128) must be from 0 to " + ((1 << network.inputBits()) - 1));
    assertThatThrownBy(() -> simulator.run(new byte[][] {new byte[1]}))
        .hasMessage("image 0 has 1 codes and must have " + network.input().elements());
  }

  private static Datapath datapath(ColumnReadout readout) {
    return new Datapath(128, FOUR_BITS, readout);
  }
}
