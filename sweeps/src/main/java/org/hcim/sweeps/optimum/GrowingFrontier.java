package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Vectors of which none dominates another, with all designs of each; grows one design at a time.
 *
 * <p>A tree that halves the vectors by one objective after the other. A node knows the least and
 * the greatest corner of all that was ever in it, so a question passes over most nodes.
 */
final class GrowingFrontier {

  private static final int MAX_LEAF = 16;

  private final int dimensions;
  private final Node root = new Node(0);
  private Entry last;
  private int designs;

  /** A vector with its designs. */
  static final class Entry {
    final double[] vector;
    final List<SearchBox> designs = new ArrayList<>();

    Entry(double[] vector) {
      this.vector = vector;
    }
  }

  /**
   * A leaf with entries, or an inner node whose lower part is less than a value of an objective.
   */
  private static final class Node {
    final int depth;
    List<Entry> entries = new ArrayList<>();
    double[] least;
    double[] most;
    int objective;
    double from;
    Node lower;
    Node upper;

    Node(int depth) {
      this.depth = depth;
    }

    boolean isLeaf() {
      return lower == null;
    }

    Node child(double[] vector) {
      return vector[objective] < from ? lower : upper;
    }

    void include(double[] vector) {
      if (least == null) {
        least = vector.clone();
        most = vector.clone();
      }
      for (int d = 0; d < vector.length; d++) {
        least[d] = Math.min(least[d], vector[d]);
        most[d] = Math.max(most[d], vector[d]);
      }
    }
  }

  GrowingFrontier(int dimensions) {
    this.dimensions = dimensions;
  }

  /** The number of designs. */
  int designs() {
    return designs;
  }

  /** All vectors. */
  List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static void collect(Node node, List<Entry> all) {
    if (node.isLeaf()) {
      all.addAll(node.entries);
    } else {
      collect(node.lower, all);
      collect(node.upper, all);
    }
  }

  /** Returns whether a vector here is at most the other everywhere and less somewhere. */
  boolean dominates(double[] asking) {
    return (last != null && dominates(last.vector, asking)) || dominates(root, asking);
  }

  private boolean dominates(Node node, double[] asking) {
    if (node.least == null || !isAtMost(node.least, asking)) {
      return false;
    }
    if (!node.isLeaf()) {
      return dominates(node.lower, asking) || dominates(node.upper, asking);
    }
    for (Entry entry : node.entries) {
      if (dominates(entry.vector, asking)) {
        last = entry;
        return true;
      }
    }
    return false;
  }

  /** Adds a design unless it is dominated; what it dominates goes. */
  void add(double[] vector, SearchBox design) {
    if (dominates(vector)) {
      return;
    }
    Node leaf = root;
    leaf.include(vector);
    while (!leaf.isLeaf()) {
      leaf = leaf.child(vector);
      leaf.include(vector);
    }
    Entry entry = find(leaf, vector);
    if (entry == null) {
      removeDominated(root, vector);
      entry = new Entry(vector.clone());
      leaf.entries.add(entry);
      split(leaf);
    }
    entry.designs.add(design);
    designs++;
  }

  private static Entry find(Node leaf, double[] vector) {
    for (Entry entry : leaf.entries) {
      if (isAtMost(entry.vector, vector) && isAtMost(vector, entry.vector)) {
        return entry;
      }
    }
    return null;
  }

  private void removeDominated(Node node, double[] vector) {
    if (node.most == null || !isAtMost(vector, node.most)) {
      return;
    }
    if (node.isLeaf()) {
      node.entries.removeIf(entry -> removes(vector, entry));
    } else {
      removeDominated(node.lower, vector);
      removeDominated(node.upper, vector);
    }
  }

  private boolean removes(double[] vector, Entry entry) {
    boolean dominated = dominates(vector, entry.vector);
    if (dominated) {
      designs -= entry.designs.size();
      last = entry == last ? null : last;
    }
    return dominated;
  }

  /** Halves a full leaf by the next objective in which its vectors differ; two always differ. */
  private void split(Node leaf) {
    if (leaf.entries.size() <= MAX_LEAF) {
      return;
    }
    for (int turn = 0; turn < dimensions; turn++) {
      int objective = (leaf.depth + turn) % dimensions;
      List<Entry> sorted = new ArrayList<>(leaf.entries);
      sorted.sort(Comparator.comparingDouble(entry -> entry.vector[objective]));
      int middle = sorted.size() / 2;
      while (middle < sorted.size() && !rises(sorted, middle, objective)) {
        middle++;
      }
      if (middle < sorted.size()) {
        leaf.objective = objective;
        leaf.from = sorted.get(middle).vector[objective];
        leaf.lower = part(sorted.subList(0, middle), leaf.depth + 1 + turn);
        leaf.upper = part(sorted.subList(middle, sorted.size()), leaf.depth + 1 + turn);
        leaf.entries = List.of();
        return;
      }
    }
  }

  private static boolean rises(List<Entry> sorted, int at, int objective) {
    return sorted.get(at).vector[objective] > sorted.get(at - 1).vector[objective];
  }

  private static Node part(List<Entry> entries, int depth) {
    var part = new Node(depth);
    for (Entry entry : entries) {
      part.entries.add(entry);
      part.include(entry.vector);
    }
    return part;
  }

  private static boolean isAtMost(double[] left, double[] right) {
    for (int d = 0; d < left.length; d++) {
      if (left[d] > right[d]) {
        return false;
      }
    }
    return true;
  }

  private static boolean dominates(double[] left, double[] right) {
    boolean less = false;
    for (int d = 0; d < left.length; d++) {
      if (left[d] > right[d]) {
        return false;
      }
      less |= left[d] < right[d];
    }
    return less;
  }
}
