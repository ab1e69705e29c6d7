package org.hcim.sweeps.pareto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Vectors of which none dominates another, with all designs of each; grows one design at a time.
 * Not thread-safe.
 *
 * <p>A tree that halves the vectors by one objective after the other. A node knows the least and
 * the greatest corner of all that was ever in it, so a question passes over most nodes.
 *
 * @param <D> a design
 */
public final class GrowingFrontier<D> {

  private static final int MAX_LEAF = 16;

  private final int dimensions;
  private final Node<D> root = new Node<>(0);
  private Entry<D> last;
  private int designs;
  private int vectors;

  /**
   * A vector with its designs.
   *
   * @param <D> a design
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by dominance only
  public record Entry<D>(double[] vector, List<D> designs) {}

  /**
   * A leaf with entries, or an inner node whose lower part is less than a value of an objective.
   */
  private static final class Node<D> {
    final int depth;
    List<Entry<D>> entries = new ArrayList<>();
    double[] least;
    double[] most;
    int objective;
    double from;
    Node<D> lower;
    Node<D> upper;

    Node(int depth) {
      this.depth = depth;
    }

    boolean isLeaf() {
      return lower == null;
    }

    Node<D> child(double[] vector) {
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

  public GrowingFrontier(int dimensions) {
    this.dimensions = dimensions;
  }

  /** The number of designs. */
  public int designs() {
    return designs;
  }

  /** The number of vectors. */
  public int vectors() {
    return vectors;
  }

  /** All vectors. */
  public List<Entry<D>> entries() {
    List<Entry<D>> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static <D> void collect(Node<D> node, List<Entry<D>> all) {
    if (node.isLeaf()) {
      all.addAll(node.entries);
    } else {
      collect(node.lower, all);
      collect(node.upper, all);
    }
  }

  /** Returns whether a vector here is at most the other everywhere and less somewhere. */
  public boolean dominates(double[] asking) {
    return (last != null && Dominance.dominates(last.vector, asking)) || dominates(root, asking);
  }

  private boolean dominates(Node<D> node, double[] asking) {
    if (node.least == null || !Dominance.isAtMost(node.least, asking)) {
      return false;
    }
    if (!node.isLeaf()) {
      return dominates(node.lower, asking) || dominates(node.upper, asking);
    }
    for (Entry<D> entry : node.entries) {
      if (Dominance.dominates(entry.vector, asking)) {
        last = entry;
        return true;
      }
    }
    return false;
  }

  /**
   * Adds a design unless it is dominated; what it dominates goes.
   *
   * @return whether it was added
   */
  public boolean add(double[] vector, D design) {
    if (dominates(vector)) {
      return false;
    }
    entry(vector).designs.add(design);
    designs++;
    return true;
  }

  /**
   * Adds a vector without a design unless it is dominated; what it dominates goes.
   *
   * @return whether it is not dominated
   */
  public boolean admits(double[] vector) {
    if (dominates(vector)) {
      return false;
    }
    entry(vector);
    return true;
  }

  /** The entry of a vector that is not dominated, a new one if there is none. */
  private Entry<D> entry(double[] vector) {
    Node<D> leaf = root;
    leaf.include(vector);
    while (!leaf.isLeaf()) {
      leaf = leaf.child(vector);
      leaf.include(vector);
    }
    Entry<D> entry = find(leaf, vector);
    if (entry == null) {
      removeDominated(root, vector);
      entry = new Entry<>(vector.clone(), new ArrayList<>());
      leaf.entries.add(entry);
      vectors++;
      split(leaf);
    }
    return entry;
  }

  private static <D> Entry<D> find(Node<D> leaf, double[] vector) {
    for (Entry<D> entry : leaf.entries) {
      if (Dominance.isAtMost(entry.vector, vector) && Dominance.isAtMost(vector, entry.vector)) {
        return entry;
      }
    }
    return null;
  }

  private void removeDominated(Node<D> node, double[] vector) {
    if (node.most == null || !Dominance.isAtMost(vector, node.most)) {
      return;
    }
    if (node.isLeaf()) {
      node.entries.removeIf(entry -> removes(vector, entry));
    } else {
      removeDominated(node.lower, vector);
      removeDominated(node.upper, vector);
    }
  }

  private boolean removes(double[] vector, Entry<D> entry) {
    boolean dominated = Dominance.dominates(vector, entry.vector);
    if (dominated) {
      designs -= entry.designs.size();
      vectors--;
      last = isLast(entry) ? null : last;
    }
    return dominated;
  }

  @SuppressWarnings("ReferenceEquality") // an entry is remembered itself
  private boolean isLast(Entry<D> entry) {
    return entry == last;
  }

  /** Halves a full leaf by the next objective in which its vectors differ; two always differ. */
  private void split(Node<D> leaf) {
    if (leaf.entries.size() <= MAX_LEAF) {
      return;
    }
    for (int turn = 0; turn < dimensions; turn++) {
      int objective = (leaf.depth + turn) % dimensions;
      List<Entry<D>> sorted = new ArrayList<>(leaf.entries);
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

  private static <D> boolean rises(List<Entry<D>> sorted, int at, int objective) {
    return sorted.get(at).vector[objective] > sorted.get(at - 1).vector[objective];
  }

  private static <D> Node<D> part(List<Entry<D>> entries, int depth) {
    var part = new Node<D>(depth);
    for (Entry<D> entry : entries) {
      part.entries.add(entry);
      part.include(entry.vector);
    }
    return part;
  }
}
