package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Consecutive ranges of numbers from 0. */
final class NumberRanges implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The first number after each range. */
  private final long[] ends;

  private NumberRanges(long[] ends) {
    this.ends = ends;
  }

  /**
   * Creates ranges of the given sizes.
   *
   * @throws ArithmeticException if there are 2^63 numbers or more
   */
  static NumberRanges of(LongStream sizes) {
    long[] ends = sizes.toArray();
    Arrays.parallelPrefix(ends, Math::addExact);
    return new NumberRanges(ends);
  }

  /** The count of numbers in all ranges. */
  long size() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** The first number of a range. */
  long first(int range) {
    return range == 0 ? 0 : ends[range - 1];
  }

  /**
   * The range that contains a number.
   *
   * @throws IndexOutOfBoundsException if no range contains the number
   */
  int of(long number) {
    if (number < 0 || number >= size()) {
      throw new IndexOutOfBoundsException("point " + number + " of " + size());
    }
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number < ends[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
