package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.ImageSizing.Resize;
import org.hcim.simulator.inference.ImageSizing.Size;

/** Reads and writes files of quantized networks; docs/simulation.md describes the format. */
public final class NetworkFile {

  /** The first bytes of a network file. */
  private static final byte[] MAGIC = "HCIMQNET".getBytes(StandardCharsets.US_ASCII);

  private static final int VERSION = 3;
  private static final int FIRST_READ_VERSION = 2;
  private static final String PREPROCESSING = "preprocessing";
  private static final String SIZING = "sizing";
  private static final int MAX_LAYERS = 10_000;
  private static final long MAX_BYTES = 1L << 30;

  private NetworkFile() {}

  /** Writes a network to a file. */
  public static void write(QuantizedNetwork network, Path file) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(network, out);
    }
  }

  /** Returns the bytes of a network's file. */
  public static byte[] bytes(QuantizedNetwork network) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(network, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a network from a file.
   *
   * @throws InvalidNetworkException if the file is not a network or breaks a rule
   */
  public static QuantizedNetwork read(Path file) throws IOException {
    String name = file.toString();
    if (Files.size(file) > MAX_BYTES) {
      throw new InvalidNetworkException(
          name, "size", Files.size(file) + " bytes must be at most " + MAX_BYTES);
    }
    return read(name, Files.readAllBytes(file));
  }

  /**
   * Reads a network from the bytes of its file.
   *
   * @param name name of the file in messages
   * @throws InvalidNetworkException if the bytes are not a network or break a rule
   */
  public static QuantizedNetwork read(String name, byte[] file) {
    var bytes = ByteBuffer.wrap(file);
    int version = readStart(name, bytes);
    var sections = new SectionReader(name, version, bytes);
    Header header = sections.read("network", NetworkFile::readHeader);
    ImageSizing sizing =
        sections.isNext(SIZING) ? sections.read(SIZING, NetworkFile::readSizing) : ImageSizing.NONE;
    Preprocessing preprocessing =
        sections.isNext(PREPROCESSING)
            ? sections.read(PREPROCESSING, in -> readPreprocessing(sizing, in))
            : Preprocessing.NONE.with(sizing);
    var layers = new ArrayList<QuantizedLayer>();
    for (int i = 0; i < header.layers; i++) {
      layers.add(LayerFormat.read(sections));
    }
    sections.read("end", in -> "");
    sections.end();
    try {
      return new QuantizedNetwork(
          header.name, header.input, header.inputBits, layers, preprocessing);
    } catch (InvalidDesignException broken) {
      throw new InvalidNetworkException(name, "network", broken.getMessage());
    }
  }

  private static void write(QuantizedNetwork network, OutputStream to) throws IOException {
    var out = new DataOutputStream(to);
    out.write(MAGIC);
    out.writeInt(VERSION);
    var sections = new SectionWriter(out);
    sections.write("network", header -> writeHeader(network, header));
    ImageSizing sizing = network.preprocessing().sizing();
    if (!sizing.equals(ImageSizing.NONE)) {
      sections.write(SIZING, at -> writeSizing(sizing, at));
    }
    if (!network.preprocessing().with(ImageSizing.NONE).equals(Preprocessing.NONE)) {
      sections.write(PREPROCESSING, at -> writePreprocessing(network.preprocessing(), at));
    }
    for (QuantizedLayer layer : network.layers()) {
      LayerFormat.write(layer, sections);
    }
    sections.write("end", nothing -> {});
    out.flush();
  }

  private static int readStart(String name, ByteBuffer bytes) {
    var magic = new byte[MAGIC.length];
    if (bytes.remaining() >= MAGIC.length + Integer.BYTES) {
      bytes.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new InvalidNetworkException(
          name, "start", "must be HCIMQNET and a version: this is not a quantized network");
    }
    int version = bytes.getInt();
    if (version < FIRST_READ_VERSION || version > VERSION) {
      throw new InvalidNetworkException(
          name, "version", version + " must be " + FIRST_READ_VERSION + " or " + VERSION);
    }
    return version;
  }

  private static void writeHeader(QuantizedNetwork network, DataOutputStream to)
      throws IOException {
    to.writeUTF(network.name());
    to.writeInt(network.input().channels());
    to.writeInt(network.input().height());
    to.writeInt(network.input().width());
    to.writeInt(network.inputBits());
    to.writeInt(network.layers().size());
  }

  /** Writes sizes as text; an empty string means none. */
  private static void writeSizing(ImageSizing sizing, DataOutputStream to) throws IOException {
    to.writeUTF(sizing.resize().map(Object::toString).orElse(""));
    to.writeUTF(sizing.crop().map(Object::toString).orElse(""));
  }

  private static ImageSizing readSizing(DataInputStream in) throws IOException {
    return new ImageSizing(
        Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(Resize::parse),
        Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(Size::parse));
  }

  private static void writePreprocessing(Preprocessing preprocessing, DataOutputStream to)
      throws IOException {
    to.writeUTF(preprocessing.channels().name());
    to.writeInt(preprocessing.border());
    for (int pixel : preprocessing.fill()) {
      to.writeByte(pixel);
    }
  }

  private static Preprocessing readPreprocessing(ImageSizing sizing, DataInputStream in)
      throws IOException {
    var channels =
        DatapathFormat.choice("channels", Preprocessing.ChannelOrder.class, in.readUTF());
    int border = in.readInt();
    var fill = new ArrayList<Integer>();
    while (in.available() > 0) {
      fill.add(in.readUnsignedByte());
    }
    return new Preprocessing(sizing, border, fill, channels);
  }

  private static Header readHeader(DataInputStream in) throws IOException {
    var header =
        new Header(
            in.readUTF(),
            new Shape(in.readInt(), in.readInt(), in.readInt()),
            in.readInt(),
            in.readInt());
    check(
        header.layers > 0 && header.layers <= MAX_LAYERS,
        "layers (%d) must be from 1 to %d",
        header.layers,
        MAX_LAYERS);
    return header;
  }

  private record Header(String name, Shape input, int inputBits, int layers) {}
}
