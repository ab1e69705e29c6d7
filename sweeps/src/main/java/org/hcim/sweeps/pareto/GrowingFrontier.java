package org.hcim.sweeps.pareto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Pareto frontier that grows one design at a time: mutually non-dominated vectors, each with all
 * of its designs. Not thread-safe.
 *
 * <p>A tree halves the vectors by one objective after another, down to bit-set blocks of up to
 * 1,024 vectors. Each node stores the least and the greatest corner of all vectors it has ever
 * contained, so queries skip nodes. Value levels follow the vectors found so far; they affect the
 * speed of a query, not its result.
 *
 * @param <D> the design type
 */
public final class GrowingFrontier<D> {

  /** Maximum vectors from which levels are chosen. */
  private static final int SAMPLE = 1024;

  /** New vectors after which levels are first chosen. */
  private static final int FIRST_SCALE = 64;

  private final int dimensions;
  private final Node<D> root;
  private final FrontierQuery asking;
  private ValueLevels scale;
  private Entry<D> last;
  private int designs;
  private int vectors;

  /** New vectors until levels are chosen again. */
  private int unscaled = FIRST_SCALE;

  /**
   * A vector with its designs.
   *
   * @param <D> the design type
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by dominance only
  public record Entry<D>(double[] vector, List<D> designs) implements FrontierBlock.Vector {}

  /** A leaf with a block, or an inner node split at a value of one objective. */
  private static final class Node<D> {
    final int depth;
    FrontierBlock<Entry<D>> block;
    double[] least;
    double[] most;
    int objective;
    double from;
    Node<D> lower;
    Node<D> upper;

    Node(int depth, int dimensions) {
      this.depth = depth;
      block = new FrontierBlock<>(dimensions);
    }

    boolean isLeaf() {
      return lower == null;
    }

    Node<D> child(double[] vector) {
      return vector[objective] < from ? lower : upper;
    }

    void add(Entry<D> entry, ValueLevels scale) {
      include(entry.vector);
      block.add(entry, scale);
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
    root = new Node<>(0, dimensions);
    asking = new FrontierQuery(dimensions);
    scale = ValueLevels.none(dimensions);
  }

  /** The number of designs. */
  public int designs() {
    return designs;
  }

  /** The number of vectors. */
  public int vectors() {
    return vectors;
  }

  /** All vectors with their designs. */
  public List<Entry<D>> entries() {
    List<Entry<D>> all = new ArrayList<>(vectors);
    forEachBlock(root, block -> block.forEach(all::add));
    return all;
  }

  private static <D> void forEachBlock(Node<D> node, Consumer<FrontierBlock<Entry<D>>> action) {
    if (node.isLeaf()) {
      action.accept(node.block);
    } else {
      forEachBlock(node.lower, action);
      forEachBlock(node.upper, action);
    }
  }

  /** Returns whether a vector on the frontier dominates another. */
  public boolean dominates(double[] vector) {
    if (last != null && Dominance.dominates(last.vector, vector)) {
      return true;
    }
    if (!mayDominate(root, vector)) {
      return false;
    }
    asking.set(vector, scale);
    Entry<D> found = dominating(root);
    last = found == null ? last : found;
    return found != null;
  }

  private static <D> boolean mayDominate(Node<D> node, double[] vector) {
    return node.least != null && Dominance.isAtMost(node.least, vector);
  }

  private Entry<D> dominating(Node<D> node) {
    if (!mayDominate(node, asking.vector)) {
      return null;
    }
    if (node.isLeaf()) {
      return node.block.dominating(asking);
    }
    Entry<D> found = dominating(node.lower);
    return found == null ? dominating(node.upper) : found;
  }

  /**
   * Adds a design unless it is dominated, and removes the designs that it dominates.
   *
   * @return whether the design was added
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
   * Adds a vector without a design unless it is dominated, and removes the vectors that it
   * dominates.
   *
   * @return whether the vector is not dominated
   */
  public boolean admits(double[] vector) {
    if (dominates(vector)) {
      return false;
    }
    entry(vector);
    return true;
  }

  /** Removes what a non-dominated vector dominates and returns its entry, which may be new. */
  private Entry<D> entry(double[] vector) {
    asking.set(vector, scale);
    Entry<D> same = removeDominated(root);
    return same == null ? added(new Entry<>(vector.clone(), new ArrayList<>())) : same;
  }

  private Entry<D> removeDominated(Node<D> node) {
    if (node.most == null || !Dominance.isAtMost(asking.vector, node.most)) {
      return null;
    }
    if (node.isLeaf()) {
      return node.block.removeDominated(asking, this::removed);
    }
    Entry<D> same = removeDominated(node.lower);
    return same == null ? removeDominated(node.upper) : same;
  }

  @SuppressWarnings("ReferenceEquality") // compared by identity
  private void removed(Entry<D> entry) {
    designs -= entry.designs.size();
    vectors--;
    last = entry == last ? null : last;
  }

  private Entry<D> added(Entry<D> entry) {
    Node<D> leaf = root;
    leaf.include(entry.vector);
    while (!leaf.isLeaf()) {
      leaf = leaf.child(entry.vector);
      leaf.include(entry.vector);
    }
    leaf.add(entry, scale);
    vectors++;
    if (leaf.block.isFull()) {
      makeRoom(leaf);
    }
    unscaled--;
    if (unscaled == 0) {
      rescale();
    }
    return entry;
  }

  /** Packs a full block, or splits it if few of its entries were removed. */
  private void makeRoom(Node<D> leaf) {
    if (leaf.block.size() <= FrontierBlock.MOST / 2) {
      leaf.block.rescale(scale);
    } else {
      split(leaf);
    }
  }

  /** Splits a leaf by the next objective in which its vectors differ; the vectors are distinct. */
  private void split(Node<D> leaf) {
    List<Entry<D>> sorted = new ArrayList<>(leaf.block.size());
    leaf.block.forEach(sorted::add);
    for (int turn = 0; turn < dimensions; turn++) {
      int objective = (leaf.depth + turn) % dimensions;
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
        leaf.block = null;
        return;
      }
    }
    throw new IllegalStateException("equal vectors in a frontier");
  }

  private static <D> boolean rises(List<Entry<D>> sorted, int at, int objective) {
    return sorted.get(at).vector[objective] > sorted.get(at - 1).vector[objective];
  }

  private Node<D> part(List<Entry<D>> entries, int depth) {
    var part = new Node<D>(depth, dimensions);
    for (Entry<D> entry : entries) {
      part.add(entry, scale);
    }
    return part;
  }

  /**
   * Chooses levels that divide the current vectors evenly; repeated when as many more were added.
   */
  private void rescale() {
    List<Entry<D>> all = entries();
    var sample = new double[Math.min(SAMPLE, all.size())][];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = all.get((int) ((long) i * all.size() / sample.length)).vector;
    }
    scale = ValueLevels.of(sample);
    forEachBlock(root, block -> block.rescale(scale));
    unscaled = Math.max(FIRST_SCALE, vectors);
  }
}
