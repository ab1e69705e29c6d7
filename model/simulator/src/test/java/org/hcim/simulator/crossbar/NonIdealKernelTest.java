package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.junit.jupiter.api.Test;

class NonIdealKernelTest {

  private static final Slicing ONE_BIT =
      new Slicing(new Precision(1, 1, 1, 1), SignedMapping.DIFFERENTIAL);
  private static final int INPUTS = 64;
  private static final int POSITIONS = 4000;

  @Test
  void withoutNonIdealitiesItEqualsTheEquations() {
    for (int i = 0; i < 300; i++) {
      var random = new RandomMatrices(500_000 + i);
      var matrix = random.matrix();
      var kernel = Kernel.nonIdeal(matrix, NonIdealities.NONE, i);

      KernelTest.check(i, matrix, random.activations(matrix, 3), 3, kernel);
    }
  }

  @Test
  void aSeedGivesTheSameBitsAndAnotherOthers() {
    var noisy = new NonIdealities(0.1, 0.01, 0.01, 0.5, 0.5, 1, 0.05, 0.05, 100);

    assertThat(sums(noisy, 1)).isEqualTo(sums(noisy, 1)).isNotEqualTo(sums(noisy, 2));
  }

  /** Vectors that come in two calls draw the noise of one call. */
  @Test
  void noiseDoesNotDependOnBatches() {
    var kernel = Kernel.nonIdeal(matrix(exact()), NonIdealities.readNoise(2), 7);
    var halves = new int[2][POSITIONS / 2];
    for (int[] half : halves) {
      kernel.multiply(ones(POSITIONS / 2), half);
    }
    int[] whole = sums(NonIdealities.readNoise(2), 7);

    assertThat(halves[1]).isEqualTo(Arrays.copyOfRange(whole, POSITIONS / 2, POSITIONS));
  }

  /** Calls of any size, over several blocks of the kernel. */
  @Test
  void noBitDependsOnHowPositionsAreGrouped() {
    var noisy = new NonIdealities(0.1, 0.01, 0.01, 0.5, 0.5, 1, 0.05, 0.05, 100);
    var random = new RandomMatrices(3);
    var matrix = matrix(new ColumnReadout.Ternary(4, 0, DcimWidths.hcim()));
    byte[] codes = random.activations(matrix, POSITIONS);
    var whole = new int[POSITIONS];
    Kernel.nonIdeal(matrix, noisy, 5).multiply(Inputs.of(codes, POSITIONS), whole);
    var kernel = Kernel.nonIdeal(matrix, noisy, 5);
    int first = 0;
    for (int count : new int[] {1, 130, 1024, 2845}) {
      var part = new int[count];
      kernel.multiply(part(codes, first, count), part);

      assertThat(part).isEqualTo(Arrays.copyOfRange(whole, first, first + count));
      first += count;
    }
  }

  private static Inputs part(byte[] codes, int from, int count) {
    var part = new byte[INPUTS * count];
    for (int input = 0; input < INPUTS; input++) {
      System.arraycopy(codes, input * POSITIONS + from, part, input * count, count);
    }
    return Inputs.of(part, count);
  }

  /** The largest digits, streams and deviations there are leave no whole number. */
  @Test
  void theGreatestCurrentsFit() {
    var slicing = new Slicing(new Precision(8, 8, 8, 8), SignedMapping.DIFFERENTIAL);
    var words = new DcimWidths(1, ScaleFactorGranularity.LAYER, 2, Overflow.WRAP);
    var datapath = new Datapath(1024, slicing, new ColumnReadout.Ternary(1 << 23, 0, words));
    var weights = new byte[1024];
    Arrays.fill(weights, (byte) -128);
    var matrix =
        new CrossbarMatrix(
            datapath,
            new WeightMatrix(1024, 1, weights, slicing),
            ScaleFactors.of(datapath, 1024, 1, new int[] {1}));
    var codes = new byte[1024];
    Arrays.fill(codes, (byte) 255);
    var sums = new int[1];
    var wild = new NonIdealities(1, 0, 0, 1 << 20, 1 << 20, 1 << 20, 0, 0, 0);
    for (int chip = 0; chip < 50; chip++) {
      Kernel.nonIdeal(matrix, wild, chip).multiply(Inputs.of(codes, 1), sums);

      assertThat(sums).containsExactly(-1);
    }
  }

  /** A bitline may conduct where nothing was written, a column of one line only upwards. */
  @Test
  void cellsStuckOnConductAsTheLargestDigit() {
    var slicing = new Slicing(new Precision(1, 2, 1, 1), SignedMapping.TWOS_COMPLEMENT);
    var datapath = new Datapath(INPUTS, slicing, exact());
    var matrix =
        new CrossbarMatrix(
            datapath, new WeightMatrix(INPUTS, 1, new byte[INPUTS], slicing), ScaleFactors.NONE);
    var sums = new int[1];
    Kernel.nonIdeal(matrix, new NonIdealities(0, 0, 1, 0, 0, 0, 0, 0, 0), 1)
        .multiply(ones(1), sums);

    assertThat(sums).containsExactly(INPUTS - 2 * INPUTS);
  }

  /** 64 cells conduct and -54 is the threshold: noise of 10 keeps 0.853 of the decisions. */
  @Test
  void comparatorNoiseFlipsAsManyAsTheNormalDistributionSays() {
    var ternary = new ColumnReadout.Ternary(54, 0, DcimWidths.hcim());
    var sums = new int[POSITIONS];
    Tally tally =
        Kernel.nonIdeal(matrix(ternary), new NonIdealities(0, 0, 0, 0, 10, 0, 0, 0, 0), 1)
            .multiply(ones(POSITIONS), sums);

    assertThat(tally.minus() / (double) POSITIONS).isCloseTo(0.853, within(0.02));
    assertThat(tally.plus()).isZero();
    assertThat(Arrays.stream(sums).sum()).isEqualTo(-tally.minus());
  }

  /** All 64 cells conduct: the sum is -64, and its noise has a deviation of 2 and 1/12 beside. */
  @Test
  void readNoiseHasItsDeviation() {
    int[] sums = sums(NonIdealities.readNoise(2), 3);

    assertThat(mean(sums)).isCloseTo(-64, within(0.15));
    assertThat(deviation(sums)).isCloseTo(Math.sqrt(4 + 1 / 12.0), within(0.1));
  }

  /** The sum of 64 cells deviates by sigma times their root, from chip to chip. */
  @Test
  void conductanceVariesByTheRootOfTheCells() {
    var sums = new int[1500];
    for (int chip = 0; chip < sums.length; chip++) {
      sums[chip] = sum(NonIdealities.conductance(0.2), chip);
    }

    assertThat(mean(sums)).isCloseTo(-64, within(0.2));
    assertThat(deviation(sums)).isCloseTo(0.2 * 8, within(0.15));
  }

  @Test
  void stuckCellsDropAndDriftByWhatTheyShould() {
    assertThat(sum(new NonIdealities(0, 1, 0, 0, 0, 0, 0, 0, 0), 1)).isZero();
    assertThat(sum(new NonIdealities(0, 0, 1, 0, 0, 0, 0, 0, 0), 1)).isZero();
    assertThat(sum(new NonIdealities(0, 0, 0, 0, 0, 0, 0.25, 0, 0), 1)).isEqualTo(-48);
    assertThat(sum(new NonIdealities(0, 0, 0, 0, 0, 0, 0, 0.5, 4), 1)).isEqualTo(-32);
  }

  /** 64 cells conduct and -64 reads -1: an offset of 10 flips it in one chip of about 6. */
  @Test
  void comparatorOffsetsFlipAsManyAsTheNormalDistributionSays() {
    var ternary = new ColumnReadout.Ternary(54, 0, DcimWidths.hcim());
    int kept = 0;
    for (int chip = 0; chip < 2000; chip++) {
      var sums = new int[1];
      var nonIdealities = new NonIdealities(0, 0, 0, 10, 0, 0, 0, 0, 0);
      Kernel.nonIdeal(matrix(ternary), nonIdealities, chip).multiply(ones(1), sums);
      kept += sums[0] == -1 ? 1 : 0;
    }

    assertThat(kept / 2000.0).isCloseTo(0.853, within(0.03));
  }

  @Test
  void rejectsNumbersThatAreNone() {
    assertThatThrownBy(() -> NonIdealities.readNoise(Double.NaN))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("read_noise_sigma (NaN) must be from 0 to 16777216");
    assertThatThrownBy(() -> NonIdealities.conductance(1.5))
        .hasMessage("conductance_sigma (1.5) must be from 0 to 1");
    assertThatThrownBy(() -> new NonIdealities(0, 0, 0, 0, 0, 0, 0, 0.1, Double.NaN))
        .hasMessage("age_s (NaN) must be zero or positive, and finite");
    assertThatThrownBy(() -> new NonIdealities(0, 0.6, 0.5, 0, 0, 0, 0, 0, 0))
        .hasMessage("stuck_on_frac (0.5) must be from 0 to 1 - stuck_off_frac");
  }

  private static ColumnReadout exact() {
    return new ColumnReadout.Adc(9, -256, 0);
  }

  private static int sum(NonIdealities nonIdealities, long seed) {
    var sums = new int[1];
    Kernel.nonIdeal(matrix(exact()), nonIdealities, seed).multiply(ones(1), sums);
    return sums[0];
  }

  private static int[] sums(NonIdealities nonIdealities, long seed) {
    var sums = new int[POSITIONS];
    Kernel.nonIdeal(matrix(exact()), nonIdealities, seed).multiply(ones(POSITIONS), sums);
    return sums;
  }

  /** One column whose weights are all -1, and inputs that are all 1. */
  private static CrossbarMatrix matrix(ColumnReadout readout) {
    var datapath = new Datapath(INPUTS, ONE_BIT, readout);
    var weights = new byte[INPUTS];
    Arrays.fill(weights, (byte) -1);
    var codes = new int[ScaleFactors.count(datapath, INPUTS, 1)];
    Arrays.fill(codes, 1);
    return new CrossbarMatrix(
        datapath,
        new WeightMatrix(INPUTS, 1, weights, ONE_BIT),
        ScaleFactors.of(datapath, INPUTS, 1, codes));
  }

  private static Inputs ones(int positions) {
    var codes = new byte[INPUTS * positions];
    Arrays.fill(codes, (byte) 1);
    return Inputs.of(codes, positions);
  }

  private static double mean(int[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(int[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values)
            .mapToDouble(value -> (value - mean) * (value - mean))
            .average()
            .orElseThrow());
  }
}
