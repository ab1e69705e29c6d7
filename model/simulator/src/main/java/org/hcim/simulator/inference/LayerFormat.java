package org.hcim.simulator.inference;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/** Reads and writes the sections of one layer: its kind, then its parameters. */
final class LayerFormat {

  private enum Kind {
    PRODUCT,
    POOL,
    LAYER_NORM,
    MAT_MUL,
    SOFTMAX,
    LOOKUP
  }

  private LayerFormat() {}

  static void write(QuantizedLayer layer, SectionWriter sections) {
    String name = layer.name();
    if (layer instanceof Product product) {
      writeHead(layer, Kind.PRODUCT, sections);
      ProductFormat.write(product, sections);
    } else if (layer instanceof Pool pool) {
      writeHead(layer, Kind.POOL, sections);
      sections.write(name + "/pool", to -> writePool(pool, to));
    } else if (layer instanceof LayerNorm norm) {
      writeHead(layer, Kind.LAYER_NORM, sections);
      NumberFormat.write(name, norm.requantizer(), sections);
    } else if (layer instanceof MatMul product) {
      writeHead(layer, Kind.MAT_MUL, sections);
      sections.write(name + "/mat_mul", to -> writeMatMul(product, to));
      NumberFormat.write(name, product.requantizer(), sections);
    } else if (layer instanceof Softmax softmax) {
      writeHead(layer, Kind.SOFTMAX, sections);
      sections.write(name + "/softmax", to -> writeSoftmax(softmax, to));
    } else {
      writeHead(layer, Kind.LOOKUP, sections);
      sections.write(name + "/lookup", to -> writeLookup((Lookup) layer, to));
    }
  }

  static QuantizedLayer read(SectionReader sections) {
    Head head = sections.read("layer", LayerFormat::readHead);
    return switch (head.kind) {
      case PRODUCT -> ProductFormat.read(head.name, head.input, sections);
      case POOL -> sections.read(head.name + "/pool", in -> readPool(head, in));
      case LAYER_NORM ->
          new LayerNorm(head.name, head.input, NumberFormat.read(head.name, sections));
      case MAT_MUL -> readMatMul(head, sections);
      case SOFTMAX -> sections.read(head.name + "/softmax", in -> readSoftmax(head, in));
      case LOOKUP -> sections.read(head.name + "/lookup", in -> readLookup(head, in));
    };
  }

  private static void writeHead(QuantizedLayer layer, Kind kind, SectionWriter sections) {
    sections.write(
        "layer",
        to -> {
          to.writeUTF(layer.name());
          to.writeUTF(layer.input());
          to.writeUTF(kind.name());
        });
  }

  private static Head readHead(DataInputStream in) throws IOException {
    return new Head(
        in.readUTF(), in.readUTF(), DatapathFormat.choice("kind", Kind.class, in.readUTF()));
  }

  private static void writePool(Pool pool, DataOutputStream to) throws IOException {
    to.writeUTF(pool.kind().name());
    ProductFormat.writeWindow(pool.window(), to);
  }

  private static Pool readPool(Head head, DataInputStream in) throws IOException {
    var kind = DatapathFormat.choice("kind", Pool.Kind.class, in.readUTF());
    return new Pool(head.name, head.input, kind, ProductFormat.readWindow(in));
  }

  private static void writeMatMul(MatMul product, DataOutputStream to) throws IOException {
    to.writeUTF(product.kind().name());
    to.writeUTF(product.other());
    to.writeInt(product.heads());
  }

  private static MatMul readMatMul(Head head, SectionReader sections) {
    record Factors(MatMul.Kind kind, String other, int heads) {}
    Factors factors =
        sections.read(
            head.name + "/mat_mul",
            in ->
                new Factors(
                    DatapathFormat.choice("kind", MatMul.Kind.class, in.readUTF()),
                    in.readUTF(),
                    in.readInt()));
    Requantizer requantizer = NumberFormat.read(head.name, sections);
    return sections.check(
        head.name,
        () ->
            new MatMul(
                head.name, head.input, factors.other, factors.kind, factors.heads, requantizer));
  }

  private static void writeSoftmax(Softmax softmax, DataOutputStream to) throws IOException {
    to.writeInt(softmax.groups());
    to.writeInt(softmax.bits());
    NumberFormat.writeTable(softmax.table(), to);
  }

  private static Softmax readSoftmax(Head head, DataInputStream in) throws IOException {
    int groups = in.readInt();
    int bits = in.readInt();
    return new Softmax(head.name, head.input, groups, NumberFormat.readTable(in), bits);
  }

  private static void writeLookup(Lookup lookup, DataOutputStream to) throws IOException {
    NumberFormat.writeCodes(lookup.codes(), to);
    NumberFormat.writeTable(lookup.table(), to);
  }

  private static Lookup readLookup(Head head, DataInputStream in) throws IOException {
    Codes codes = NumberFormat.readCodes(in);
    return new Lookup(head.name, head.input, NumberFormat.readTable(in), codes);
  }

  private record Head(String name, String input, Kind kind) {}
}
