package org.hcim.sweeps.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of one mapping, read with their types; reports invalid values as problems. */
public final class Fields {

  private final Problems problems;
  private final String path;
  private final Node.Mapping mapping;

  private Fields(Problems problems, String path, Node.Mapping mapping) {
    this.problems = problems;
    this.path = path;
    this.mapping = mapping;
  }

  /**
   * Reads a node as a mapping of known keys.
   *
   * @param path the keys that lead to the node
   * @param accepted all keys that the mapping may have
   * @return empty if the node is not a mapping
   */
  public static Optional<Fields> of(
      Problems problems, String path, Node node, List<String> accepted) {
    return mapping(problems, path, node, accepted.stream().collect(Collectors.joining(", ")))
        .map(
            mapping -> {
              var fields = new Fields(problems, path, mapping);
              fields.refuseUnknown(accepted);
              return fields;
            });
  }

  /** Reads a node as a mapping of any keys. */
  public static Optional<Node.Mapping> mapping(
      Problems problems, String path, Node node, String accepted) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    problems.add(node.at(), path, "must be a mapping, not " + node.kind(), "", accepted);
    return Optional.empty();
  }

  /** Reads a node as a list. */
  public static Optional<Node.Sequence> list(
      Problems problems, String path, Node node, String accepted) {
    if (node instanceof Node.Sequence list) {
      return Optional.of(list);
    }
    problems.add(node.at(), path, "must be a list, not " + node.kind(), "", accepted);
    return Optional.empty();
  }

  /** The path of a key. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The path of the mapping itself. */
  public String path() {
    return path;
  }

  /** The position of the mapping. */
  public Position at() {
    return mapping.at();
  }

  /** The position of a key's value, or of the mapping if the key is missing. */
  public Position at(String key) {
    return mapping.get(key).map(Node::at).orElse(mapping.at());
  }

  /** Returns whether a key is present. */
  public boolean has(String key) {
    return mapping.get(key).isPresent();
  }

  /** The value of a key. */
  public Optional<Node> get(String key) {
    return mapping.get(key);
  }

  /** The value of a required key; reports a problem if the key is missing. */
  public Optional<Node> require(String key) {
    if (!has(key)) {
      problems.add(at(), path(key), "missing");
    }
    return get(key);
  }

  /** Reads a text that is not blank. */
  public Optional<String> text(String key) {
    return get(key)
        .flatMap(
            node -> {
              if (node instanceof Node.Scalar scalar
                  && scalar.value() instanceof String text
                  && !text.isBlank()) {
                return Optional.of(text);
              }
              problems.add(node.at(), path(key), "must be text, not " + describe(node));
              return Optional.empty();
            });
  }

  /** Reads a required text. */
  public Optional<String> requireText(String key) {
    require(key);
    return text(key);
  }

  /** Reads an integer within inclusive bounds. */
  public Optional<Long> whole(String key, long least, long most) {
    return get(key)
        .flatMap(
            node -> {
              if (node instanceof Node.Scalar scalar
                  && scalar.value() instanceof Long number
                  && number >= least
                  && number <= most) {
                return Optional.of(number);
              }
              String rule = "must be a whole number from " + least + " to " + most;
              problems.add(node.at(), path(key), rule + ", not " + describe(node));
              return Optional.empty();
            });
  }

  /** Reads one of a few names. */
  public Optional<String> oneOf(String key, List<String> names) {
    return text(key)
        .flatMap(
            name -> {
              if (names.contains(name)) {
                return Optional.of(name);
              }
              problems.addUnknown(at(key), path(key), "unknown name " + name, name, names);
              return Optional.empty();
            });
  }

  /** A number, integer or not; empty if the node is not a number. */
  public static Optional<Double> number(Node node) {
    return node instanceof Node.Scalar scalar && scalar.value() instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  /** The description of a value in messages: a scalar's text, or its kind. */
  public static String describe(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.value() != null) {
      return scalar.text().isBlank() ? "blank" : "(" + scalar.text() + ")";
    }
    return node.kind();
  }

  private void refuseUnknown(List<String> accepted) {
    for (Node.Entry entry : mapping.entries()) {
      if (!accepted.contains(entry.key())) {
        problems.addUnknown(entry.at(), path(entry.key()), "unknown key", entry.key(), accepted);
      }
    }
  }
}
