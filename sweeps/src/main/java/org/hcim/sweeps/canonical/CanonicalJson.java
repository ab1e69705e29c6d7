package org.hcim.sweeps.canonical;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON with sorted keys, two-space indents and shortest numbers: equal content gives equal text.
 */
public final class CanonicalJson {

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * A value that is already JSON.
   *
   * @param json the output of {@link #write}
   */
  public record Written(String json) {}

  /**
   * Writes a tree of maps with text keys, collections, texts, numbers, booleans, nulls and {@link
   * Written} values.
   *
   * @return the text, ending with a line feed
   */
  public static String write(Object tree) {
    var json = new CanonicalJson();
    json.value(tree, "\n");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String newline) {
    if (value instanceof Map<?, ?> map) {
      object(map, newline);
    } else if (value instanceof Collection<?> list) {
      array(list, newline);
    } else if (value instanceof Written written) {
      out.append(written.json().stripTrailing().replace("\n", newline));
    } else {
      out.append(scalar(value));
    }
  }

  private void object(Map<?, ?> map, String newline) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    Iterator<Map.Entry<String, Object>> entries = sorted.entrySet().iterator();
    out.append('{');
    while (entries.hasNext()) {
      var entry = entries.next();
      out.append(newline).append("  ").append(quoted(entry.getKey())).append(": ");
      value(entry.getValue(), newline + "  ");
      out.append(entries.hasNext() ? "," : newline);
    }
    out.append('}');
  }

  private void array(Collection<?> list, String newline) {
    if (list.stream().noneMatch(item -> item instanceof Map || item instanceof Collection)) {
      out.append(
          list.stream().map(CanonicalJson::scalar).collect(Collectors.joining(", ", "[", "]")));
      return;
    }
    Iterator<?> items = list.iterator();
    out.append('[');
    while (items.hasNext()) {
      out.append(newline).append("  ");
      value(items.next(), newline + "  ");
      out.append(items.hasNext() ? "," : newline);
    }
    out.append(']');
  }

  private static String scalar(Object value) {
    if (value instanceof Double number) {
      return Decimals.text(number);
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append(escaped((char) c)));
    return quoted.append('"').toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      default -> c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    };
  }
}
