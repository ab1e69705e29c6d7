package org.hcim.simulator.crossbar;

/**
 * The columns of a matrix read by a nonuniform ADC. Thresholds are reached in order, so a bit of
 * the level is set where an odd number of the thresholds that toggle it are reached.
 */
final class LevelLanes extends ColumnLanes {

  private final LevelAdc adc;
  private final int height;
  private final long[][] level;
  private final long[] reached = new long[LaneBuffers.WORDS];

  LevelLanes(CrossbarMatrix matrix, LevelAdc adc, LaneBuffers buffers) {
    super(matrix, buffers);
    this.adc = adc;
    height = bits(above(last()));
    level = Lane.rows(height + 1, LaneBuffers.WORDS);
  }

  private int last() {
    return (1 << adc.bits()) - 1;
  }

  /** The distance of a level from the lowest one. */
  private int above(int code) {
    return adc.level(code) - adc.level(0);
  }

  /** The contribution of the lowest level to every sum; accumulated levels count from it. */
  @Override
  int constant() {
    return constant(adc.level(0));
  }

  @Override
  void accumulateSlice(int split, int output, int slice, WordLanes sum, int words) {
    int significance = slicing.significance(slice);
    int power = Integer.numberOfTrailingZeros(significance);
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      var counter = count(split, output, slice, stream, words);
      convert(counter, offset(split, output, slice, stream), words);
      boolean negative = significance * slicing.streamSign(stream) < 0;
      sum.add(level, height + 1, power + slicing.firstBit(stream), negative);
    }
  }

  private void convert(BitCounter counter, int offset, int words) {
    long[][] count = counter.count();
    for (long[] bit : level) {
      Lane.fill(bit, false, words);
    }
    for (int code = 1; code <= last() && adc.threshold(code) + offset <= counter.most(); code++) {
      Comparator.atLeast(adc.threshold(code) + offset, count, counter.most(), reached, words);
      int changed = above(code) ^ above(code - 1);
      for (int i = 0; i < height; i++) {
        if ((changed >> i & 1) != 0) {
          Lane.xor(level[i], reached, level[i], words);
        }
      }
    }
    clip(count, counter.most(), offset, words);
  }

  private void clip(long[][] count, int most, int offset, int words) {
    Comparator.atLeast(adc.threshold(last() + 1) + offset, count, most, reached, words);
    clipped += Lane.count(reached, buffers.valid, words);
    Comparator.atLeast(adc.threshold(0) + offset, count, most, reached, words);
    Lane.not(reached, reached, words);
    clipped += Lane.count(reached, buffers.valid, words);
  }
}
