package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.importer.onnx.Exports.conv;
import static org.hcim.importer.onnx.Exports.vectorOperations;

import java.nio.file.Path;
import java.util.List;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shortcuts without parameters, as ResNets for CIFAR have them, are one sum of the layer graph. */
class PaddedShortcutTest {

  private static final long END = Long.MAX_VALUE;

  @TempDir private Path folder;

  /** {@code conv(x) + pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 2, 2))} on maps of 4 x 8 x 8. */
  private ImportedNetwork read(boolean isFirst, long[] pads, long... starts) {
    Model m = new Model(17).input("x", 1, 4, 8, 8);
    String c = conv(m, "conv", "x", 4, 8, 3, 2, 1);
    String rows = slice(m, "rows", "x", starts[0], 2);
    String pixels = slice(m, "pixels", rows, starts[1], 3);
    String padded = m.node("Pad", "pad", List.of(pixels, m.integers(pads)));
    List<String> operands = isFirst ? List.of(c, padded) : List.of(padded, c);
    return Exports.read(folder, m, m.node("Add", "add", operands));
  }

  private static String slice(Model m, String name, String x, long start, long axis) {
    return m.node(
        "Slice",
        name,
        List.of(x, m.integers(start), m.integers(END), m.integers(axis), m.integers(2)));
  }

  private static long[] pads(long before, long after) {
    return new long[] {0, before, 0, 0, 0, after, 0, 0};
  }

  private static List<String> kinds(ImportedNetwork network) {
    return network.graph().nodes().stream().map(Node::kind).toList();
  }

  @Test
  void theSumReadsTheInputOfTheShortcut() {
    for (boolean isFirst : new boolean[] {true, false}) {
      ImportedNetwork network = read(isFirst, pads(2, 2), 0, 0);

      assertThat(kinds(network)).containsExactly("input", "conv2d", "add");
      assertThat(network.graph().last())
          .isEqualTo(new Add("add", List.of("conv", "x"), Add.Shortcut.PAD));
      assertThat(network.graph().shape("add").sizes()).containsExactly(1L, 8L, 4L, 4L);
      assertThat(vectorOperations(network)).isEqualTo(8 * 16);
    }
  }

  /** Channels on one side, or pixels from the second on, are no such shortcut. */
  @Test
  void othersAreAddressingAndASum() {
    for (ImportedNetwork network :
        List.of(read(true, pads(4, 0), 0, 0), read(true, pads(2, 2), 1, 0))) {
      assertThat(kinds(network)).contains("rearrange", "add");
      assertThat(network.graph().last())
          .isInstanceOfSatisfying(
              Add.class, add -> assertThat(add.shortcut()).isEqualTo(Add.Shortcut.NONE));
      assertThat(vectorOperations(network)).isEqualTo(8 * 16);
    }
  }

  /** 7 x 7 pixels have 4 x 4 in every second row and column: not a whole number of strides. */
  @Test
  void oddSizesAreAddressingAndASum() {
    Model m = new Model(17).input("x", 1, 4, 7, 7);
    String c = conv(m, "conv", "x", 4, 8, 3, 2, 1);
    String pixels = slice(m, "pixels", slice(m, "rows", "x", 0, 2), 0, 3);
    String padded = m.node("Pad", "pad", List.of(pixels, m.integers(pads(2, 2))));

    ImportedNetwork network = Exports.read(folder, m, m.node("Add", "add", List.of(c, padded)));

    assertThat(kinds(network)).containsExactly("input", "conv2d", "rearrange", "add");
    assertThat(network.graph().shape("add").sizes()).containsExactly(1L, 8L, 4L, 4L);
  }

  /** A pad of nothing is the identity, and a constant is no shortcut of a layer. */
  @Test
  void padsOfNothingAndConstantsAreOrdinarySums() {
    Model m = new Model(17).input("x", 1, 4, 8, 8);
    String c = conv(m, "conv", "x", 4, 4, 3, 1, 1);
    String same = m.node("Pad", "pad", List.of("x", m.integers(pads(0, 0))));

    ImportedNetwork network = Exports.read(folder, m, m.node("Add", "add", List.of(c, same)));

    assertThat(network.graph().last())
        .isInstanceOfSatisfying(
            Add.class, add -> assertThat(add.shortcut()).isEqualTo(Add.Shortcut.NONE));
    for (boolean isFirst : new boolean[] {true, false}) {
      Model n = new Model(17).input("x", 1, 4, 8, 8);
      String padded = n.node("Pad", "pad", List.of("x", n.integers(pads(2, 2))));
      String bias = n.weight("bias", 1, 8, 1, 1);
      List<String> inputs = isFirst ? List.of(bias, padded) : List.of(padded, bias);
      ImportedNetwork sum = Exports.read(folder, n, n.node("Add", "add", inputs));

      assertThat(sum.graph().shape(sum.graph().last().name()).sizes())
          .containsExactly(1L, 8L, 8L, 8L);
    }
  }

  /** A padded shortcut that another node reads is kept. */
  @Test
  void aSecondReaderKeepsTheNodes() {
    Model m = new Model(17).input("x", 1, 4, 8, 8);
    String c = conv(m, "conv", "x", 4, 8, 3, 2, 1);
    String pixels = slice(m, "pixels", slice(m, "rows", "x", 0, 2), 0, 3);
    String padded = m.node("Pad", "pad", List.of(pixels, m.integers(pads(2, 2))));
    m.node("Add", "add", List.of(c, padded));

    ImportedNetwork network = Exports.read(folder, m, "add", padded);

    assertThat(kinds(network)).contains("slice", "rearrange", "add");
  }
}
