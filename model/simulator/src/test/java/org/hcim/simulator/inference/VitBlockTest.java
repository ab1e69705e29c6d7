package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CoveringAdc;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block of a vision transformer against {@link NaiveNetwork}. */
class VitBlockTest {

  private static final Precision FOUR_BITS = new Precision(1, 4, 4, 1);

  static Stream<ColumnReadout> readouts() {
    return Stream.of(
        new ColumnReadout.Ternary(2, 0, DcimWidths.hcim()),
        new ColumnReadout.Binary(0, DcimWidths.hcim()),
        new ColumnReadout.Adc(5, -16, 0),
        new ColumnReadout.Ideal());
  }

  @ParameterizedTest
  @MethodSource("readouts")
  void equalsTheNaiveOne(ColumnReadout readout) {
    for (int seed = 0; seed < 12; seed++) {
      var dice = new Dice(seed);
      var mapping = dice.pick(SignedMapping.values());
      int activationBits = dice.pick(2, 4, 4, 6);
      var precision = new Precision(1, dice.between(2, 4), activationBits, 1);
      int rows = dice.pick(1, 5, 16, 64, 128);
      var datapath = new Datapath(rows, new Slicing(precision, mapping), readout);
      int patch = dice.between(1, 3);
      var input =
          new Shape(
              dice.between(1, 3),
              patch * dice.between(1, 3),
              patch * dice.between(1, 3) + patch - 1);
      int heads = dice.between(1, 3);
      QuantizedNetwork network =
          RandomNetworks.of(
              TestGraphs.vit(input, patch, heads * dice.between(1, 4), heads), seed, datapath);
      byte[][] images = RandomNetworks.images(seed, 2, input, activationBits);

      int[][] results = new Simulator(network, Comparison.NONE).run(images);

      for (int i = 0; i < images.length; i++) {
        assertThat(results[i])
            .as("%s, seed %d, image %d", datapath, seed, i)
            .isEqualTo(new NaiveNetwork().run(network, images[i]));
      }
    }
  }

  /** Codes must spread, or equality says little; GELU leaves the eight that are not negative. */
  @Test
  void activationsUseTheirRange() {
    QuantizedNetwork network = network(new ColumnReadout.Ternary(2, 0, DcimWidths.hcim()));
    byte[][] images = RandomNetworks.images(1, 2, network.input(), 4);
    for (QuantizedLayer layer : network.layers().subList(0, network.layers().size() - 2)) {
      var naive = new NaiveNetwork();
      naive.run(network, images[0]);

      assertThat(
              Arrays.stream(naive.maps().get(layer.name()))
                  .flatMap(Arrays::stream)
                  .flatMapToInt(Arrays::stream)
                  .distinct()
                  .count())
          .as(layer.name())
          .isGreaterThan(7);
    }
  }

  @Test
  void beyondTheEmbeddingProductsTakeSignedActivations() {
    QuantizedNetwork network = network(new ColumnReadout.Ideal());

    assertThat(network.layers().stream().filter(Product.class::isInstance).map(Product.class::cast))
        .allSatisfy(
            product ->
                assertThat(product.groups().get(0).datapath().slicing().activationCode())
                    .isEqualTo(
                        product.name().equals("patches")
                            ? ActivationCode.UNSIGNED
                            : ActivationCode.TWOS_COMPLEMENT));
    assertThat(network.codes("attention.softmax")).isEqualTo(Codes.unsigned(8));
  }

  @Test
  void batchesChangeNothing() {
    QuantizedNetwork network = network(new ColumnReadout.Ternary(2, 0, DcimWidths.hcim()));
    int count = Simulator.BATCH + 3;
    byte[][] images = RandomNetworks.images(1, count, network.input(), 4);
    var simulator = new Simulator(network, Comparison.NONE);

    int[][] together = simulator.run(images);

    for (int i = 0; i < count; i += 11) {
      assertThat(simulator.run(new byte[][] {images[i]})[0]).isEqualTo(together[i]);
    }
  }

  @Test
  void anIdealChipChangesNothingAndABadOneAgreesLess() {
    QuantizedNetwork network = network(CoveringAdc.of(9, -128, 128));
    byte[][] images = RandomNetworks.images(4, 2, network.input(), 4);
    var ideal = new Simulator(network, Comparison.NONE, NonIdealities.NONE, 1);
    var bad = new Simulator(network, Comparison.WITH_IDEAL, NonIdealities.conductance(0.3), 1);

    assertThat(ideal.run(images)).isEqualTo(new Simulator(network, Comparison.NONE).run(images));
    bad.run(images);
    assertThat(bad.statistics())
        .hasSize(8)
        .allSatisfy(layer -> assertThat(layer.agreement().correlation()).isBetween(0.7, 0.9999));
  }

  @Test
  void headsMustDivideChannels() {
    assertThatThrownBy(() -> TestGraphs.vit(new Shape(1, 4, 4), 2, 8, 3))
        .hasMessage("heads (3) must divide the features of 4 tokens x 8 features");
  }

  @Test
  void aResultIsOfAProduct() {
    QuantizedNetwork whole = network(new ColumnReadout.Ideal());
    for (String last :
        new String[] {"norm1", "attention.scores", "attention.softmax", "gelu", "pool1"}) {
      var layers = new ArrayList<QuantizedLayer>();
      for (QuantizedLayer layer : whole.layers()) {
        layers.add(layer);
        if (layer.name().equals(last)) {
          break;
        }
      }

      assertThatThrownBy(() -> new QuantizedNetwork("cut", whole.input(), 4, layers))
          .hasMessageMatching(
              "layer " + last + ": kind \\(.+\\) of the last layer must be Product");
    }
  }

  /** Streams of two bits leave no stream to the sign. */
  @Test
  void theSignNeedsAStream() {
    var slicing = new Slicing(new Precision(1, 4, 4, 2), SignedMapping.DIFFERENTIAL);
    var datapath = new Datapath(128, slicing, new ColumnReadout.Ideal());

    assertThatThrownBy(
            () -> RandomNetworks.of(TestGraphs.vit(new Shape(1, 4, 4), 2, 8, 2), 1, datapath))
        .hasMessageStartingWith("stream_bits (2) must leave the sign bit of 4 activation_bits");
  }

  private static QuantizedNetwork network(ColumnReadout readout) {
    return RandomNetworks.of(TestGraphs.vit(new Shape(3, 12, 8), 4, 12, 3), 3, datapath(readout));
  }

  private static Datapath datapath(ColumnReadout readout) {
    return new Datapath(128, new Slicing(FOUR_BITS, SignedMapping.DIFFERENTIAL), readout);
  }
}
