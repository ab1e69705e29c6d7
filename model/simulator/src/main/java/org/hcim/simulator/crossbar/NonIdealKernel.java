package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Products of a crossbar with analog non-idealities; the digital part after the readout is exact.
 * Without non-idealities, the result equals that of the other kernels bit for bit.
 *
 * <p>Currents are integers on a fine scale, so they do not depend on the order of addition. Noise
 * depends on the index of a position, not on the block or batch.
 */
final class NonIdealKernel implements Kernel {

  private final CrossbarMatrix matrix;
  private final Slicing slicing;
  private final AnalogColumn[] columns;
  private final AnalogReader reader;
  private long seen;

  NonIdealKernel(CrossbarMatrix matrix, NonIdealities nonIdealities, long seed, long seen) {
    this.matrix = matrix;
    this.seen = seen;
    slicing = matrix.datapath().slicing();
    var draws = new Draws(seed);
    var scale = CurrentScale.of(matrix, nonIdealities);
    columns = AnalogColumn.all(matrix, nonIdealities, scale, draws.of(0));
    reader = AnalogReader.of(matrix, nonIdealities, scale, draws);
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    int all = inputs.positions();
    Arrays.fill(sums, 0, matrix.weights().outputs() * all, 0);
    int block = Math.min(all, StreamPlanes.block(matrix));
    var planes = new StreamPlanes(slicing, matrix.endInput(0), block);
    var currents = new int[2][block];
    for (int first = 0; first < all; first += block) {
      int positions = Math.min(block, all - first);
      for (int split = 0; split < matrix.splits(); split++) {
        planes.load(inputs, matrix.firstInput(split), matrix.endInput(split), first, positions);
        multiplyBlock(split, planes, currents, positions, sums, first, all);
      }
      seen += positions;
    }
    return reader.tally();
  }

  private void multiplyBlock(
      int split,
      StreamPlanes planes,
      int[][] currents,
      int positions,
      int[] sums,
      int first,
      int all) {
    for (int slice = 0; slice < slicing.slices(); slice++) {
      for (int output = 0; output < matrix.weights().outputs(); output++) {
        read(Column.of(matrix, split, slice, output), planes, currents, positions);
        reader.end(slicing.significance(slice), sums, output * all + first, positions);
      }
    }
  }

  private void read(Column column, StreamPlanes planes, int[][] currents, int positions) {
    reader.begin(positions);
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      columns[column.number()].sum(planes, stream, currents[0], currents[1], positions);
      reader.read(currents[0], column, stream, seen, positions);
    }
  }
}
