package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** The changes between two texts of {@link SweepSpec#canonicalJson()}, by path. */
  public static List<Change> between(String before, String after) {
    Map<String, String> old = leaves(YamlReader.readOwn("before", before));
    Map<String, String> now = leaves(YamlReader.readOwn("after", after));
    var paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      String was = old.getOrDefault(path, ABSENT);
      String is = now.getOrDefault(path, ABSENT);
      if (!was.equals(is)) {
        changes.add(new Change(path, shortened(was), shortened(is)));
      }
    }
    return changes;
  }

  private static Map<String, String> leaves(Node tree) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", tree, leaves);
    return leaves;
  }

  /** Collects values; a mapping without entries, such as no constants, has none. */
  private static void collect(String path, Node node, Map<String, String> leaves) {
    if (node instanceof Node.Mapping mapping) {
      String below = path.isEmpty() ? "" : path + ".";
      mapping.entries().forEach(e -> collect(below + e.key(), e.value(), leaves));
    } else if (node instanceof Node.Sequence list && isDeep(list)) {
      for (int i = 0; i < list.items().size(); i++) {
        collect(path + "[" + name(list.items().get(i), i) + "]", list.items().get(i), leaves);
      }
    } else {
      leaves.put(path, text(node));
    }
  }

  private static boolean isDeep(Node.Sequence list) {
    return list.items().stream().anyMatch(item -> !(item instanceof Node.Scalar));
  }

  /** An item's name, otherwise its index; names keep an insertion from shifting later items. */
  private static String name(Node item, int index) {
    return item instanceof Node.Mapping mapping
            && mapping.get("name").orElse(null) instanceof Node.Scalar name
        ? name.text()
        : String.valueOf(index);
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
