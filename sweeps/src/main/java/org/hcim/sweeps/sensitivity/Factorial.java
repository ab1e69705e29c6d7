package org.hcim.sweeps.sensitivity;

import java.util.Arrays;

/** Responses to all combinations of some factors' levels; the last factor varies fastest. */
final class Factorial {

  private final int[] sizes;
  private final double[] values;

  /**
   * Takes ownership of arrays.
   *
   * @param sizes the number of levels of each factor
   * @param values NaN if a response is missing
   */
  Factorial(int[] sizes, double[] values) {
    long cells = Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact);
    if (cells != values.length) {
      throw new IllegalArgumentException(values.length + " values for " + cells + " cells");
    }
    this.sizes = sizes;
    this.values = values;
  }

  int[] sizes() {
    return sizes;
  }

  double[] values() {
    return values;
  }

  /** The number of cells from one level of a factor to the next. */
  int stride(int factor) {
    int stride = 1;
    for (int faster = factor + 1; faster < sizes.length; faster++) {
      stride *= sizes[faster];
    }
    return stride;
  }

  /** The number of responses. */
  long present() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
  }

  /** The number of missing responses at each level of a factor. */
  long[] missing(int factor) {
    long[] missing = new long[sizes[factor]];
    int stride = stride(factor);
    for (int from = 0, level = 0; from < values.length; from += stride) {
      for (int cell = from; cell < from + stride; cell++) {
        missing[level] += Double.isNaN(values[cell]) ? 1 : 0;
      }
      level = level + 1 == sizes[factor] ? 0 : level + 1;
    }
    return missing;
  }

  /** Returns the factorial without one level of a factor. */
  Factorial without(int factor, int removed) {
    int[] fewer = sizes.clone();
    fewer[factor]--;
    int stride = stride(factor);
    double[] kept = new double[values.length / sizes[factor] * fewer[factor]];
    int to = 0;
    for (int from = 0, level = 0; from < values.length; from += stride) {
      if (level != removed) {
        System.arraycopy(values, from, kept, to, stride);
        to += stride;
      }
      level = level + 1 == sizes[factor] ? 0 : level + 1;
    }
    return new Factorial(fewer, kept);
  }
}
