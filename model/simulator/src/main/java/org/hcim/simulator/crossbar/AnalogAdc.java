package org.hcim.simulator.crossbar;

/** An ADC or an ideal readout of analog currents, followed by a shift-and-add circuit. */
final class AnalogAdc extends AnalogReader {

  private final ColumnReadout readout;
  private final int[] clipped;
  private long conversions;

  AnalogAdc(CrossbarMatrix matrix, NonIdealities nonIdealities, CurrentScale scale, Draws draws) {
    super(matrix, nonIdealities, scale, draws.of(2));
    readout = matrix.datapath().readout();
    clipped = new int[words.length];
  }

  @Override
  Tally tally() {
    var tally = new Tally(conversions, 0, 0, 0, settle(clipped));
    conversions = 0;
    return tally;
  }

  @Override
  void accumulate(int[] currents, Column column, int stream, int positions) {
    conversions += positions;
    round(currents, scale, positions);
    if (readout instanceof ColumnReadout.Adc adc) {
      convert(currents, adc, positions);
    } else if (readout instanceof LevelAdc adc) {
      convert(currents, adc, positions);
    }
    add(currents, slicing.streamSign(stream) << slicing.firstBit(stream), words, positions);
  }

  private static void round(int[] currents, CurrentScale scale, int positions) {
    int half = scale.half();
    int shift = scale.shift();
    for (int i = 0; i < positions; i++) {
      currents[i] = (currents[i] + half) >> shift;
    }
  }

  private void convert(int[] sums, ColumnReadout.Adc adc, int positions) {
    int bias = adc.bias();
    int step = adc.stepLog2();
    int lowest = adc.lowest();
    int most = (1 << adc.bits()) - 1;
    int[] clips = clipped;
    for (int i = 0; i < positions; i++) {
      int wanted = (sums[i] + bias) >> step;
      int code = Math.max(0, Math.min(most, wanted));
      sums[i] = (code << step) + lowest;
      clips[i] += ((code - wanted) | (wanted - code)) >>> (Integer.SIZE - 1);
    }
  }

  private void convert(int[] sums, LevelAdc adc, int positions) {
    for (int i = 0; i < positions; i++) {
      clipped[i] += adc.clips(sums[i]) ? 1 : 0;
      sums[i] = adc.read(sums[i]);
    }
  }

  private static void add(int[] readings, int factor, int[] words, int positions) {
    for (int i = 0; i < positions; i++) {
      words[i] += factor * readings[i];
    }
  }
}
