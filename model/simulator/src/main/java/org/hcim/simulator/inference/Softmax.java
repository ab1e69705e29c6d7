package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.List;

/**
 * The softmax over the channels of a group at each position. The exponentials of activations x are
 * {@code e = table[most - x]}. A channel becomes {@code (2^bits e + sum / 2) / sum}, with both
 * quotients rounded down and the result clamped to 2^bits - 1: its share in units of 2^-bits.
 *
 * @param groups groups of equally many channels: the heads of an attention layer
 * @param table exponentials by distance from the largest activation; never increasing
 * @param bits bits of the unsigned result
 */
public record Softmax(String name, String input, int groups, List<Integer> table, int bits)
    implements QuantizedLayer {

  private static final int ONE = 1 << 15;

  public Softmax {
    check(groups > 0, "groups (%d) must be positive", groups);
    table = List.copyOf(table);
    check(!table.isEmpty(), "exponentials (%d) must be positive", 0);
    check(table.get(0) > 0, "exponential 0 (%d) must be positive", table.get(0));
    for (int i = 1; i < table.size(); i++) {
      check(
          table.get(i) >= 0 && table.get(i) <= table.get(i - 1),
          "exponential %s (%s) must be from 0 to the one before (%s)",
          i,
          table.get(i),
          table.get(i - 1));
    }
    Codes.unsigned(bits);
  }

  /**
   * Returns exponentials in units of 2^-15.
   *
   * @param scores range of the activations
   * @param step real value of a score of 1
   */
  public static List<Integer> table(Codes scores, double step) {
    Lookup.checkStep("step of scores", step);
    var table = new ArrayList<Integer>();
    for (int distance = 0; distance < scores.count(); distance++) {
      table.add((int) Math.rint(ONE * StrictMath.exp(-distance * step)));
    }
    return List.copyOf(table);
  }

  Flow after(Flow from) {
    Lookup.checkLength(table, from.codes());
    check(
        from.shape().channels() % groups == 0,
        "groups (%d) must divide channels (%d)",
        groups,
        from.shape().channels());
    return new Flow(from.shape(), Codes.unsigned(bits));
  }
}
