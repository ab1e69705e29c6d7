package org.hcim.simulator.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The chunks of a PNG file that determine its pixels. Text, profiles and other chunks are removed
 * before the file is decoded: a few kilobytes of compressed text may expand to gigabytes.
 */
final class PngChunks {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** Length and name before a chunk's data; the checksum follows the data. */
  private static final int HEAD_BYTES = 8;

  private static final int FRAME_BYTES = HEAD_BYTES + 4;
  private static final String TRANSPARENCY = "tRNS";

  private PngChunks() {}

  /** Returns whether a file is a PNG file. */
  static boolean isPng(byte[] file) {
    return file.length >= SIGNATURE.length
        && ByteBuffer.wrap(file, 0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  /**
   * Returns the file without chunks that do not determine pixels.
   *
   * @throws IOException if a chunk is longer than the file
   */
  static byte[] ofPixels(byte[] file) throws IOException {
    var kept = new ByteArrayOutputStream(file.length);
    kept.write(SIGNATURE);
    int at = SIGNATURE.length;
    while (at < file.length) {
      if (file.length - at < FRAME_BYTES) {
        throw new IOException("the file ends in a chunk at byte " + at);
      }
      int length = ByteBuffer.wrap(file).getInt(at);
      if (length < 0 || length > file.length - at - FRAME_BYTES) {
        throw new IOException(
            "the chunk at byte %d has %d bytes, the file only %d more"
                .formatted(at, Integer.toUnsignedLong(length), file.length - at - FRAME_BYTES));
      }
      if (decidesPixels(new String(file, at + 4, 4, StandardCharsets.ISO_8859_1))) {
        kept.write(file, at, FRAME_BYTES + length);
      }
      at += FRAME_BYTES + length;
    }
    return kept.toByteArray();
  }

  /** Returns whether a chunk determines pixels; critical chunks have a capital first letter. */
  private static boolean decidesPixels(String name) {
    return Character.isUpperCase(name.charAt(0)) || name.equals(TRANSPARENCY);
  }
}
