package org.hcim.importer.onnx;

import java.util.List;
import java.util.stream.Collectors;

/** Names and shapes as messages show them. */
final class Text {

  private static final int MAX_LENGTH = 200;

  private Text() {}

  /** A name of a file without control characters, cut where it is long. */
  static String shown(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= MAX_LENGTH
        ? printable
        : printable.substring(0, MAX_LENGTH) + "...";
  }

  /** Sizes as {@code 1x3x224x224}. */
  static String sizes(List<Long> dims) {
    return dims.isEmpty()
        ? "a scalar"
        : dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
