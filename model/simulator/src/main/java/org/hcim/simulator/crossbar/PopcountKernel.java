package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Processes one input vector at a time: a column's partial sum is the number of bits that its cells
 * and the wordlines share. Suited to a few vectors; {@link LaneKernel} is faster for many.
 */
final class PopcountKernel implements Kernel {

  private final Slicing slicing;
  private final CellBits[] crossbars;
  private final ColumnReader reader;
  private final long[] counts;
  private final WordlineBits wordlines;

  PopcountKernel(CrossbarMatrix matrix) {
    slicing = matrix.datapath().slicing();
    int slices = slicing.slices();
    crossbars = new CellBits[matrix.splits() * slices];
    for (int i = 0; i < crossbars.length; i++) {
      crossbars[i] = CellBits.of(matrix, i / slices, i % slices);
    }
    reader = ColumnReader.of(matrix);
    counts = new long[matrix.weights().outputs()];
    wordlines = new WordlineBits(matrix);
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    reader.clear();
    int positions = inputs.positions();
    var vector = new int[counts.length];
    for (int position = 0; position < positions; position++) {
      wordlines.load(inputs, position);
      multiply(vector);
      for (int output = 0; output < vector.length; output++) {
        sums[output * positions + position] = vector[output];
      }
    }
    return reader.tally();
  }

  /** Computes the products of the loaded vector. */
  private void multiply(int[] sums) {
    Arrays.fill(sums, 0);
    int slices = slicing.slices();
    for (int i = 0; i < crossbars.length; i++) {
      reader.begin();
      for (int stream = 0; stream < slicing.precision().streams(); stream++) {
        count(crossbars[i], i / slices, stream);
        reader.read(counts, i / slices, i % slices, stream);
      }
      reader.end(slicing.significance(i % slices), sums);
    }
  }

  private void count(CellBits cells, int split, int stream) {
    Arrays.fill(counts, 0);
    int firstBit = slicing.firstBit(stream);
    for (int bit = 0; bit < slicing.streamWidth(stream); bit++) {
      cells.count(wordlines.bits(split, firstBit + bit), bit, counts);
    }
  }
}
