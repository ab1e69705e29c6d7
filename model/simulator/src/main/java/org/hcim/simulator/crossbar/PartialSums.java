package org.hcim.simulator.crossbar;

/**
 * The partial-sum registers of one column of a DCiM array, one per position. Only the bits that the
 * scale factors so far can have changed are computed; higher bits repeat the sign.
 */
final class PartialSums {

  private final Overflow overflow;
  private final long[][] bits;
  private final long[] carry;
  private final long[] into;
  private final long[] both;
  private final long[] zeros;
  private final int most;
  private int words;
  private int reach;
  private int height;

  PartialSums(DcimWidths dcim, int words) {
    overflow = dcim.overflow();
    most = dcim.mostSum();
    bits = new long[dcim.partialSumBits()][words];
    carry = new long[words];
    into = new long[words];
    both = new long[words];
    zeros = new long[words];
  }

  void clear(int rowWords) {
    words = rowWords;
    reach = 0;
    height = 0;
  }

  /** The {@link #height()} bits of the registers, least significant first; the last is the sign. */
  long[][] bits() {
    return bits;
  }

  /** The number of bits up to and including the sign; 0 if every register is zero. */
  int height() {
    return height;
  }

  /**
   * Adds a scale factor at some positions and subtracts it at others.
   *
   * @param plus positions at which it is added
   * @param minus positions at which it is subtracted; disjoint from {@code plus}
   * @param valid positions at which overflows are counted
   * @return number of registers that overflowed
   */
  long add(int scale, long[] plus, long[] minus, long[] valid) {
    if (scale == 0) {
      return 0;
    }
    boolean first = height == 0;
    extend(scale);
    Lane.or(plus, minus, both, words);
    if (first) {
      set(scale, plus, minus);
      return 0;
    }
    Lane.fill(carry, false, words);
    int sign = height - 1;
    for (int i = 0; i < sign; i++) {
      Lane.fullAdd(carry, addend(i, scale, plus, minus), bits[i], bits[i], carry, words);
    }
    System.arraycopy(carry, 0, into, 0, words);
    Lane.fullAdd(carry, addend(sign, scale, plus, minus), bits[sign], bits[sign], carry, words);
    return reach <= most ? 0 : settle(valid);
  }

  /** Makes room for the sum by sign extension. */
  private void extend(int scale) {
    reach = Math.min(reach + scale, most + 1);
    int needed = Math.min(bits.length, Integer.SIZE + 1 - Integer.numberOfLeadingZeros(reach));
    for (int i = Math.max(1, height); height > 0 && i < needed; i++) {
      System.arraycopy(bits[i - 1], 0, bits[i], 0, words);
    }
    height = Math.max(height, needed);
  }

  private void set(int scale, long[] plus, long[] minus) {
    for (int i = 0; i < height; i++) {
      System.arraycopy(addend(i, scale, plus, minus), 0, bits[i], 0, words);
    }
  }

  private long[] addend(int i, int scale, long[] plus, long[] minus) {
    boolean added = (scale >> i & 1) != 0;
    boolean subtracted = (-scale >> i & 1) != 0;
    return added ? (subtracted ? both : plus) : subtracted ? minus : zeros;
  }

  /** Handles overflow, which occurs where the carries into and out of the sign differ. */
  private long settle(long[] valid) {
    int sign = bits.length - 1;
    Lane.xor(into, carry, carry, words);
    long overflows = Lane.count(carry, valid, words);
    if (overflows > 0 && overflow == Overflow.SATURATE) {
      for (int i = 0; i < sign; i++) {
        Lane.blend(carry, bits[sign], bits[i], words);
      }
      Lane.xor(bits[sign], carry, bits[sign], words);
    }
    return overflows;
  }
}
