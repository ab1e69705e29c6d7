package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hcim.simulator.inference.SectionFile.Section;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {

  @TempDir private Path folder;

  private Path file;
  private byte[] good;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("small.net");
    NetworkFile.write(SmallNetworks.random(5), file);
    good = Files.readAllBytes(file);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      QuantizedNetwork network = SmallNetworks.random(seed);
      NetworkFile.write(network, file);

      assertThat(NetworkFile.read(file)).isEqualTo(network);
    }
  }

  @Test
  void levelsOfAdcsAreWrittenAndRead() throws IOException {
    for (int seed = 100; seed < 120; seed++) {
      QuantizedNetwork network = SmallNetworks.withLevels(seed);
      NetworkFile.write(network, file);

      assertThat(NetworkFile.read(file)).isEqualTo(network);
      assertThat(NetworkFile.read(file)).isNotEqualTo(SmallNetworks.withLevels(seed + 1));
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("ADC_LEVELS");
    }
  }

  @Test
  void thresholdsOfColumnsAreWrittenAndRead() {
    for (int seed = 200; seed < 220; seed++) {
      QuantizedNetwork network = SmallNetworks.withThresholds(seed);

      assertThat(NetworkFile.read("thresholds", NetworkFile.bytes(network))).isEqualTo(network);
    }
  }

  /** version3.hcimq is version2.hcimq, read and written again when version 3 was new. */
  @Test
  void theSecondVersionIsReadAndTheThirdWritten() throws IOException {
    QuantizedNetwork second = NetworkFile.read("second", resource("version2.hcimq"));

    assertThat(NetworkFile.bytes(second)).isEqualTo(resource("version3.hcimq"));
    assertThat(NetworkFile.read("third", resource("version3.hcimq"))).isEqualTo(second);
    assertThat(second).isEqualTo(SmallNetworks.withThresholds(19));
  }

  @Test
  void everyTruncationIsToldApart() throws IOException {
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));

      assertThat(catchThrowable(() -> NetworkFile.read(file)))
          .as("%d bytes", length)
          .isInstanceOf(InvalidNetworkException.class)
          .hasMessageStartingWith(file + ": ");
    }
  }

  @Test
  void everyFlippedByteIsNoticed() throws IOException {
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x20;
      Files.write(file, bad);

      assertThat(catchThrowable(() -> NetworkFile.read(file)))
          .as("byte %d", i)
          .isInstanceOf(InvalidNetworkException.class);
    }
  }

  @Test
  void anythingElseIsNoNetwork() throws IOException {
    Files.writeString(file, "layers: []\nname: not a network\n");

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(
            file + ": start: must be HCIMQNET and a version: this is not a quantized network");
  }

  @Test
  void aLaterVersionIsRefused() throws IOException {
    byte[] later = good.clone();
    later[11] = 4;
    Files.write(file, later);

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(file + ": version: 4 must be 2 or 3");
  }

  @Test
  void theFirstVersionIsRefused() throws IOException {
    byte[] earlier = good.clone();
    earlier[11] = 1;
    Files.write(file, earlier);

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(file + ": version: 1 must be 2 or 3");
  }

  @Test
  void whatFollowsTheEndIsRefused() throws IOException {
    Files.write(file, Arrays.copyOf(good, good.length + 3));

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(file + ": end: is followed by 3 bytes");
  }

  /** With a correct checksum, so that it is the rule that is broken. */
  @Test
  void aWeightOutOfRangeNamesTensorIndexAndRule() throws IOException {
    var network = SmallNetworks.random(4);
    var last = (QuantizedLayer.Product) network.layers().get(network.layers().size() - 1);
    var slicing = last.groups().get(0).datapath().slicing();
    assertThat(slicing.mostWeight()).isLessThan(127);
    byte[] weights = last.groups().get(0).weights().codes();
    var payload = new byte[1 + weights.length];
    payload[0] = Byte.SIZE;
    System.arraycopy(weights, 0, payload, 1, weights.length);
    payload[2] = 127;
    Files.write(file, with("last/weights/0", payload, network));

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(
            "%s: last/weights/0: weight 1 (127) must be from %d to %d",
            file, slicing.leastWeight(), slicing.mostWeight());
  }

  private static byte[] with(String section, byte[] payload, QuantizedNetwork network) {
    var sections = SectionFile.of(NetworkFile.bytes(network));
    int index = sections.sections().stream().map(Section::name).toList().indexOf(section);
    return sections.with(index, payload).bytes();
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = NetworkFileTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
