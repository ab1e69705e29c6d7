package org.hcim.simulator.crossbar;

/** An ADC or an ideal readout, followed by a shift-and-add circuit. */
final class AdcReader extends ColumnReader {

  private final ColumnReadout readout;
  private final Slicing slicing;
  private long clipped;

  AdcReader(CrossbarMatrix matrix, ColumnReadout readout) {
    super(matrix);
    this.readout = readout;
    slicing = matrix.datapath().slicing();
  }

  @Override
  void clear() {
    super.clear();
    clipped = 0;
  }

  @Override
  Tally tally() {
    return new Tally(conversions, 0, 0, 0, clipped);
  }

  @Override
  void read(long[] partialSums, int split, int slice, int stream) {
    conversions += partialSums.length;
    int shift = slicing.firstBit(stream);
    int sign = slicing.streamSign(stream);
    for (int i = 0; i < words.length; i++) {
      int sum = (int) partialSums[i];
      words[i] += sign * ((long) readout.read(sum) << shift);
      if (readout instanceof ColumnReadout.Converter adc && adc.clips(sum)) {
        clipped++;
      }
    }
  }
}
