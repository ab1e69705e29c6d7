package org.hcim.simulator.crossbar;

/** The columns of a matrix read by a uniform ADC; shift-and-add circuits accumulate its codes. */
final class AdcLanes extends ColumnLanes {

  private final ColumnReadout.Adc adc;
  private final WordLanes biased = new WordLanes(LaneBuffers.WORDS);
  private final int biasedBits;
  private final long[][] code;
  private final long[] over = new long[LaneBuffers.WORDS];

  AdcLanes(CrossbarMatrix matrix, ColumnReadout.Adc adc, LaneBuffers buffers) {
    super(matrix, buffers);
    this.adc = adc;
    int most = mostCount() + Math.abs(adc.bias()) + (1 << (adc.stepLog2() + adc.bits()));
    biasedBits = bits(most) + 1;
    code = Lane.rows(adc.bits() + 1, LaneBuffers.WORDS);
  }

  /** The contribution of the lowest reading to every sum; accumulated codes start at 0. */
  @Override
  int constant() {
    return constant(adc.lowest());
  }

  @Override
  void accumulateSlice(int split, int output, int slice, WordLanes sum, int words) {
    int significance = slicing.significance(slice);
    int power = Integer.numberOfTrailingZeros(significance) + adc.stepLog2();
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      var counter = count(split, output, slice, stream, words);
      int height = bits(counter.most());
      biased.clear(words, biasedBits);
      biased.set(counter.count(), height);
      biased.add(adc.bias() - offset(split, output, slice, stream));
      convert(words);
      boolean negative = significance * slicing.streamSign(stream) < 0;
      sum.add(code, adc.bits() + 1, power + slicing.firstBit(stream), negative);
    }
  }

  /** Drops the bits below one step, clamps the codes to the range and counts clipped sums. */
  private void convert(int words) {
    long[][] bits = biased.bits();
    long[] negative = bits[biasedBits - 1];
    Lane.fill(over, false, words);
    for (int i = adc.stepLog2() + adc.bits(); i < biasedBits - 1; i++) {
      Lane.or(over, bits[i], over, words);
    }
    for (int i = 0; i < adc.bits(); i++) {
      Lane.or(bits[adc.stepLog2() + i], over, code[i], words);
      Lane.andNot(code[i], negative, code[i], words);
    }
    Lane.or(over, negative, over, words);
    clipped += Lane.count(over, buffers.valid, words);
  }
}
