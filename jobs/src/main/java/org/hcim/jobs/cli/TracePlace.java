package org.hcim.jobs.cli;

import org.hcim.jobs.run.RequestException;

/**
 * The product to trace.
 *
 * @param position row-major position in the layer's output
 * @param image index of the image
 */
record TracePlace(String layer, int position, int image) {

  static TracePlace parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length < 2 || parts.length > 3 || parts[0].isBlank()) {
      throw new RequestException(
          "--trace (" + text + ") must be LAYER,POSITION or LAYER,POSITION,IMAGE");
    }
    return new TracePlace(
        parts[0].strip(), number(text, parts[1]), parts.length == 3 ? number(text, parts[2]) : 0);
  }

  private static int number(String text, String part) {
    if (!part.strip().matches("[0-9]{1,9}")) {
      throw new RequestException(
          "--trace (" + text + ") must have whole numbers after the layer, not " + part.strip());
    }
    return Integer.parseInt(part.strip());
  }
}
