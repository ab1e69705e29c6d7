package org.hcim.accelerator.technology;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sums of products, gate by gate: ripple-carry adders of two exclusive-ors and three nands, each
 * with a delay of one step. 64 cases at once, one per bit.
 */
final class NaiveAdders {

  /** Sixths of an adder's energy: a nand has one, an exclusive-or one and a half. */
  private static final double EXCLUSIVE_OR_WEIGHT = 1.5;

  private record Gate(boolean isExclusiveOr, int a, int b) {

    long answer(long[] nodes) {
      return isExclusiveOr ? nodes[a] ^ nodes[b] : ~(nodes[a] & nodes[b]);
    }
  }

  private final int inputs;
  private final int bits;
  private final List<Gate> gates = new ArrayList<>();

  private NaiveAdders(int rows, int bits) {
    this.inputs = rows * bits;
    this.bits = bits;
  }

  /** Adders in cells: each adds the product of its row to the sum of the rows above. */
  static NaiveAdders chain(int rows, int bits) {
    var adders = new NaiveAdders(rows, bits);
    List<Integer> sum = adders.addend(0);
    for (int row = 1; row < rows; row++) {
      sum = adders.add(sum, adders.addend(row));
    }
    return adders;
  }

  /** A tree over a power of two of rows. */
  static NaiveAdders tree(int rows, int bits) {
    var adders = new NaiveAdders(rows, bits);
    adders.sum(0, rows);
    return adders;
  }

  private List<Integer> sum(int first, int rows) {
    return rows == 1 ? addend(first) : add(sum(first, rows / 2), sum(first + rows / 2, rows / 2));
  }

  /** The nodes of a row's product. */
  private List<Integer> addend(int row) {
    return IntStream.range(row * bits, (row + 1) * bits).boxed().toList();
  }

  private List<Integer> add(List<Integer> a, List<Integer> b) {
    var sum = new ArrayList<Integer>();
    int carry = -1;
    for (int bit = 0; bit < a.size(); bit++) {
      if (bit >= b.size()) {
        sum.add(gate(true, a.get(bit), carry));
        carry = and(a.get(bit), carry);
        continue;
      }
      int half = gate(true, a.get(bit), b.get(bit));
      int both = gate(false, a.get(bit), b.get(bit));
      if (carry < 0) {
        sum.add(half);
        carry = gate(false, both, both);
      } else {
        sum.add(gate(true, half, carry));
        carry = gate(false, both, gate(false, half, carry));
      }
    }
    sum.add(carry);
    return sum;
  }

  private int and(int a, int b) {
    int both = gate(false, a, b);
    return gate(false, both, both);
  }

  private int gate(boolean isExclusiveOr, int a, int b) {
    gates.add(new Gate(isExclusiveOr, a, b));
    return inputs + gates.size() - 1;
  }

  /** Weighted transitions when the input bits of random weights change at once, over many cases. */
  double transitions(int rounds, SplittableRandom random) {
    double transitions = 0;
    for (int round = 0; round < rounds; round++) {
      transitions += round(random);
    }
    return transitions;
  }

  private double round(SplittableRandom random) {
    var nodes = new long[inputs + gates.size()];
    var later = new long[inputs];
    for (int row = 0; row < inputs / bits; row++) {
      long before = random.nextLong();
      long after = random.nextLong();
      for (int bit = row * bits; bit < (row + 1) * bits; bit++) {
        long weight = random.nextLong();
        nodes[bit] = weight & before;
        later[bit] = weight & after;
      }
    }
    for (int gate = 0; gate < gates.size(); gate++) {
      nodes[inputs + gate] = gates.get(gate).answer(nodes);
    }
    System.arraycopy(later, 0, nodes, 0, inputs);
    double transitions = 0;
    for (double step = step(nodes); step > 0; step = step(nodes)) {
      transitions += step;
    }
    return transitions;
  }

  private double step(long[] nodes) {
    long[] before = nodes.clone();
    double transitions = 0;
    for (int gate = 0; gate < gates.size(); gate++) {
      nodes[inputs + gate] = gates.get(gate).answer(before);
      int changed = Long.bitCount(nodes[inputs + gate] ^ before[inputs + gate]);
      transitions += changed * (gates.get(gate).isExclusiveOr() ? EXCLUSIVE_OR_WEIGHT : 1);
    }
    return transitions;
  }
}
