package org.hcim.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.jobs.run.RequestException;

/** Parses {@code name=value,name=value}, with values in YAML syntax. */
final class NameValues {

  private NameValues() {}

  /**
   * The values by name: integers, numbers or strings.
   *
   * @param option for messages
   */
  static Map<String, Object> of(String option, String text) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String part : text == null ? new String[0] : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length != 2 || pair[0].isBlank() || pair[1].isBlank()) {
        throw new RequestException(option + " (" + part.strip() + ") must be name=value");
      }
      if (values.put(pair[0].strip(), value(pair[1].strip())) != null) {
        throw new RequestException(option + " has " + pair[0].strip() + " twice");
      }
    }
    return values;
  }

  private static Object value(String text) {
    if (text.matches("[-+]?[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    return text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")
        ? (Object) Double.valueOf(text)
        : text;
  }
}
