package org.hcim.simulator.inference;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;

/** Writes named sections, each with its length and checksum; numbers are big-endian. */
final class SectionWriter {

  private final DataOutputStream file;

  SectionWriter(DataOutputStream file) {
    this.file = file;
  }

  /** Writes the content of one section. */
  interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  void write(String name, Content content) {
    try {
      var bytes = new ByteArrayOutputStream();
      content.writeTo(new DataOutputStream(bytes));
      byte[] payload = bytes.toByteArray();
      var crc = new CRC32C();
      crc.update(payload);
      file.writeUTF(name);
      file.writeInt(payload.length);
      file.write(payload);
      file.writeInt((int) crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
