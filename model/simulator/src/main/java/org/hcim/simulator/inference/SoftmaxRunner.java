package org.hcim.simulator.inference;

import java.util.Arrays;

/** Computes the softmax of a batch. */
final class SoftmaxRunner implements LayerRunner {

  private final Softmax softmax;
  private final Flow flow;
  private final int[] table;

  SoftmaxRunner(Softmax softmax, Flow flow) {
    this.softmax = softmax;
    this.flow = flow;
    table = softmax.table().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public FeatureMaps run(FeatureMaps input, FeatureMaps none) {
    int channels = input.channels() / softmax.groups();
    var exponentials = new int[channels * input.positions()];
    var held = new byte[input.held().length];
    for (int group = 0; group < softmax.groups(); group++) {
      int first = group * exponentials.length;
      exponentials(input, first, exponentials);
      share(exponentials, input.positions(), held, first);
    }
    return new FeatureMaps(input.images(), flow, held);
  }

  private void exponentials(FeatureMaps input, int first, int[] exponentials) {
    int positions = input.positions();
    var most = new int[positions];
    Arrays.fill(most, Integer.MIN_VALUE);
    for (int row = 0; row < exponentials.length; row += positions) {
      for (int i = 0; i < positions; i++) {
        most[i] = Math.max(most[i], input.number(first + row + i));
      }
    }
    for (int row = 0; row < exponentials.length; row += positions) {
      for (int i = 0; i < positions; i++) {
        exponentials[row + i] = table[most[i] - input.number(first + row + i)];
      }
    }
  }

  private void share(int[] exponentials, int positions, byte[] held, int first) {
    var sums = new long[positions];
    for (int row = 0; row < exponentials.length; row += positions) {
      for (int i = 0; i < positions; i++) {
        sums[i] += exponentials[row + i];
      }
    }
    int greatest = flow.codes().most();
    for (int row = 0; row < exponentials.length; row += positions) {
      for (int i = 0; i < positions; i++) {
        long scaled = (long) exponentials[row + i] << softmax.bits();
        held[first + row + i] = (byte) Math.min(greatest, (scaled + sums[i] / 2) / sums[i]);
      }
    }
  }
}
