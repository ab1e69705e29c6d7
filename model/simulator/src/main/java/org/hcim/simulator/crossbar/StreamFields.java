package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/**
 * The digits of several streams packed into one integer, so that one addition counts for all of
 * them. A field stores a partial sum raised so that it is never negative, with its highest bit free
 * for comparisons.
 *
 * @param slicing source of the digits
 * @param bits width of a field: 8 or 16
 */
public record StreamFields(Slicing slicing, int bits) {

  private static final int NARROW = 8;
  private static final int WIDE = 16;

  public StreamFields {
    check(bits == NARROW || bits == WIDE, "field bits (%d) must be %d or %d", bits, NARROW, WIDE);
  }

  /**
   * Returns the narrowest fields that hold partial sums from 0 to {@code span}.
   *
   * @param span span of the column with the most cells
   */
  static StreamFields holding(Slicing slicing, int span) {
    int most = (1 << (WIDE - 1)) - 1;
    check(span <= most, "partial sums of one column (%d) must span at most %d", span, most);
    return new StreamFields(slicing, span < 1 << (NARROW - 1) ? NARROW : WIDE);
  }

  /** Streams per integer. */
  int perWord() {
    return Integer.SIZE / bits;
  }

  /** The number of integers that hold all streams. */
  public int words() {
    return (slicing.precision().streams() + perWord() - 1) / perWord();
  }

  /** The number of streams in one of the integers. */
  int streams(int word) {
    return Math.min(perWord(), slicing.precision().streams() - word * perWord());
  }

  /** Packs the digits of an activation that belong to one integer. */
  int pack(int activation, int word) {
    int packed = 0;
    for (int i = 0; i < streams(word); i++) {
      packed |= slicing.streamDigit(activation, word * perWord() + i) << (i * bits);
    }
    return packed;
  }

  /** The results of {@link #pack} by activation code. */
  public int[] table(int word) {
    var table = new int[1 << slicing.precision().activationBits()];
    for (int code = 0; code < table.length; code++) {
      table[code] = pack(code, word);
    }
    return table;
  }

  /** An integer with the same number in every field. */
  int all(int number) {
    int word = 0;
    for (int i = 0; i < perWord(); i++) {
      word |= number << (i * bits);
    }
    return word;
  }

  /** The value of one field. */
  int field(int word, int index) {
    return (word >>> (index * bits)) & ((1 << bits) - 1);
  }

  /** A mask of the fields with even index. */
  int evenMask() {
    return bits == NARROW ? 0x00FF00FF : 0x0000FFFF;
  }

  /**
   * The factor by which one multiplication yields, from bit 16 up, the weighted sum of every second
   * field.
   *
   * @param weights weight by field, below 2^14
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
