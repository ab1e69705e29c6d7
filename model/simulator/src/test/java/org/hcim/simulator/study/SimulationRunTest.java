package org.hcim.simulator.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationRunTest {

  private static final Graph RESNET8 = TestGraphs.resNet(new Shape(3, 8, 8), 2, 1);

  private static final int IMAGES = 6;

  @Test
  void countsWhatTheSimulatorAnswers() {
    QuantizedNetwork network = network(Map.of());
    byte[][] images = images(network);
    int[][] results = new Simulator(network, Comparison.NONE).run(images);
    var classes = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      classes[i] = i < 4 ? Simulator.predicted(results[i]) : 9 - Simulator.predicted(results[i]);
    }

    Measurement measured =
        run(network, NetworkChange.NONE, NonIdealities.NONE).measure(images, classes, 0);

    assertThat(measured.correct()).isEqualTo(4);
    assertThat(measured.agreementFrac()).isEqualTo(1);
    assertThat(measured.errors()).hasSize(IMAGES).containsOnly(0.0);
  }

  /** As many bits as a sum has lose nothing. */
  @Test
  void aWideAdcIsIdeal() {
    QuantizedNetwork network = network(Map.of("readout", "ideal"));
    var change = new NetworkChange(ReadoutChange.parse("adc:9"), OptionalInt.of(32));

    Measurement measured =
        run(network, change, NonIdealities.NONE).measure(images(network), new int[IMAGES], 0);

    assertThat(measured.errors()).containsOnly(0.0);
    assertThat(measured.tally().clipped()).isZero();
  }

  @Test
  void aNarrowAdcIsNot() {
    QuantizedNetwork network = network(Map.of("readout", "ideal"));
    var change = new NetworkChange(ReadoutChange.parse("adc:2"), OptionalInt.empty());

    Measurement measured =
        run(network, change, NonIdealities.NONE).measure(images(network), new int[IMAGES], 0);

    assertThat(measured.errors()).allMatch(error -> error > 0);
  }

  /** Noise goes on where the block before stopped. */
  @ParameterizedTest
  @ValueSource(strings = {"age_s=0", "read_noise_sigma=1,conductance_sigma=0.2"})
  void blocksOfImagesAddUp(String noise) {
    QuantizedNetwork network = network(Map.of());
    byte[][] images = images(network);
    var change = new NetworkChange(ReadoutChange.parse("binary"), OptionalInt.empty());
    var run = run(network, change, NoiseField.parse(noise));
    byte[][] first = Arrays.copyOfRange(images, 0, 2);
    byte[][] rest = Arrays.copyOfRange(images, 2, IMAGES);

    Measurement parts =
        run.measure(first, new int[2], 0).plus(run.measure(rest, new int[IMAGES - 2], 2));

    assertThat(parts).isEqualTo(run.measure(images, new int[IMAGES], 0));
  }

  /** A noisy block of a transformer is put together from blocks of images as well. */
  @Test
  void blocksOfImagesOfAVitAddUp() {
    QuantizedNetwork network =
        GeneratedNetwork.of(TestGraphs.vit(new Shape(3, 8, 8), 4, 4, 2), Map.of("alpha", 1L))
            .make();
    byte[][] images = images(network);
    var run =
        run(network, NetworkChange.NONE, NoiseField.parse("read_noise_sigma=1,stuck_off_frac=0.1"));
    byte[][] first = Arrays.copyOfRange(images, 0, 2);
    byte[][] rest = Arrays.copyOfRange(images, 2, IMAGES);

    Measurement parts =
        run.measure(first, new int[2], 0).plus(run.measure(rest, new int[IMAGES - 2], 2));

    assertThat(parts).isEqualTo(run.measure(images, new int[IMAGES], 0));
    assertThat(parts.errors()).anyMatch(error -> error > 0);
  }

  @Test
  void theSameChipGivesTheSame() {
    QuantizedNetwork network = network(Map.of());
    var noisy = NoiseField.parse("conductance_sigma=0.3, read_noise_sigma=1");

    Measurement measured =
        run(network, NetworkChange.NONE, noisy).measure(images(network), new int[IMAGES], 0);

    assertThat(measured.errors()).anyMatch(error -> error > 0);
    assertThat(run(network, NetworkChange.NONE, noisy).measure(images(network), new int[IMAGES], 0))
        .isEqualTo(measured);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ternary | adc:7 | gives sums of cell currents",
        "ternary | ideal | accepted: stored, ternary, ternary:ALPHA, binary",
        "ideal | binary | needs scale factors, but the network's readout is ideal",
        "binary | ternary | accepted: stored, ternary:ALPHA, binary",
        "adc | ternary:3 | accepted: stored, adc:BITS, ideal"
      })
  void aChangeThatTheNumbersDoNotAllowIsRefused(String stored, String asked, String told) {
    var change = new NetworkChange(ReadoutChange.parse(asked), OptionalInt.empty());

    assertThatThrownBy(() -> change.of(network(Map.of("readout", stored))))
        .hasMessageStartingWith("layer conv1: readout " + asked)
        .hasMessageContaining(told);
  }

  @Test
  void otherRowsNeedOtherScaleFactors() {
    var change = new NetworkChange(new ReadoutChange.Stored(), OptionalInt.of(8));

    assertThatThrownBy(() -> change.of(network(Map.of())))
        .hasMessage(
            "layer conv1: xbar_rows (8) splits 27 inputs over 4 crossbars, but it has scale factors"
                + " for 2; accepted: 14 to 26");
  }

  @Test
  void unknownNamesAreToldWithTheKnown() {
    assertThatThrownBy(() -> ReadoutChange.parse("adc"))
        .hasMessage("readout (adc) must be one of " + ReadoutChange.ACCEPTED);
    assertThatThrownBy(() -> NoiseField.parse("sigma=1"))
        .hasMessageStartingWith("noise (sigma) must be one of conductance_sigma, stuck_off_frac");
    assertThatThrownBy(() -> NoiseField.parse("age_s=old"))
        .hasMessage("age_s (old) must be a number");
    assertThatThrownBy(() -> GeneratedNetwork.of(RESNET8, Map.of("columns", 3L)))
        .hasMessageStartingWith("columns must be one of seed, readout, alpha, xbar_rows");
  }

  private static SimulationRun run(
      QuantizedNetwork network, NetworkChange change, NonIdealities nonIdealities) {
    return new SimulationRun(network, change, nonIdealities, 7, Comparison.WITH_IDEAL);
  }

  private static QuantizedNetwork network(Map<String, Object> changed) {
    var values = new TreeMap<String, Object>();
    values.put("xbar_rows", 16L);
    values.put("alpha", 1L);
    values.putAll(changed);
    return GeneratedNetwork.of(RESNET8, values).make();
  }

  private static byte[][] images(QuantizedNetwork network) {
    return RandomNetworks.images(5, IMAGES, network.input(), network.inputBits());
  }
}
