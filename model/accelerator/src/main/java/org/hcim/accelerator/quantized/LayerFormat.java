package org.hcim.accelerator.quantized;

import static org.hcim.accelerator.design.Check.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.function.CrossbarMatrix;
import org.hcim.accelerator.function.Datapath;
import org.hcim.accelerator.function.ScaleFactors;
import org.hcim.accelerator.function.WeightMatrix;
import org.hcim.accelerator.quantized.QuantizedLayer.Pool;
import org.hcim.accelerator.quantized.QuantizedLayer.Product;
import org.hcim.accelerator.quantized.QuantizedLayer.Shortcut;

/** The sections of one layer: what it is, then its tensors, each by itself. */
final class LayerFormat {

  private static final int MOST_GROUPS = 1 << 14;
  private static final long MOST_WEIGHTS = 1L << 28;

  private LayerFormat() {}

  static void write(QuantizedLayer layer, SectionWriter sections) {
    sections.write("layer", to -> writeHead(layer, to));
    if (layer instanceof Pool pool) {
      sections.write(pool.name() + "/pool", to -> writePool(pool, to));
    } else {
      writeProduct((Product) layer, sections);
    }
  }

  static QuantizedLayer read(SectionReader sections) {
    Head head = sections.read("layer", LayerFormat::readHead);
    if (head.isPool) {
      return sections.read(head.name + "/pool", in -> readPool(head, in));
    }
    return readProduct(head, sections);
  }

  private static void writeHead(QuantizedLayer layer, DataOutputStream to) throws IOException {
    to.writeUTF(layer.name());
    to.writeUTF(layer.input());
    to.writeBoolean(layer instanceof Pool);
  }

  private static Head readHead(DataInputStream in) throws IOException {
    return new Head(in.readUTF(), in.readUTF(), in.readBoolean());
  }

  private static void writePool(Pool pool, DataOutputStream to) throws IOException {
    to.writeUTF(pool.kind().name());
    writeWindow(pool.window(), to);
  }

  private static Pool readPool(Head head, DataInputStream in) throws IOException {
    var kind = DatapathFormat.choice("kind", Pool.Kind.class, in.readUTF());
    return new Pool(head.name, head.input, kind, readWindow(in));
  }

  private static void writeProduct(Product product, SectionWriter sections) {
    var first = product.groups().get(0);
    sections.write(
        product.name() + "/shape",
        to -> {
          writeWindow(product.window(), to);
          to.writeInt(product.groups().size());
          to.writeInt(first.weights().inputs());
          to.writeInt(first.weights().outputs());
          to.writeBoolean(product.requantiser().isPresent());
          to.writeBoolean(product.shortcut().isPresent());
        });
    sections.write(product.name() + "/datapath", to -> DatapathFormat.write(first.datapath(), to));
    for (int i = 0; i < product.groups().size(); i++) {
      var group = product.groups().get(i);
      sections.write(product.name() + "/weights/" + i, to -> to.write(group.weights().codes()));
      sections.write(
          product.name() + "/scale_factors/" + i,
          to -> {
            for (int code : group.scales().codes()) {
              to.writeInt(code);
            }
          });
    }
    product
        .requantiser()
        .ifPresent(
            requantiser ->
                sections.write(
                    product.name() + "/requantiser", to -> writeRequantiser(requantiser, to)));
    product
        .shortcut()
        .ifPresent(
            shortcut ->
                sections.write(product.name() + "/shortcut", to -> writeShortcut(shortcut, to)));
  }

  private static Product readProduct(Head head, SectionReader sections) {
    Size size = sections.read(head.name + "/shape", LayerFormat::readSize);
    Datapath datapath = sections.read(head.name + "/datapath", DatapathFormat::read);
    var groups = new ArrayList<CrossbarMatrix>();
    for (int i = 0; i < size.groups; i++) {
      groups.add(readGroup(head.name, i, size, datapath, sections));
    }
    Optional<Requantiser> requantiser =
        size.requantises
            ? Optional.of(
                sections.read(head.name + "/requantiser", in -> readRequantiser(size, in)))
            : Optional.empty();
    Optional<Shortcut> shortcut =
        size.skips
            ? Optional.of(
                sections.read(
                    head.name + "/shortcut",
                    in -> new Shortcut(in.readUTF(), in.readInt(), in.readInt())))
            : Optional.empty();
    return sections.check(
        head.name,
        () ->
            new Product(
                head.name, head.input, size.window, List.copyOf(groups), requantiser, shortcut));
  }

  private static CrossbarMatrix readGroup(
      String layer, int group, Size size, Datapath datapath, SectionReader sections) {
    WeightMatrix weights =
        sections.read(
            layer + "/weights/" + group,
            in -> {
              byte[] codes = in.readNBytes(size.inputs * size.outputs);
              return new WeightMatrix(size.inputs, size.outputs, codes, datapath.slicing());
            });
    return sections.read(
        layer + "/scale_factors/" + group,
        in -> {
          int count = ScaleFactors.count(datapath, size.inputs, size.outputs);
          check(
              (long) count * Integer.BYTES == in.available(),
              "scale factors (%d bytes) must be %d of 4 bytes",
              in.available(),
              count);
          var codes = new int[count];
          for (int i = 0; i < codes.length; i++) {
            codes[i] = in.readInt();
          }
          var scales = ScaleFactors.of(datapath, size.inputs, size.outputs, codes);
          return new CrossbarMatrix(datapath, weights, scales);
        });
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
        size.groups > 0 && size.groups <= MOST_GROUPS,
        "groups (%d) must be from 1 to %d",
        size.groups,
        MOST_GROUPS);
    check(size.inputs > 0, "inputs (%d) must be positive", size.inputs);
    check(size.outputs > 0, "outputs (%d) must be positive", size.outputs);
    long weights = (long) size.inputs * size.outputs;
    check(weights <= MOST_WEIGHTS, "weights (%d) must be at most %d", weights, MOST_WEIGHTS);
    return size;
  }

  private static void writeRequantiser(Requantiser requantiser, DataOutputStream to)
      throws IOException {
    to.writeInt(requantiser.shift());
    to.writeInt(requantiser.bits());
    for (int multiplier : requantiser.multipliers()) {
      to.writeInt(multiplier);
    }
    for (long offset : requantiser.offsets()) {
      to.writeLong(offset);
    }
  }

  private static Requantiser readRequantiser(Size size, DataInputStream in) throws IOException {
    int shift = in.readInt();
    int bits = in.readInt();
    long channels = (long) size.groups * size.outputs;
    check(
        channels * (Integer.BYTES + Long.BYTES) == in.available(),
        "multipliers and offsets (%d bytes) must be those of %d channels",
        in.available(),
        channels);
    var multipliers = new int[(int) channels];
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] = in.readInt();
    }
    var offsets = new long[multipliers.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = in.readLong();
    }
    return new Requantiser(multipliers, offsets, shift, bits);
  }

  private static void writeShortcut(Shortcut shortcut, DataOutputStream to) throws IOException {
    to.writeUTF(shortcut.input());
    to.writeInt(shortcut.multiplier());
    to.writeInt(shortcut.stride());
  }

  private static void writeWindow(Window window, DataOutputStream to) throws IOException {
    to.writeInt(window.height());
    to.writeInt(window.width());
    to.writeInt(window.stride());
    to.writeInt(window.padding());
  }

  private static Window readWindow(DataInputStream in) throws IOException {
    return new Window(in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }

  private record Head(String name, String input, boolean isPool) {}

  private record Size(
      Window window, int groups, int inputs, int outputs, boolean requantises, boolean skips) {}
}
