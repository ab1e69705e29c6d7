package org.hcim.accelerator.technology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader of the simple CSV in the model's data files: comments, a header, and fields that may be
 * quoted.
 */
final class CsvTable {

  private CsvTable() {}

  /** The rows below the header of one of this package's data files. */
  static List<List<String>> resource(String name) {
    try (InputStream in = CsvTable.class.getResourceAsStream(name)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows below the header. */
  static List<List<String>> parse(String text) {
    var rows = new ArrayList<List<String>>();
    for (String line : text.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(fields(line));
      }
    }
    return rows.subList(1, rows.size());
  }

  private static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
