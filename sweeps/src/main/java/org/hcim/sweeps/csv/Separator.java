package org.hcim.sweeps.csv;

import java.util.Arrays;

/**
 * The character between fields; spreadsheets write semicolons where the comma is the decimal mark.
 */
enum Separator {
  COMMA(',', "commas"),
  SEMICOLON(';', "semicolons"),
  TAB('\t', "tabs");

  private final char character;
  private final String plural;

  Separator(char character, String plural) {
    this.character = character;
    this.plural = plural;
  }

  /**
   * The first separator, in enum order, that a header contains outside quotes; otherwise a comma.
   */
  static Separator of(String header) {
    String unquoted = header.replaceAll("\"[^\"]*\"", "");
    return Arrays.stream(values())
        .filter(separator -> separator.isIn(unquoted))
        .findFirst()
        .orElse(COMMA);
  }

  char character() {
    return character;
  }

  boolean isIn(String text) {
    return text.indexOf(character) >= 0;
  }

  /** The name in messages: {@code commas}. */
  @Override
  public String toString() {
    return plural;
  }
}
