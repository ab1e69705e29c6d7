package org.hcim.sweeps.yaml;

import java.util.List;
import java.util.Optional;

/** A value of a YAML document and its position. */
public sealed interface Node {

  /** The position of the value's first character. */
  Position at();

  /** The kind of value, for messages. */
  String kind();

  /** Keys and values in the order of the file; keys are distinct. */
  record Mapping(Position at, List<Entry> entries) implements Node {

    /** The value under a key. */
    public Optional<Node> get(String key) {
      return entry(key).map(Entry::value);
    }

    /** The key and its value. */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** One key of a mapping. */
  record Entry(String key, Position at, Node value) {}

  /** A list. */
  record Sequence(Position at, List<Node> items) implements Node {

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param value a String, Long, BigInteger, Double or Boolean; null for an empty value
   * @param text the text in the file
   */
  record Scalar(Position at, Object value, String text) implements Node {

    @Override
    public String kind() {
      return value == null ? "empty" : value instanceof String ? "text" : text;
    }
  }
}
