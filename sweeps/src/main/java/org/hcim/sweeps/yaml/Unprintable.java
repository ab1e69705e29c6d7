package org.hcim.sweeps.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Characters that are invisible or indistinguishable from a plain space. */
public final class Unprintable {

  private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
  private static final char ZERO_WIDTH_JOINER = '\u200D';
  private static final char IDEOGRAPHIC_SPACE = '\u3000';
  private static final char LAST = '\uFFFD';

  private Unprintable() {}

  /** The reason why a character is refused, with the remedy; empty for text and white space. */
  static Optional<String> reason(char c) {
    if (c == '\uFEFF') {
      return Optional.of("byte order mark (U+FEFF) inside the text; delete it");
    }
    if (isControl(c)) {
      return Optional.of("control character " + codePoint(c));
    }
    if (isUnusualSpace(c)) {
      return Optional.of("unusual space " + codePoint(c) + "; write a plain space");
    }
    return isInvisible(c)
        ? Optional.of("invisible character " + codePoint(c) + "; delete it")
        : Optional.empty();
  }

  /** The text for a message, with unprintable characters escaped, such as {@code \\u200b}. */
  public static String escaped(String text) {
    return text.chars().noneMatch(Unprintable::mustBeEscaped)
        ? text
        : text.chars()
            .mapToObj(c -> mustBeEscaped(c) ? escape(c) : Character.toString(c))
            .collect(Collectors.joining());
  }

  /** Returns whether a character is neither text nor white space. */
  static boolean isControl(char c) {
    boolean space = c == '\n' || c == '\r' || c == '\t';
    return (!space && Character.isISOControl(c)) || c > LAST;
  }

  /**
   * Returns whether a character is a mark or separator without width, except the joiners that some
   * scripts need.
   */
  private static boolean isInvisible(char c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a character looks like a plain space but is not one; the ideographic space is
   * wider and allowed.
   */
  private static boolean isUnusualSpace(char c) {
    return c != ' ' && c != IDEOGRAPHIC_SPACE && Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  /**
   * Returns whether a character must be escaped in a message. Joiners are included, because an
   * invisible joiner can be the reason that a name is unknown.
   */
  private static boolean mustBeEscaped(int character) {
    char c = (char) character;
    return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER || reason(c).isPresent();
  }

  private static String codePoint(char c) {
    return String.format(Locale.ROOT, "U+%04X", (int) c);
  }

  private static String escape(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }
}
