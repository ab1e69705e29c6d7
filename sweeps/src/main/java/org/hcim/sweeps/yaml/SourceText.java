package org.hcim.sweeps.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text of a user's YAML or CSV file, with positions.
 *
 * <p>The text is UTF-8, with or without a byte order mark, and contains only visible characters and
 * white space. Lines end in LF, CR LF or CR.
 */
public final class SourceText {

  /** Maximum length of a line; longer lines are unreadable and slow to parse. */
  public static final int MAX_LINE = 20_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int KIB = 1 << 10;

  private final String name;
  private final String text;
  private final int[] lineStarts;

  private SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /**
   * Reads a file.
   *
   * @param name the file's name in messages
   * @throws SpecException if the file is missing, larger than {@code maxBytes} or not plain text
   */
  public static SourceText read(String name, Path file, int maxBytes) {
    if (!Files.isRegularFile(file)) {
      throw refuse(new Position(name, 1, 1), Files.exists(file) ? "not a file" : "no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return of(name, in.readNBytes(maxBytes + 1), maxBytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /**
   * Decodes a file's bytes.
   *
   * @param name the file's name in messages
   * @throws SpecException if there are more than {@code maxBytes} or they are not plain text
   */
  public static SourceText of(String name, byte[] bytes, int maxBytes) {
    if (bytes.length > maxBytes) {
      String limit = maxBytes < KIB * KIB ? maxBytes / KIB + " KiB" : maxBytes / KIB / KIB + " MiB";
      throw refuse(new Position(name, 1, 1), "larger than " + limit);
    }
    SourceText source = decode(name, bytes);
    source.refuseLongLines();
    source.refuseUnprintable();
    return source;
  }

  /** The file's name in messages. */
  public String name() {
    return name;
  }

  /** The text, without a byte order mark. */
  public String text() {
    return text;
  }

  /** The line and column of a character, given by its index in the text. */
  public Position at(int index) {
    int found = Arrays.binarySearch(lineStarts, index);
    int line = found >= 0 ? found : -found - 2;
    return new Position(name, line + 1, index - lineStarts[line] + 1);
  }

  /** The index of the first character of a line; lines are counted from 1. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  private static SourceText decode(String name, byte[] bytes) {
    if (isUtf16(bytes)) {
      throw refuse(new Position(name, 1, 1), "UTF-16; save the file as UTF-8");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    SourceText source = new SourceText(name, marked ? text.substring(1) : text);
    if (result.isError()) {
      throw refuse(source.at(source.text.length()), "not UTF-8; save the file as UTF-8");
    }
    return source;
  }

  /** Returns whether the bytes begin with a UTF-16 byte order mark of either order. */
  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  private void refuseLongLines() {
    for (int line = 0; line < lineStarts.length; line++) {
      int end = line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : text.length();
      if (end - lineStarts[line] > MAX_LINE) {
        throw refuse(
            new Position(name, line + 1, 1), "line longer than " + MAX_LINE + " characters");
      }
    }
  }

  private void refuseUnprintable() {
    for (int i = 0; i < text.length(); i++) {
      Optional<String> reason = Unprintable.reason(text.charAt(i));
      if (reason.isPresent()) {
        throw refuse(at(i), reason.get());
      }
    }
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean half = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !half)) {
        starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  private static SpecException refuse(Position at, String what) {
    return new SpecException(
        List.of(new Problem(at.file(), at.line(), at.column(), "", what, "", "")));
  }
}
