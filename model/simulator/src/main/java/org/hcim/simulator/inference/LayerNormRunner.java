package org.hcim.simulator.inference;

/** Normalizes a batch. */
record LayerNormRunner(LayerNorm norm, Flow flow) implements LayerRunner {

  private static final int ROOT_PLACES = 10;

  @Override
  public FeatureMaps run(FeatureMaps input, FeatureMaps none) {
    int channels = input.channels();
    int positions = input.positions();
    var sums = new long[positions];
    var squares = new long[positions];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < positions; i++) {
        int number = input.number(channel * positions + i);
        sums[i] += number;
        squares[i] += (long) number * number;
      }
    }
    var roots = new long[positions];
    for (int i = 0; i < positions; i++) {
      roots[i] = root((channels * squares[i] - sums[i] * sums[i]) << (2 * ROOT_PLACES));
    }
    return normalized(input, sums, roots);
  }

  private FeatureMaps normalized(FeatureMaps input, long[] sums, long[] roots) {
    int positions = input.positions();
    var normalized = new int[input.channels() * positions];
    var codes = new byte[normalized.length];
    for (int channel = 0; channel < input.channels(); channel++) {
      int first = channel * positions;
      for (int i = 0; i < positions; i++) {
        long centered = (long) input.channels() * input.number(first + i) - sums[i];
        normalized[first + i] = roots[i] == 0 ? 0 : quotient(centered, roots[i]);
      }
      norm.requantizer().apply(channel, normalized, null, codes, first, positions);
    }
    return new FeatureMaps(input.images(), flow, codes);
  }

  private static int quotient(long centered, long root) {
    long scaled = centered << (LayerNorm.PLACES + ROOT_PLACES);
    return (int) Math.floorDiv(2 * scaled + root, 2 * root);
  }

  /** The integer part of the square root of a number below 2^62. */
  static long root(long square) {
    long root = (long) Math.sqrt((double) square);
    while (root * root > square) {
      root--;
    }
    while ((root + 1) * (root + 1) <= square) {
      root++;
    }
    return root;
  }
}
