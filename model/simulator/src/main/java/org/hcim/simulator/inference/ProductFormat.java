package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;

/** Reads and writes the sections of a product: its size, then one section per tensor. */
final class ProductFormat {

  private static final int MAX_GROUPS = 1 << 14;
  private static final long MAX_WEIGHTS = 1L << 28;

  private ProductFormat() {}

  static void write(Product product, SectionWriter sections) {
    var first = product.groups().get(0);
    sections.write(
        product.name() + "/shape",
        to -> {
          writeWindow(product.window(), to);
          to.writeInt(product.groups().size());
          to.writeInt(first.weights().inputs());
          to.writeInt(first.weights().outputs());
          to.writeBoolean(product.requantizer().isPresent());
          to.writeBoolean(product.shortcut().isPresent());
        });
    sections.write(product.name() + "/datapath", to -> DatapathFormat.write(first.datapath(), to));
    for (int i = 0; i < product.groups().size(); i++) {
      var group = product.groups().get(i);
      sections.write(product.name() + "/weights/" + i, to -> writeWeights(group.weights(), to));
      sections.write(
          product.name() + "/scale_factors/" + i,
          to -> PackedIntegers.write(group.scales().codes(), to));
      if (!group.thresholds().isEmpty()) {
        sections.write(
            product.name() + "/thresholds/" + i, to -> writeThresholds(group.thresholds(), to));
      }
    }
    product
        .requantizer()
        .ifPresent(requantizer -> NumberFormat.write(product.name(), requantizer, sections));
    if (!product.bias().isEmpty()) {
      sections.write(product.name() + "/bias", to -> writeBias(product.bias(), to));
    }
    product
        .shortcut()
        .ifPresent(
            shortcut ->
                sections.write(product.name() + "/shortcut", to -> writeShortcut(shortcut, to)));
  }

  static Product read(String name, String input, SectionReader sections) {
    Size size = sections.read(name + "/shape", ProductFormat::readSize);
    Datapath datapath = sections.read(name + "/datapath", DatapathFormat::read);
    var groups = new ArrayList<CrossbarMatrix>();
    for (int i = 0; i < size.groups; i++) {
      groups.add(readGroup(name, i, size, datapath, sections));
    }
    Optional<Requantizer> requantizer =
        size.requantizes ? Optional.of(NumberFormat.read(name, sections)) : Optional.empty();
    List<Integer> bias =
        sections.isNext(name + "/bias")
            ? sections.read(name + "/bias", ProductFormat::readBias)
            : List.of();
    Optional<Shortcut> shortcut =
        size.skips
            ? Optional.of(
                sections.read(
                    name + "/shortcut",
                    in -> new Shortcut(in.readUTF(), in.readInt(), in.readInt())))
            : Optional.empty();
    return sections.check(
        name,
        () ->
            new Product(
                name, input, size.window, List.copyOf(groups), requantizer, shortcut, bias));
  }

  private static void writeBias(List<Integer> bias, DataOutputStream to) throws IOException {
    for (int each : bias) {
      to.writeInt(each);
    }
  }

  private static List<Integer> readBias(DataInputStream in) throws IOException {
    var bias = new ArrayList<Integer>();
    while (in.available() >= Integer.BYTES) {
      bias.add(in.readInt());
    }
    return bias;
  }

  private static CrossbarMatrix readGroup(
      String layer, int group, Size size, Datapath datapath, SectionReader sections) {
    WeightMatrix weights =
        sections.read(
            layer + "/weights/" + group, in -> readWeights(in, size, datapath, sections.version()));
    ScaleFactors scales =
        sections.read(
            layer + "/scale_factors/" + group,
            in -> readScales(in, size, datapath, sections.version()));
    String thresholds = layer + "/thresholds/" + group;
    ColumnThresholds own =
        sections.isNext(thresholds)
            ? sections.read(
                thresholds, in -> readThresholds(in, size, datapath, sections.version()))
            : ColumnThresholds.NONE;
    return sections.check(layer, () -> new CrossbarMatrix(datapath, weights, scales, own));
  }

  private static void writeWeights(WeightMatrix weights, DataOutputStream to) throws IOException {
    byte[] codes = weights.codes();
    var integers = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      integers[i] = codes[i];
    }
    PackedIntegers.write(integers, to);
  }

  private static WeightMatrix readWeights(
      DataInputStream in, Size size, Datapath datapath, int version) throws IOException {
    int count = size.inputs * size.outputs;
    var integers = PackedIntegers.reader("weights", count, Byte.SIZE, version, in);
    var codes = new byte[count];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) integers.next();
    }
    return new WeightMatrix(size.inputs, size.outputs, codes, datapath.slicing());
  }

  private static void writeThresholds(ColumnThresholds thresholds, DataOutputStream to)
      throws IOException {
    int[] high = thresholds.high();
    int[] low = thresholds.low();
    var pairs = new int[2 * high.length];
    for (int i = 0; i < high.length; i++) {
      pairs[2 * i] = high[i];
      pairs[2 * i + 1] = low[i];
    }
    PackedIntegers.write(pairs, to);
  }

  private static ColumnThresholds readThresholds(
      DataInputStream in, Size size, Datapath datapath, int version) throws IOException {
    int count = ColumnThresholds.count(datapath, size.inputs, size.outputs);
    var integers = PackedIntegers.reader("thresholds", 2 * count, Integer.SIZE, version, in);
    var high = new int[count];
    var low = new int[count];
    for (int i = 0; i < count; i++) {
      high[i] = integers.next();
      low[i] = integers.next();
    }
    return ColumnThresholds.of(high, low);
  }

  private static ScaleFactors readScales(
      DataInputStream in, Size size, Datapath datapath, int version) throws IOException {
    int count = ScaleFactors.count(datapath, size.inputs, size.outputs);
    var integers = PackedIntegers.reader("scale factors", count, Integer.SIZE, version, in);
    var codes = new int[count];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = integers.next();
    }
    return ScaleFactors.of(datapath, size.inputs, size.outputs, codes);
  }

  private static Size readSize(DataInputStream in) throws IOException {
    var size =
        new Size(
            readWindow(in),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readBoolean(),
            in.readBoolean());
    check(
        size.groups > 0 && size.groups <= MAX_GROUPS,
        "groups (%d) must be from 1 to %d",
        size.groups,
        MAX_GROUPS);
    check(size.inputs > 0, "inputs (%d) must be positive", size.inputs);
    check(size.outputs > 0, "outputs (%d) must be positive", size.outputs);
    long weights = (long) size.inputs * size.outputs;
    check(weights <= MAX_WEIGHTS, "weights (%d) must be at most %d", weights, MAX_WEIGHTS);
    return size;
  }

  private static void writeShortcut(Shortcut shortcut, DataOutputStream to) throws IOException {
    to.writeUTF(shortcut.input());
    to.writeInt(shortcut.multiplier());
    to.writeInt(shortcut.stride());
  }

  static void writeWindow(Window window, DataOutputStream to) throws IOException {
    to.writeInt(window.height());
    to.writeInt(window.width());
    to.writeInt(window.stride());
    to.writeInt(window.padding());
  }

  static Window readWindow(DataInputStream in) throws IOException {
    return new Window(in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }

  private record Size(
      Window window, int groups, int inputs, int outputs, boolean requantizes, boolean skips) {}
}
