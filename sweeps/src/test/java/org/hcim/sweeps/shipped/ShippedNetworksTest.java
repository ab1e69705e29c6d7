package org.hcim.sweeps.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.ImageSize;
import org.hcim.accelerator.network.Network;
import org.hcim.simulator.inference.InvalidNetworkException;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.CommonSetting;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedNetworksTest {

  private static final long MAX_BYTES = 4 << 20;
  private static final ShippedNetworks BUILT_IN = ShippedNetworks.builtIn();

  static List<ShippedEntry> entries() {
    return BUILT_IN.entries();
  }

  /** 200 images again, by a simulator that knows nothing of the training. */
  @ParameterizedTest
  @MethodSource("entries")
  void computesItsRecordedResults(ShippedEntry entry) {
    QuantizedNetwork network = BUILT_IN.read(entry);

    assertThat(entry.recorded().classes()).hasSize(200);
    assertThat(entry.recorded().again(network)).isEqualTo(entry.recorded());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void isTheNetworkThatTheIndexDescribes(ShippedEntry entry) {
    QuantizedNetwork network = BUILT_IN.read(entry);
    AlgorithmSetting computed = CommonSetting.of(network).setting();

    assertThat(computed.levels()).isEqualTo(entry.setting().levels());
    assertThat(computed.precision()).isEqualTo(entry.setting().precision());
    assertThat(computed.biasRows()).isEqualTo(entry.setting().biasRows());
    assertThat(computed.values().get(Parameter.TERNARY_THRESHOLDS))
        .isEqualTo(entry.setting().values().get(Parameter.TERNARY_THRESHOLDS));
    if (computed.levels() != ReadoutLevels.IDEAL) {
      assertThat(computed.rows()).isEqualTo(entry.setting().rows());
    }
    assertThat(ProductShapes.sha256(network)).isEqualTo(entry.productsSha256());
    boolean isTernary = entry.setting().levels() == ReadoutLevels.TERNARY;
    assertThat(entry.reached().zeroFrac().isPresent()).isEqualTo(isTernary);
    assertThat(entry.reached().layers().isEmpty()).isNotEqualTo(isTernary);
  }

  @Test
  void theSweepsNetworkFindsThemWhateverItIsCalled() {
    Network small = Network.of(Networks.graph("resnet8").with(ImageSize.parse("16x16")));

    assertThat(BUILT_IN.of(small)).isNotEmpty().allMatch(e -> e.dataset().equals("builtin"));
    assertThat(BUILT_IN.base(small)).map(ShippedEntry::name).contains("resnet8_16-ideal");
    assertThat(BUILT_IN.of(Networks.builtIn("vgg9"))).isEmpty();
  }

  /** The files travel with every copy of the tool. */
  @Test
  void allTogetherAreSmall() {
    long bytes = entries().stream().mapToLong(entry -> BUILT_IN.bytes(entry).length).sum();

    assertThat(bytes).isLessThan(MAX_BYTES);
  }

  @Test
  void aChangedFileIsRefused(@TempDir Path folder) throws IOException {
    ShippedEntry entry = entries().get(0);
    byte[] bytes = BUILT_IN.bytes(entry);
    bytes[bytes.length / 2]++;
    Files.write(folder.resolve(entry.file()), bytes);
    Files.writeString(folder.resolve(ShippedNetworks.INDEX), ShippedIndex.write(List.of(entry)));
    var networks = ShippedNetworks.in(folder);

    assertThatThrownBy(() -> networks.read(networks.require(entry.name())))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessageContaining(entry.file())
        .hasMessageContaining("must be " + entry.sha256());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> BUILT_IN.require("resnet9"))
        .hasMessageStartingWith("network (resnet9) must be one of ")
        .hasMessageContaining("resnet8_16-ideal");
  }

  /** Zeros of layers, weighted by their readings, are those of the network. */
  @Test
  void zerosWithoutAlwaysZeroColumnsAreFewer() {
    for (ShippedEntry entry : entries()) {
      for (Map.Entry<String, LayerZeros> layer : entry.reached().layers().entrySet()) {
        assertThat(layer.getValue().zeroFrac())
            .as(entry.name() + " " + layer.getKey())
            .isGreaterThanOrEqualTo(layer.getValue().alwaysZeroFrac());
        assertThat(layer.getValue().zeroFracOfOthers())
            .isLessThanOrEqualTo(layer.getValue().zeroFrac());
      }
    }
  }
}
