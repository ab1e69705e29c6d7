package org.hcim.simulator.inference;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.hcim.accelerator.design.InvalidDesignException;

/** Reads the sections that {@link SectionWriter} writes and accepts nothing else. */
final class SectionReader {

  private static final int NAME_LENGTH_BYTES = 2;

  private final String file;
  private final int version;
  private final ByteBuffer bytes;

  SectionReader(String file, int version, ByteBuffer bytes) {
    this.file = file;
    this.version = version;
    this.bytes = bytes;
  }

  /** The version of the file's format. */
  int version() {
    return version;
  }

  /** Reads the content of one section. */
  interface Content<T> {
    T readFrom(DataInputStream in) throws IOException;
  }

  /** Reads the next section, which must have this name and contain nothing else. */
  <T> T read(String name, Content<T> content) {
    byte[] payload = payload(name);
    try {
      var in = new DataInputStream(new ByteArrayInputStream(payload));
      T value = content.readFrom(in);
      require(in.available() == 0, name, "has " + in.available() + " bytes too many");
      return value;
    } catch (EOFException tooShort) {
      throw new InvalidNetworkException(
          file, name, "has " + payload.length + " bytes, which is too few");
    } catch (IOException | InvalidDesignException broken) {
      throw new InvalidNetworkException(file, name, broken.getMessage());
    }
  }

  /** Returns whether the next section has this name; some sections are optional. */
  boolean isNext(String name) {
    byte[] expected = name.getBytes(StandardCharsets.UTF_8);
    int at = bytes.position();
    if (bytes.remaining() < NAME_LENGTH_BYTES + expected.length
        || Short.toUnsignedInt(bytes.getShort(at)) != expected.length) {
      return false;
    }
    return bytes.slice(at + NAME_LENGTH_BYTES, expected.length).equals(ByteBuffer.wrap(expected));
  }

  /** Builds a value from several sections; error messages name {@code part}. */
  <T> T check(String part, Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidDesignException broken) {
      throw new InvalidNetworkException(file, part, broken.getMessage());
    }
  }

  /** Throws if bytes remain. */
  void end() {
    require(!bytes.hasRemaining(), "end", "is followed by " + bytes.remaining() + " bytes");
  }

  private byte[] payload(String name) {
    need(name, NAME_LENGTH_BYTES, "name");
    int nameLength = Short.toUnsignedInt(bytes.getShort());
    need(name, nameLength, "name");
    var found = new byte[nameLength];
    bytes.get(found);
    String section = new String(found, StandardCharsets.UTF_8);
    require(section.equals(name), name, "is expected here, not \"" + section + "\"");
    need(name, Integer.BYTES, "length");
    int length = bytes.getInt();
    require(length >= 0, name, "has a negative length (" + length + ")");
    need(name, (long) length + Integer.BYTES, "content and checksum");
    var payload = new byte[length];
    bytes.get(payload);
    var crc = new CRC32C();
    crc.update(payload);
    int expected = bytes.getInt();
    require(
        (int) crc.getValue() == expected,
        name,
        String.format(
            Locale.ROOT, "has CRC-32C %08x and must have %08x", (int) crc.getValue(), expected));
    return payload;
  }

  private void need(String name, long size, String what) {
    require(
        bytes.remaining() >= size,
        name,
        "is truncated: its "
            + what
            + " takes "
            + size
            + " bytes and "
            + bytes.remaining()
            + " are left");
  }

  private void require(boolean holds, String section, String rule) {
    if (!holds) {
      throw new InvalidNetworkException(file, section, rule);
    }
  }
}
