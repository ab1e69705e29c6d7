package org.hcim.importer.onnx;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and shapes for messages. */
final class Text {

  private static final int MAX_LENGTH = 200;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Text() {}

  /** A name without control characters, truncated if it is long. */
  static String shown(String name) {
    String cut = name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH) + "...";
    return CONTROL.matcher(cut).replaceAll("?");
  }

  /** Sizes in the form {@code 1x3x224x224}. */
  static String sizes(List<Long> dims) {
    return dims.isEmpty()
        ? "a scalar"
        : dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
