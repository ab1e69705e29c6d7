package org.hcim.simulator.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One IDX file of unsigned bytes: a magic number, the sizes and the bytes. */
final class IdxReader implements AutoCloseable {

  private final Path file;
  private final DataInputStream in;

  IdxReader(Path file) throws IOException {
    this.file = file;
    if (!Files.exists(file)) {
      throw new InvalidDatasetException(file, "does not exist, and images and labels go together");
    }
    var bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      in = new DataInputStream(Datasets.endsWith(file, ".gz") ? new GZIPInputStream(bytes) : bytes);
    } catch (ZipException | EOFException broken) {
      bytes.close();
      throw new InvalidDatasetException(file, "must be a gzip file, as its name says", broken);
    }
  }

  /** Reads the magic number and rejects any other. */
  void expectMagic(int magic) throws IOException {
    int found = size();
    if (found != magic) {
      throw new InvalidDatasetException(
          file, "magic number (0x%08X) must be 0x%08X".formatted(found, magic));
    }
  }

  /** Reads a size and rejects a truncated file. */
  int size() throws IOException {
    try {
      return in.readInt();
    } catch (EOFException end) {
      throw new InvalidDatasetException(file, "is truncated within its sizes", end);
    }
  }

  /** Reads the bytes of an image or a label. */
  byte[] bytes(int image, int length) throws IOException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(length);
    } catch (ZipException | EOFException broken) {
      throw new InvalidDatasetException(file, "is damaged at image " + image, broken);
    }
    if (bytes.length < length) {
      throw new InvalidDatasetException(file, "is truncated within image " + image);
    }
    return bytes;
  }

  InvalidDatasetException broken(String rule) {
    return new InvalidDatasetException(file, rule);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
