package org.hcim.simulator.inference;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of a network's file, read as docs/simulation.md describes the format, without a look
 * at checksums; written with right ones.
 */
record SectionFile(List<Section> sections) {

  private static final String MAGIC = "HCIMQNET";
  private static final int VERSION = 3;

  SectionFile {
    sections = List.copyOf(sections);
  }

  /** A section of any content. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Section(String name, byte[] payload) {}

  /** Reads sections as far as there are some. */
  static SectionFile of(byte[] file) {
    var sections = new ArrayList<Section>();
    var bytes = ByteBuffer.wrap(file);
    bytes.position(Math.min(file.length, MAGIC.length() + Integer.BYTES));
    while (bytes.remaining() >= Short.BYTES) {
      byte[] name = taken(bytes, Short.toUnsignedInt(bytes.getShort()));
      int length = bytes.remaining() >= Integer.BYTES ? bytes.getInt() : 0;
      sections.add(new Section(new String(name, StandardCharsets.UTF_8), taken(bytes, length)));
      taken(bytes, Integer.BYTES); // checksum
    }
    return new SectionFile(sections);
  }

  private static byte[] taken(ByteBuffer bytes, int length) {
    var taken = new byte[Math.max(0, Math.min(length, bytes.remaining()))];
    bytes.get(taken);
    return taken;
  }

  /** A copy with another section. */
  SectionFile with(int index, byte[] payload) {
    List<Section> changed = new ArrayList<>(sections);
    changed.set(index, new Section(sections.get(index).name, payload));
    return new SectionFile(changed);
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    try {
      out.writeBytes(MAGIC);
      out.writeInt(VERSION);
      var writer = new SectionWriter(out);
      for (Section section : sections) {
        writer.write(section.name, to -> to.write(section.payload));
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
