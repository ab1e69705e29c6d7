package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sizes that a user gives for inputs of a network. For a scalar integer input, the number is its
 * value.
 */
public record InputShapes(Map<String, List<Long>> sizes) {

  private static final Pattern SIZES = Pattern.compile("[0-9]{1,15}(x[0-9]{1,15})*");

  public InputShapes {
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  /** No given sizes; inputs are as stated in the file. */
  public static InputShapes none() {
    return new InputShapes(Map.of());
  }

  /**
   * Parses sizes from a command: {@code name=1x3x224x224}.
   *
   * @throws ImportException if a text does not have that form or gives an input twice
   */
  public static InputShapes parse(List<String> texts) {
    var sizes = new LinkedHashMap<String, List<Long>>();
    for (String text : texts) {
      int end = text.lastIndexOf('=');
      String numbers = text.substring(end + 1);
      if (end < 1 || !SIZES.matcher(numbers).matches()) {
        throw new ImportException(
            "--input", "(" + Text.shown(text) + ") must be NAME=SIZES, such as x=1x3x224x224");
      }
      var each = new ArrayList<Long>();
      for (String number : numbers.split("x", -1)) {
        each.add(Long.parseLong(number));
      }
      if (sizes.put(text.substring(0, end), List.copyOf(each)) != null) {
        throw new ImportException("--input", text.substring(0, end) + " is given twice");
      }
    }
    return new InputShapes(sizes);
  }
}
