package org.hcim.sweeps.pareto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Vectors of which none dominates another, with all designs of each; grows one design at a time.
 * Not thread-safe.
 *
 * <p>A tree that halves the vectors by one objective after the other, down to blocks of some
 * thousand, which are sets of bits. A node knows the least and the greatest corner of all that was
 * ever in it, so a question passes over nodes. Levels of values follow the vectors found so far;
 * they decide how fast an answer is, not which it is.
 *
 * @param <D> a design
 */
public final class GrowingFrontier<D> {

  /** Vectors by which levels are chosen. */
  private static final int SAMPLE = 1024;

  /** New vectors after which levels are chosen for the first time. */
  private static final int FIRST_SCALE = 64;

  private final int dimensions;
  private final Node<D> root;
  private final FrontierQuery asking;
  private ValueLevels scale;
  private Entry<D> last;
  private int designs;
  private int vectors;

  /** Vectors that may be added before levels are chosen anew. */
  private int unscaled = FIRST_SCALE;

  /**
   * A vector with its designs.
   *
   * @param <D> a design
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by dominance only
  public record Entry<D>(double[] vector, List<D> designs) implements FrontierBlock.Vector {}

  /** A block, or an inner node whose lower part is less than a value of an objective. */
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

  /** All vectors. */
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

  /** Returns whether a vector here is at most the other everywhere and less somewhere. */
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

  @SuppressWarnings("ReferenceEquality") // an entry is remembered itself
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

  /** Packs a full block, or halves one that has few gaps. */
  private void makeRoom(Node<D> leaf) {
    if (leaf.block.size() <= FrontierBlock.MOST / 2) {
      leaf.block.rescale(scale);
    } else {
      split(leaf);
    }
  }

  /** Halves a leaf by the next objective in which its vectors differ; two always differ. */
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

  /** Chooses levels that part the present vectors evenly; again when as many new ones came. */
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
