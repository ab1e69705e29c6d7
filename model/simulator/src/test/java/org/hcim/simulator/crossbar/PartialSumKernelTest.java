package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.hcim.simulator.crossbar.MatrixFixture.BLOCK;
import static org.hcim.simulator.crossbar.MatrixFixture.POSITIONS;
import static org.hcim.simulator.crossbar.MatrixFixture.columns;
import static org.hcim.simulator.crossbar.MatrixFixture.index;
import static org.hcim.simulator.crossbar.MatrixFixture.partialSum;
import static org.hcim.simulator.crossbar.MatrixFixture.randomReadings;
import static org.hcim.simulator.crossbar.MatrixFixture.slices;
import static org.hcim.simulator.crossbar.MatrixFixture.streams;
import static org.hcim.simulator.crossbar.MatrixFixture.trained;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnReadings.Comparators;
import org.hcim.simulator.crossbar.ColumnReadings.Open;
import org.junit.jupiter.api.Test;

/** Compares with the kernel of the simulator and with plain loops over the equations. */
class PartialSumKernelTest {

  private static final int CASES = 3000;

  @Test
  void sumsAreThoseOfTheSimulator() {
    var random = new RandomMatrices(1);
    int compared = 0;
    for (int i = 0; i < CASES; i++) {
      CrossbarMatrix matrix = random.matrix();
      byte[] codes = random.activations(matrix, POSITIONS);
      var sums = new int[matrix.weights().outputs() * POSITIONS];
      Tally tally =
          Kernel.of(matrix, new LaneBuffers()).multiply(Inputs.of(codes, POSITIONS), sums);
      if (tally.overflows() > 0 || span(matrix) >= 1 << 15 || isTooHeavy(matrix)) {
        continue;
      }
      compared++;
      var collected = new Collected(matrix);
      run(matrix, readings(matrix), Optional.empty(), codes, collected);
      assertThat(collected.sums).as("case %s: %s", i, matrix.datapath()).isEqualTo(sums);
    }
    assertThat(compared).isGreaterThan(CASES / 2);
  }

  @Test
  void columnsHaveThresholdsOfTheirOwn() {
    var dice = new SplittableRandom(2);
    for (int rows : new int[] {5, 64, 128, 300}) {
      CrossbarMatrix matrix = trained(rows, 200, 3, dice);
      var readings = randomReadings(matrix, dice);
      var open = randomOpen(matrix, dice);
      byte[] codes = new RandomMatrices(rows).activations(matrix, POSITIONS);
      var collected = new Collected(matrix);
      run(matrix, readings, Optional.of(open), codes, collected);
      for (int output = 0; output < matrix.weights().outputs(); output++) {
        for (int p = 0; p < POSITIONS; p++) {
          int sum = 0;
          for (int split = 0; split < matrix.splits(); split++) {
            int isOpen = 0;
            for (int slice = 0; slice < slices(matrix); slice++) {
              for (int stream = 0; stream < streams(matrix); stream++) {
                int at = index(matrix, split, output, slice, stream);
                int ps = partialSum(matrix, codes, split, output, slice, stream, p);
                int reading = ps >= readings.high()[at] ? 1 : ps <= readings.low()[at] ? -1 : 0;
                sum += reading * (readings.scales()[at] << slice);
                isOpen += ps >= open.from()[at] && ps <= open.to()[at] ? open.shares()[at] : 0;
              }
            }
            assertThat(collected.open[split][output * POSITIONS + p]).isEqualTo(isOpen);
          }
          assertThat(collected.sums[output * POSITIONS + p]).isEqualTo(sum);
        }
      }
    }
  }

  @Test
  void histogramsAndCorrelationsAreThoseOfThePartialSums() {
    var dice = new SplittableRandom(3);
    CrossbarMatrix matrix = trained(48, 100, 2, dice);
    byte[] codes = new RandomMatrices(4).activations(matrix, POSITIONS);
    var kernel = new PartialSumKernel(matrix.datapath(), matrix.weights());
    var inputs = new MatrixFixture.Blocks(matrix, codes, kernel.fields());
    var numbers = new float[2][inputs.blocks() * BLOCK];
    for (float[] row : numbers) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) dice.nextDouble(-1, 1);
      }
    }
    int[][] histograms = kernel.histograms();
    var sums = new double[histograms.length];
    PartialSumKernel.ReadingTables identity =
        column -> {
          var table = new float[histograms[column].length];
          for (int i = 0; i < table.length; i++) {
            table[i] = i + kernel.least(column);
          }
          return table;
        };
    for (int block = 0; block < inputs.blocks(); block++) {
      var buffers = new PartialSumKernel.Buffers();
      kernel.addHistograms(inputs, block, buffers, histograms);
      var part = new float[2][BLOCK];
      for (int output = 0; output < 2; output++) {
        System.arraycopy(numbers[output], block * BLOCK, part[output], 0, BLOCK);
      }
      kernel.correlate(List.of(identity), inputs, block, buffers, part, new double[][] {sums});
    }
    for (int split = 0; split < matrix.splits(); split++) {
      for (int output = 0; output < 2; output++) {
        for (int slice = 0; slice < slices(matrix); slice++) {
          for (int stream = 0; stream < streams(matrix); stream++) {
            int at = index(matrix, split, output, slice, stream);
            var histogram = new int[histograms[at].length];
            double sum = 0;
            for (int p = 0; p < POSITIONS; p++) {
              int ps = partialSum(matrix, codes, split, output, slice, stream, p);
              histogram[ps - kernel.least(at)]++;
              sum += (double) ps * numbers[output][p];
            }
            assertThat(histograms[at]).isEqualTo(histogram);
            assertThat(sums[at]).isCloseTo(sum, offset(1e-3));
          }
        }
      }
    }
  }

  @Test
  void rejectsColumnsThatNoFieldHolds() {
    var slicing = new Slicing(new Precision(7, 8, 8, 8), SignedMapping.DIFFERENTIAL);
    var weights = new byte[64];
    Arrays.fill(weights, (byte) 127);

    assertThatThrownBy(
            () ->
                new PartialSumKernel(
                    new Datapath(64, slicing, new ColumnReadout.Ideal()),
                    new WeightMatrix(64, 1, weights, slicing)))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("partial sums of one column (2072640) must span at most 32767");
  }

  private static Open randomOpen(CrossbarMatrix matrix, SplittableRandom dice) {
    int count = columns(matrix);
    var from = new int[count];
    var to = new int[count];
    var shares = new int[count];
    for (int i = 0; i < count; i++) {
      from[i] = dice.nextInt(-20, 20);
      to[i] = from[i] + dice.nextInt(0, 30);
      shares[i] = dice.nextInt(0, Open.MAX_SHARE);
    }
    return new Open(from, to, shares);
  }

  private static ColumnReadings readings(CrossbarMatrix matrix) {
    ColumnReadout readout = matrix.datapath().readout();
    if (!(readout instanceof ColumnReadout.Comparators comparators)) {
      return new ColumnReadings.Uniform(readout);
    }
    int count = columns(matrix);
    var high = new int[count];
    var low = new int[count];
    var scales = new int[count];
    for (int split = 0; split < matrix.splits(); split++) {
      for (int output = 0; output < matrix.weights().outputs(); output++) {
        for (int slice = 0; slice < slices(matrix); slice++) {
          for (int stream = 0; stream < streams(matrix); stream++) {
            int at = index(matrix, split, output, slice, stream);
            high[at] = comparators.high();
            low[at] = comparators.low();
            scales[at] = weight(matrix, comparators, split, output, slice, stream);
          }
        }
      }
    }
    return new Comparators(high, low, scales);
  }

  private static int weight(
      CrossbarMatrix matrix,
      ColumnReadout.Comparators comparators,
      int split,
      int output,
      int slice,
      int stream) {
    Slicing slicing = matrix.datapath().slicing();
    int shift = comparators.dcim().shift(slicing.firstBit(stream));
    return matrix.scales().code(split, slice, stream, output) << shift;
  }

  private static boolean isTooHeavy(CrossbarMatrix matrix) {
    return readings(matrix) instanceof Comparators comparators
        && Arrays.stream(comparators.scales()).max().orElse(0) > Comparators.MAX_WEIGHT;
  }

  private static int span(CrossbarMatrix matrix) {
    var precision = matrix.datapath().slicing().precision();
    return Math.min(matrix.datapath().rows(), matrix.weights().inputs())
        * ((1 << precision.cellBits()) - 1)
        * ((1 << precision.streamBits()) - 1);
  }

  private static void run(
      CrossbarMatrix matrix,
      ColumnReadings readings,
      Optional<Open> open,
      byte[] codes,
      Collected to) {
    var kernel = new PartialSumKernel(matrix.datapath(), matrix.weights());
    var inputs = new MatrixFixture.Blocks(matrix, codes, kernel.fields());
    var buffers = new PartialSumKernel.Buffers();
    var multiplication = kernel.multiplication(readings, open);
    for (int block = 0; block < inputs.blocks(); block++) {
      to.first = block * BLOCK;
      multiplication.run(inputs, block, buffers, to);
    }
  }

  private static final class Collected implements PartialSumKernel.Results {

    final int[] sums;
    final int[][] open;
    int first;

    Collected(CrossbarMatrix matrix) {
      sums = new int[matrix.weights().outputs() * POSITIONS];
      open = new int[matrix.splits()][sums.length];
    }

    @Override
    public void open(int split, int output, int[] from, int positions) {
      System.arraycopy(from, 0, open[split], output * POSITIONS + first, positions);
    }

    @Override
    public void sums(int output, int[] from, int positions) {
      System.arraycopy(from, 0, sums, output * POSITIONS + first, positions);
    }
  }
}
