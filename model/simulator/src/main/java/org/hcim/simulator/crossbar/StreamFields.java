package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/**
 * The digits of several streams side by side in one integer, so that one addition counts for all of
 * them. A field holds a partial sum that was raised to be nowhere negative, with its highest bit
 * free for comparisons.
 *
 * @param slicing that gives the digits
 * @param bits of a field: 8 or 16
 */
public record StreamFields(Slicing slicing, int bits) {

  private static final int NARROW = 8;
  private static final int WIDE = 16;

  public StreamFields {
    check(bits == NARROW || bits == WIDE, "field bits (%d) must be %d or %d", bits, NARROW, WIDE);
  }

  /**
   * The narrowest fields that hold partial sums from 0 to {@code span}.
   *
   * @param span of the column with most cells
   */
  static StreamFields holding(Slicing slicing, int span) {
    int most = (1 << (WIDE - 1)) - 1;
    check(span <= most, "partial sums of one column (%d) must span at most %d", span, most);
    return new StreamFields(slicing, span < 1 << (NARROW - 1) ? NARROW : WIDE);
  }

  /** Streams in one integer. */
  int perWord() {
    return Integer.SIZE / bits;
  }

  /** Integers that hold all streams. */
  public int words() {
    return (slicing.precision().streams() + perWord() - 1) / perWord();
  }

  /** Streams in one of the integers. */
  int streams(int word) {
    return Math.min(perWord(), slicing.precision().streams() - word * perWord());
  }

  /** One integer of an activation. */
  int pack(int activation, int word) {
    int packed = 0;
    for (int i = 0; i < streams(word); i++) {
      packed |= slicing.streamDigit(activation, word * perWord() + i) << (i * bits);
    }
    return packed;
  }

  /** {@link #pack} of all activations, by code. */
  public int[] table(int word) {
    var table = new int[1 << slicing.precision().activationBits()];
    for (int code = 0; code < table.length; code++) {
      table[code] = pack(code, word);
    }
    return table;
  }

  /** The same number in every field. */
  int all(int number) {
    int word = 0;
    for (int i = 0; i < perWord(); i++) {
      word |= number << (i * bits);
    }
    return word;
  }

  /** One field. */
  int field(int word, int index) {
    return (word >>> (index * bits)) & ((1 << bits) - 1);
  }

  /** The fields of even index where they are. */
  int evenMask() {
    return bits == NARROW ? 0x00FF00FF : 0x0000FFFF;
  }

  /**
   * A factor with which one multiplication gives, from bit 16 up, the sum of every second field
   * times a weight of its own.
   *
   * @param weights by field, below 2^14
   * @param first 0 for the even fields, 1 for the odd ones
   */
  int factor(int[] weights, int first) {
    int factor = 0;
    for (int i = first; i < perWord(); i += 2) {
      factor |= weights[i] << (WIDE - (i - first) * bits);
    }
    return factor;
  }
}
