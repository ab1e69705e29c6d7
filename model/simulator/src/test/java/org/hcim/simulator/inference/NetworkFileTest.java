package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
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
    later[11] = 3;
    Files.write(file, later);

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(file + ": version: 3 must be 2, the only version");
  }

  @Test
  void theFirstVersionIsRefused() throws IOException {
    byte[] earlier = good.clone();
    earlier[11] = 1;
    Files.write(file, earlier);

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(file + ": version: 1 must be 2, the only version");
  }

  @Test
  void whatFollowsTheEndIsRefused() throws IOException {
    Files.write(file, Arrays.copyOf(good, good.length + 3));

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(file + ": end: is followed by 3 bytes");
  }

  /** With a right checksum, so that it is the rule that is broken. */
  @Test
  void aWeightOutOfRangeNamesTensorIndexAndRule() throws IOException {
    var network = SmallNetworks.random(4);
    NetworkFile.write(network, file);
    byte[] bytes = Files.readAllBytes(file);
    var last = (QuantizedLayer.Product) network.layers().get(network.layers().size() - 1);
    var slicing = last.groups().get(0).datapath().slicing();
    assertThat(slicing.mostWeight()).isLessThan(127);
    patch(bytes, "last/weights/0", 1, (byte) 127);
    Files.write(file, bytes);

    assertThatThrownBy(() -> NetworkFile.read(file))
        .hasMessage(
            "%s: last/weights/0: weight 1 (127) must be from %d to %d",
            file, slicing.leastWeight(), slicing.mostWeight());
  }

  /** Changes one byte of a section and writes the checksum anew. */
  private static void patch(byte[] bytes, String section, int index, byte value) {
    byte[] name = section.getBytes(StandardCharsets.UTF_8);
    int start = 0;
    while (!Arrays.equals(bytes, start, start + name.length, name, 0, name.length)) {
      start++;
    }
    var buffer = ByteBuffer.wrap(bytes);
    int length = buffer.getInt(start + name.length);
    int payload = start + name.length + Integer.BYTES;
    bytes[payload + index] = value;
    var crc = new CRC32C();
    crc.update(bytes, payload, length);
    buffer.putInt(payload + length, (int) crc.getValue());
  }
}
