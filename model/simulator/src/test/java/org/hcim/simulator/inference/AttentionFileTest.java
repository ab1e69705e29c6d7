package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Slicing;
import org.junit.jupiter.api.Test;

/** Files of a ViT block; checksums are right, so that it is the rules that are broken. */
class AttentionFileTest {

  private static final int START_BYTES = 12;

  private static final QuantizedNetwork NETWORK =
      RandomNetworks.of(
          TestGraphs.vit(new Shape(1, 2, 2), 1, 2, 2),
          1,
          new Datapath(
              16,
              new Slicing(new Precision(1, 2, 2, 1), SignedMapping.DIFFERENTIAL),
              new ColumnReadout.Ternary(1, 0, DcimWidths.hcim())));

  private static final byte[] GOOD = NetworkFile.bytes(NETWORK);

  @Test
  void whatIsWrittenIsRead() {
    assertThat(NetworkFile.read("vit", GOOD)).isEqualTo(NETWORK);
    assertThat(NetworkFile.bytes(NetworkFile.read("vit", GOOD))).isEqualTo(GOOD);
  }

  @Test
  void everyTruncationAndFlippedByteIsNoticed() {
    for (int i = 0; i < GOOD.length; i++) {
      byte[] flipped = GOOD.clone();
      flipped[i] ^= 0x20;
      isRefused(Arrays.copyOf(GOOD, i));
      isRefused(flipped);
    }
  }

  /** No matter which bits are wrong, the file is read or a rule is told. */
  @Test
  void noRightChecksumHidesABrokenNumber() throws IOException {
    for (String section :
        new String[] {
          "norm1/requantizer",
          "attention.scores/mat_mul",
          "attention.softmax/softmax",
          "gelu/lookup",
          "query/datapath"
        }) {
      byte[] content = content(section);
      for (int i = 0; i < content.length; i++) {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
          byte[] wrong = content.clone();
          wrong[i] ^= (byte) (1 << bit);
          byte[] file = with(section, wrong);
          var thrown = catchThrowable(() -> NetworkFile.read("vit", file));
          if (thrown != null) {
            assertThat(thrown).isInstanceOf(InvalidNetworkException.class);
          }
        }
      }
    }
  }

  @Test
  void tablesAreChecked() throws IOException {
    refused(
        "attention.softmax/softmax",
        numbers(2, 8, 2, 9, 9),
        "network: layer attention.softmax: entries (2) of the"
            + " table must be as many as activations of 8 bits (256)");
    refused(
        "attention.softmax/softmax",
        numbers(2, 8, 2, 9, 10),
        "attention.softmax/softmax: exponential 1 (10) must be from 0 to the one before (9)");
    refused(
        "attention.softmax/softmax",
        numbers(2, 8, 1, 0),
        "attention.softmax/softmax: exponential 0 (0) must be positive");
    refused(
        "attention.softmax/softmax",
        numbers(2, 9, 1, 1),
        "attention.softmax/softmax: bits (9) must be from 1 to 8");
    refused(
        "attention.softmax/softmax",
        numbers(2, 8, 3, 1),
        "attention.softmax/softmax: entries (4 bytes) of the table must be 3 of 4 bytes");
    refused(
        "attention.softmax/softmax",
        numbers(2, 8, -1),
        "attention.softmax/softmax: entries (0 bytes) of the table must be -1 of 4 bytes");
    refused(
        "attention.softmax/softmax",
        numbers(2),
        "attention.softmax/softmax: has 4 bytes, which is too few");
    byte[] seven = content("attention.softmax/softmax");
    seven[3] = 7;
    refused(
        "attention.softmax/softmax",
        seven,
        "network: layer attention.softmax: groups (7) must divide channels (8)");
    refused(
        "gelu/lookup",
        lookup(2, "TWOS_COMPLEMENT", 0, 1, 2, 3),
        "gelu/lookup: entry 2 (2) must be from -2 to 1");
    refused(
        "gelu/lookup",
        lookup(2, "TWOS_COMPLEMENT", 0, 1),
        "network: layer gelu: entries (2) of the table must be as many as activations of 2 bits (4)");
    refused(
        "gelu/lookup",
        lookup(2, "SIGNED", 0, 1, 1, 1),
        "gelu/lookup: activation_code (SIGNED) must be one of [UNSIGNED, TWOS_COMPLEMENT]");
    refused(
        "gelu/lookup",
        lookup(2, "UNSIGNED", 0, 1, 1, 3),
        "network: layer contract: activations of its input (0 to 3) must be within those of its"
            + " datapath (-2 to 1)");
  }

  @Test
  void productsOfActivationsAreChecked() throws IOException {
    refused(
        "attention.scores/mat_mul",
        matMul("SCORES", "key", 3),
        "network: layer attention.scores: heads (3) must divide channels (2)");
    refused(
        "attention.scores/mat_mul",
        matMul("SCORES", "key", 0),
        "attention.scores: heads (0) must be positive");
    refused(
        "attention.scores/mat_mul",
        matMul("PRODUCT", "key", 2),
        "attention.scores/mat_mul: kind (PRODUCT) must be one of [SCORES, MIX]");
    refused(
        "attention.scores/mat_mul",
        matMul("MIX", "key", 2),
        "network: layer attention.scores: channels (2) must be as many as heads (2) x positions of its other"
            + " input (4)");
    refused(
        "attention.scores/mat_mul",
        matMul("SCORES", "project", 2),
        "network: layer attention.scores: input (project) must be an earlier layer: [input, patches, norm1,"
            + " query, key, value]");
    refused(
        "attention.scores/requantizer",
        content("norm1/requantizer"),
        "attention.scores: multipliers (2) of a product of activations must be 1");
    refused(
        "norm1/requantizer",
        content("attention.scores/requantizer"),
        "network: layer norm1: multipliers (1) must be as many as channels (2)");
    byte[] more = content("attention.scores/requantizer");
    refused(
        "attention.scores/requantizer",
        Arrays.copyOf(more, more.length + 12),
        "attention.scores/requantizer: multipliers and offsets (24 bytes) must be those of 1 channels");
  }

  @Test
  void kindsAreChecked() throws IOException {
    refused(
        "layer",
        head("patches", "input", "CONVOLUTION"),
        "layer: kind (CONVOLUTION) must be one of [PRODUCT, POOL, LAYER_NORM, MAT_MUL, SOFTMAX,"
            + " LOOKUP]");
    refused(
        "layer",
        head("patches", "input", "SOFTMAX"),
        "patches/softmax: is expected here, not \"patches/shape\"");
  }

  private static void refused(String section, byte[] content, String told) throws IOException {
    byte[] file = with(section, content);
    assertThatThrownBy(() -> NetworkFile.read("vit", file)).hasMessage("vit: " + told);
  }

  private static void isRefused(byte[] file) {
    assertThat(catchThrowable(() -> NetworkFile.read("vit", file)))
        .isInstanceOf(InvalidNetworkException.class);
  }

  private static byte[] numbers(int... numbers) {
    var bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  private static byte[] lookup(int bits, String code, int... table) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var to = new DataOutputStream(bytes);
    to.writeInt(bits);
    to.writeUTF(code);
    to.writeInt(table.length);
    to.write(numbers(table));
    return bytes.toByteArray();
  }

  private static byte[] matMul(String kind, String other, int heads) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var to = new DataOutputStream(bytes);
    to.writeUTF(kind);
    to.writeUTF(other);
    to.writeInt(heads);
    return bytes.toByteArray();
  }

  private static byte[] head(String name, String input, String kind) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var to = new DataOutputStream(bytes);
    to.writeUTF(name);
    to.writeUTF(input);
    to.writeUTF(kind);
    return bytes.toByteArray();
  }

  /** The content of the first section of this name. */
  private static byte[] content(String section) throws IOException {
    var in = new DataInputStream(new java.io.ByteArrayInputStream(GOOD));
    in.skipNBytes(START_BYTES);
    while (true) {
      String name = in.readUTF();
      byte[] content = in.readNBytes(in.readInt());
      in.readInt();
      if (name.equals(section)) {
        return content;
      }
    }
  }

  /** The file with another content of the first section of this name. */
  private static byte[] with(String section, byte[] content) throws IOException {
    var in = new DataInputStream(new java.io.ByteArrayInputStream(GOOD));
    var bytes = new ByteArrayOutputStream();
    bytes.write(in.readNBytes(START_BYTES));
    var sections = new SectionWriter(new DataOutputStream(bytes));
    boolean isDone = false;
    while (in.available() > 0) {
      String name = in.readUTF();
      byte[] stored = in.readNBytes(in.readInt());
      in.readInt();
      byte[] written = name.equals(section) && !isDone ? content : stored;
      isDone |= name.equals(section);
      sections.write(name, to -> to.write(written));
    }
    return bytes.toByteArray();
  }
}
