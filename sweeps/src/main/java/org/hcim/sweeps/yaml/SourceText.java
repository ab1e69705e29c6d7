package org.hcim.sweeps.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns a file's bytes into text, or says at which place they are none. */
final class SourceText {

  private SourceText() {}

  /**
   * Decodes UTF-8 without a byte order mark, control characters or very long lines.
   *
   * @throws SpecException for any other bytes
   */
  static String decode(String file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      throw refuse(file, text, text.length(), "not UTF-8");
    }
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      start = c == '\n' ? i + 1 : start;
      if (i - start > YamlReader.MAX_LINE) {
        throw refuse(file, text, start, "line longer than " + YamlReader.MAX_LINE + " characters");
      }
      if (c == '\uFEFF') {
        throw refuse(file, text, i, "byte order mark (U+FEFF); save the file without it");
      }
      if (isControl(c)) {
        throw refuse(file, text, i, String.format("control character U+%04X", (int) c));
      }
    }
    return text;
  }

  /** Whether a character is neither text nor white space. */
  static boolean isControl(char c) {
    boolean space = c == '\n' || c == '\r' || c == '\t';
    return (!space && Character.isISOControl(c)) || c >= '\uFFFE';
  }

  private static SpecException refuse(String file, String text, int index, String what) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < index; i++) {
      boolean newline = text.charAt(i) == '\n';
      line += newline ? 1 : 0;
      column = newline ? 1 : column + 1;
    }
    return new SpecException(List.of(new Problem(file, line, column, "", what, "", "")));
  }
}
