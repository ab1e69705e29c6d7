package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.simulator.crossbar.MatrixFixture.POSITIONS;
import static org.hcim.simulator.crossbar.MatrixFixture.index;
import static org.hcim.simulator.crossbar.MatrixFixture.partialSum;
import static org.hcim.simulator.crossbar.MatrixFixture.randomReadings;
import static org.hcim.simulator.crossbar.MatrixFixture.slices;
import static org.hcim.simulator.crossbar.MatrixFixture.streams;
import static org.hcim.simulator.crossbar.MatrixFixture.trained;

import java.util.List;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.junit.jupiter.api.Test;

/** Columns whose comparators have thresholds of their own. */
class ColumnThresholdsTest {

  /** Both kernels of the simulator, and the reading of a single partial sum. */
  @Test
  void areReadByAllKernels() {
    var dice = new SplittableRandom(5);
    for (int rows : new int[] {16, 64, 127}) {
      CrossbarMatrix ideal = trained(rows, 150, 3, dice);
      var readings = randomReadings(ideal, dice);
      var dcim = new DcimWidths(4, ScaleFactorGranularity.LAYER, 12, Overflow.WRAP);
      var datapath = ideal.datapath().with(new ColumnReadout.Ternary(1, 0, dcim));
      var matrix =
          new CrossbarMatrix(
              datapath,
              ideal.weights(),
              ScaleFactors.of(datapath, 150, 3, new int[] {3}),
              ColumnThresholds.of(readings.high(), readings.low()));
      byte[] codes = new RandomMatrices(rows).activations(matrix, POSITIONS);
      var expected = new int[3 * POSITIONS];
      for (int i = 0; i < expected.length; i++) {
        int output = i / POSITIONS;
        for (int split = 0; split < matrix.splits(); split++) {
          for (int slice = 0; slice < slices(matrix); slice++) {
            for (int stream = 0; stream < streams(matrix); stream++) {
              int at = index(matrix, split, output, slice, stream);
              int ps = partialSum(matrix, codes, split, output, slice, stream, i % POSITIONS);
              int reading = ps >= readings.high()[at] ? 1 : ps <= readings.low()[at] ? -1 : 0;
              assertThat(matrix.read(ps, split, output, slice, stream)).isEqualTo(reading);
              expected[i] += reading * (3 << (slice + stream));
            }
          }
        }
      }
      for (Kernel kernel : List.of(Kernel.of(matrix, new LaneBuffers()), Kernel.forFew(matrix))) {
        var sums = new int[expected.length];
        kernel.multiply(Inputs.of(codes, POSITIONS), sums);
        assertThat(sums).isEqualTo(expected);
      }
    }
  }
}
