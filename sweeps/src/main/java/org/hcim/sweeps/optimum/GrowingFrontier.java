package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors of which none dominates another, with all designs of each; grows one design at a time.
 *
 * <p>Blocks of vectors in the order of the first objective; a block knows its least corner, so a
 * question passes over most blocks.
 */
final class GrowingFrontier {

  private static final int MAX_BLOCK = 64;

  private final int dimensions;
  private final List<Block> blocks = new ArrayList<>();
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

  private static final class Block {
    final List<Entry> entries = new ArrayList<>();
    double[] least;
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
    return blocks.stream().flatMap(block -> block.entries.stream()).toList();
  }

  /** Returns whether a vector here is at most the other everywhere and less somewhere. */
  boolean dominates(double[] asking) {
    if (last != null && dominates(last.vector, asking)) {
      return true;
    }
    for (Block block : blocks) {
      if (block.least[0] > asking[0]) {
        return false;
      }
      if (isAtMost(block.least, asking) && dominates(block, asking)) {
        return true;
      }
    }
    return false;
  }

  private boolean dominates(Block block, double[] asking) {
    for (Entry entry : block.entries) {
      if (entry.vector[0] > asking[0]) {
        return false;
      }
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
    Entry equal = find(vector);
    if (equal == null) {
      removeDominated(vector);
      equal = insert(vector.clone());
    }
    equal.designs.add(design);
    designs++;
  }

  private Entry find(double[] vector) {
    for (Block block : blocks) {
      if (block.least[0] > vector[0]) {
        return null;
      }
      for (Entry entry : block.entries) {
        if (isAtMost(entry.vector, vector) && isAtMost(vector, entry.vector)) {
          return entry;
        }
      }
    }
    return null;
  }

  private void removeDominated(double[] vector) {
    for (Block block : blocks) {
      if (block.entries.removeIf(entry -> removes(vector, entry))) {
        block.least = least(block.entries);
      }
    }
    blocks.removeIf(block -> block.entries.isEmpty());
  }

  private boolean removes(double[] vector, Entry entry) {
    boolean dominated = dominates(vector, entry.vector);
    if (dominated) {
      designs -= entry.designs.size();
      last = entry == last ? null : last;
    }
    return dominated;
  }

  private Entry insert(double[] vector) {
    int at = 0;
    while (at + 1 < blocks.size() && blocks.get(at + 1).least[0] <= vector[0]) {
      at++;
    }
    if (blocks.isEmpty()) {
      blocks.add(new Block());
    }
    Block block = blocks.get(at);
    int place = block.entries.size();
    while (place > 0 && block.entries.get(place - 1).vector[0] > vector[0]) {
      place--;
    }
    var entry = new Entry(vector);
    block.entries.add(place, entry);
    block.least = least(block.entries);
    if (block.entries.size() > MAX_BLOCK) {
      split(at);
    }
    return entry;
  }

  private void split(int at) {
    Block block = blocks.get(at);
    var upper = new Block();
    List<Entry> half = block.entries.subList(MAX_BLOCK / 2, block.entries.size());
    upper.entries.addAll(half);
    half.clear();
    block.least = least(block.entries);
    upper.least = least(upper.entries);
    blocks.add(at + 1, upper);
  }

  private double[] least(List<Entry> entries) {
    double[] least = new double[dimensions];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (Entry entry : entries) {
      for (int d = 0; d < dimensions; d++) {
        least[d] = Math.min(least[d], entry.vector[d]);
      }
    }
    return least;
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
