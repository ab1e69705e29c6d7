package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The last key of a control file: SHA-256 of all bytes before it. A changed digit in a record is
 * still valid JSON and would go unnoticed without the checksum.
 */
final class Seal {

  private static final String KEY = ",\n  \"checksum\" : \"";
  private static final String END = "\"\n}\n";
  private static final String OPEN_END = "\n}\n";

  private Seal() {}

  /** The bytes of a JSON object with its checksum; other values are unchanged. */
  static byte[] on(String json) {
    if (!json.endsWith(OPEN_END)) {
      return json.getBytes(UTF_8);
    }
    var content = json.substring(0, json.length() - OPEN_END.length());
    return (content + KEY + Sha256.of(content.getBytes(UTF_8)) + END).getBytes(UTF_8);
  }

  /**
   * The JSON object without its checksum, which files of earlier versions lack.
   *
   * @throws StoreException.Damaged when the checksum does not match the content
   */
  static byte[] off(String file, byte[] bytes) {
    // ISO 8859-1 preserves byte positions for any content
    int end = new String(bytes, ISO_8859_1).lastIndexOf(KEY);
    if (end < 0) {
      return bytes;
    }
    var content = Arrays.copyOf(bytes, end);
    var expected = KEY + Sha256.of(content) + END;
    if (!expected.equals(new String(bytes, end, bytes.length - end, UTF_8))) {
      throw new StoreException.Damaged(
          file + " changed after it was written: its checksum is not that of its content");
    }
    var opened = Arrays.copyOf(content, end + OPEN_END.length());
    System.arraycopy(OPEN_END.getBytes(UTF_8), 0, opened, end, OPEN_END.length());
    return opened;
  }
}
