package org.hcim.simulator.inference;

/** Multiplies the activations of a batch. */
record MatMulRunner(MatMul product, Flow flow) implements LayerRunner {

  @Override
  public FeatureMaps run(FeatureMaps input, FeatureMaps other) {
    int[] sums = sums(input, other);
    var codes = new byte[sums.length];
    product.requantizer().apply(0, sums, null, codes, 0, sums.length);
    return new FeatureMaps(input.images(), flow, codes);
  }

  /** The sums of a batch, channel by channel, then image by image. */
  int[] sums(FeatureMaps input, FeatureMaps other) {
    int heads = product.heads();
    int terms = input.channels() / heads;
    int outputs = flow.shape().channels() / heads;
    int size = flow.shape().positions();
    var sums = new int[flow.shape().channels() * input.images() * size];
    var rows = new int[terms][size];
    for (int head = 0; head < heads; head++) {
      for (int image = 0; image < input.images(); image++) {
        for (int term = 0; term < terms; term++) {
          input.copy(head * terms + term, image, rows[term]);
        }
        for (int output = 0; output < outputs; output++) {
          int first = ((head * outputs + output) * input.images() + image) * size;
          for (int term = 0; term < terms; term++) {
            int factor = other.number(factor(other, image, head, term, output, terms, outputs));
            add(rows[term], factor, sums, first);
          }
        }
      }
    }
    return sums;
  }

  /** The index of a term's factor in the other operand. */
  private int factor(
      FeatureMaps other, int image, int head, int term, int output, int terms, int outputs) {
    return switch (product.kind()) {
      case SCORES -> other.row(head * terms + term, image, 0) + output;
      case MIX -> other.row(head * outputs + output, image, 0) + term;
    };
  }

  private static void add(int[] row, int factor, int[] sums, int first) {
    for (int i = 0; i < row.length; i++) {
      sums[first + i] += row[i] * factor;
    }
  }
}
