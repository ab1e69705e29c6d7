package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.YamlReader;

/** The differences between two specs, field by field. */
public final class SpecDiff {

  /** The value shown for a field that is absent from a spec. */
  public static final String ABSENT = "(absent)";

  private static final int MAX_LENGTH = 120;

  /**
   * One difference.
   *
   * @param path such as {@code axes.xbar_rows.values}
   * @param before "(absent)" if the field is new
   * @param after "(absent)" if the field was removed
   */
  public record Change(String path, String before, String after) {

    @Override
    public String toString() {
      return path + ": " + before + " -> " + after;
    }
  }

  private SpecDiff() {}

  /**
   * The changes between two texts of {@link SweepSpec#canonicalJson()}, by path. A named item of a
   * list that only one spec has, such as a network, is one change.
   */
  public static List<Change> between(String before, String after) {
    Side old = Side.of(before);
    Side now = Side.of(after);
    List<String> ofOne = old.itemsOfOne(now);
    Map<String, String> was = old.joined(ofOne);
    Map<String, String> is = now.joined(ofOne);
    var paths = new TreeSet<>(was.keySet());
    paths.addAll(is.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      String left = was.getOrDefault(path, ABSENT);
      String right = is.getOrDefault(path, ABSENT);
      if (!left.equals(right)) {
        changes.add(new Change(path, shortened(left), shortened(right)));
      }
    }
    return changes;
  }

  /**
   * A spec's values by path.
   *
   * @param items the values of each named item in one text
   */
  private record Side(TreeMap<String, String> values, TreeMap<String, String> items) {

    static Side of(String canonicalJson) {
      var side = new Side(new TreeMap<>(), new TreeMap<>());
      side.collect("", YamlReader.readOwn("spec", canonicalJson));
      return side;
    }

    /** Collects values; a mapping without entries, such as no constants, has none. */
    private void collect(String path, Node node) {
      if (node instanceof Node.Mapping mapping) {
        String below = path.isEmpty() ? "" : path + ".";
        mapping.entries().forEach(e -> collect(below + e.key(), e.value()));
      } else if (node instanceof Node.Sequence list && isDeep(list)) {
        for (int i = 0; i < list.items().size(); i++) {
          Node item = list.items().get(i);
          String itsPath = path + "[" + name(item).orElse(String.valueOf(i)) + "]";
          name(item).ifPresent(name -> items.put(itsPath, text((Node.Mapping) item)));
          collect(itsPath, item);
        }
      } else {
        values.put(path, text(node));
      }
    }

    /** The outermost items that only one of two specs has. */
    List<String> itemsOfOne(Side other) {
      var ofOne = new TreeSet<>(items.keySet());
      ofOne.addAll(other.items.keySet());
      ofOne.removeIf(path -> items.containsKey(path) && other.items.containsKey(path));
      List<String> outermost = new ArrayList<>();
      for (String path : ofOne) { // items within an item follow it
        int last = outermost.size() - 1;
        if (last < 0 || !path.startsWith(outermost.get(last) + ".")) {
          outermost.add(path);
        }
      }
      return outermost;
    }

    /** Returns the values with one value for each of some items. */
    Map<String, String> joined(List<String> ofOne) {
      var joined = new TreeMap<>(values);
      for (String item : ofOne) {
        joined.subMap(item + ".", item + (char) ('.' + 1)).clear();
        if (items.containsKey(item)) {
          joined.put(item, items.get(item));
        }
      }
      return joined;
    }
  }

  private static boolean isDeep(Node.Sequence list) {
    return list.items().stream().anyMatch(item -> !(item instanceof Node.Scalar));
  }

  /** An item's name, which keeps an insertion from shifting later items. */
  private static Optional<String> name(Node item) {
    return item instanceof Node.Mapping mapping
            && mapping.get("name").orElse(null) instanceof Node.Scalar name
        ? Optional.of(name.text())
        : Optional.empty();
  }

  /** The values of an item, without its name and without lists. */
  private static String text(Node.Mapping item) {
    return item.entries().stream()
        .filter(entry -> !entry.key().equals("name") && entry.value() instanceof Node.Scalar)
        .map(entry -> entry.key() + ": " + text(entry.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(Node node) {
    return node instanceof Node.Sequence list
        ? list.items().stream().map(SpecDiff::text).toList().toString()
        : ((Node.Scalar) node).text();
  }

  private static String shortened(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
  }
}
