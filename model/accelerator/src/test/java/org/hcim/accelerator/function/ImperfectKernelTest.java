package org.hcim.accelerator.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.junit.jupiter.api.Test;

class ImperfectKernelTest {

  private static final Slicing ONE_BIT =
      new Slicing(new Precision(1, 1, 1, 1), SignedMapping.DIFFERENTIAL);
  private static final int INPUTS = 64;
  private static final int POSITIONS = 4000;

  @Test
  void withoutImperfectionsItEqualsTheEquations() {
    for (int i = 0; i < 300; i++) {
      var random = new RandomMatrices(500_000 + i);
      var matrix = random.matrix();
      var kernel = Kernel.imperfect(matrix, Imperfections.NONE, i);

      KernelTest.check(i, matrix, random.activations(matrix, 3), 3, kernel);
    }
  }

  @Test
  void aSeedGivesTheSameBitsAndAnotherOthers() {
    var noisy = new Imperfections(0.1, 0.01, 0.01, 0.5, 0.5, 1, 0.05, 0.05, 100);

    assertThat(sums(noisy, 1)).isEqualTo(sums(noisy, 1)).isNotEqualTo(sums(noisy, 2));
  }

  /** Vectors that come in two calls draw the noise of one call. */
  @Test
  void noiseDoesNotDependOnBatches() {
    var kernel = Kernel.imperfect(matrix(exact()), Imperfections.readNoise(2), 7);
    var halves = new int[2][POSITIONS / 2];
    for (int[] half : halves) {
      kernel.multiply(ones(POSITIONS / 2), half);
    }
    int[] whole = sums(Imperfections.readNoise(2), 7);

    assertThat(halves[1]).isEqualTo(java.util.Arrays.copyOfRange(whole, POSITIONS / 2, POSITIONS));
  }

  /** All 64 cells conduct: the sum is -64, and its noise has a deviation of 2 and 1/12 beside. */
  @Test
  void readNoiseHasItsDeviation() {
    int[] sums = sums(Imperfections.readNoise(2), 3);

    assertThat(mean(sums)).isCloseTo(-64, within(0.15));
    assertThat(deviation(sums)).isCloseTo(Math.sqrt(4 + 1 / 12.0), within(0.1));
  }

  /** The sum of 64 cells deviates by sigma times their root, from chip to chip. */
  @Test
  void conductanceVariesByTheRootOfTheCells() {
    var sums = new int[1500];
    for (int chip = 0; chip < sums.length; chip++) {
      sums[chip] = sum(Imperfections.conductance(0.2), chip);
    }

    assertThat(mean(sums)).isCloseTo(-64, within(0.2));
    assertThat(deviation(sums)).isCloseTo(0.2 * 8, within(0.15));
  }

  @Test
  void stuckCellsDropAndDriftByWhatTheyShould() {
    assertThat(sum(new Imperfections(0, 1, 0, 0, 0, 0, 0, 0, 0), 1)).isZero();
    assertThat(sum(new Imperfections(0, 0, 1, 0, 0, 0, 0, 0, 0), 1)).isZero();
    assertThat(sum(new Imperfections(0, 0, 0, 0, 0, 0, 0.25, 0, 0), 1)).isEqualTo(-48);
    assertThat(sum(new Imperfections(0, 0, 0, 0, 0, 0, 0, 0.5, 4), 1)).isEqualTo(-32);
  }

  /** 64 cells conduct and -64 reads -1: an offset of 10 flips it in one chip of about 6. */
  @Test
  void comparatorOffsetsFlipAsManyAsTheNormalDistributionSays() {
    var ternary = new ColumnReadout.Ternary(54, 0, DcimWords.hcim());
    int kept = 0;
    for (int chip = 0; chip < 2000; chip++) {
      var sums = new int[1];
      var imperfections = new Imperfections(0, 0, 0, 10, 0, 0, 0, 0, 0);
      Kernel.imperfect(matrix(ternary), imperfections, chip).multiply(ones(1), sums);
      kept += sums[0] == -1 ? 1 : 0;
    }

    assertThat(kept / 2000.0).isCloseTo(0.853, within(0.03));
  }

  @Test
  void rejectsNumbersThatAreNone() {
    assertThatThrownBy(() -> Imperfections.readNoise(Double.NaN))
        .hasMessage("read_noise_sigma (NaN) must be zero or positive, and finite");
    assertThatThrownBy(() -> new Imperfections(0, 0.6, 0.5, 0, 0, 0, 0, 0, 0))
        .hasMessage("stuck_on_frac (0.5) must be from 0 to what stuck_off_frac leaves");
  }

  private static ColumnReadout exact() {
    return new ColumnReadout.Adc(9, -256, 0);
  }

  private static int sum(Imperfections imperfections, long seed) {
    var sums = new int[1];
    Kernel.imperfect(matrix(exact()), imperfections, seed).multiply(ones(1), sums);
    return sums[0];
  }

  private static int[] sums(Imperfections imperfections, long seed) {
    var sums = new int[POSITIONS];
    Kernel.imperfect(matrix(exact()), imperfections, seed).multiply(ones(POSITIONS), sums);
    return sums;
  }

  /** One column whose weights are all -1, and inputs that are all 1. */
  private static CrossbarMatrix matrix(ColumnReadout readout) {
    var datapath = new Datapath(INPUTS, ONE_BIT, readout);
    var weights = new byte[INPUTS];
    java.util.Arrays.fill(weights, (byte) -1);
    var codes = new int[ScaleFactors.count(datapath, INPUTS, 1)];
    java.util.Arrays.fill(codes, 1);
    return new CrossbarMatrix(
        datapath,
        new WeightMatrix(INPUTS, 1, weights, ONE_BIT),
        ScaleFactors.of(datapath, INPUTS, 1, codes));
  }

  private static Inputs ones(int positions) {
    var codes = new byte[INPUTS * positions];
    java.util.Arrays.fill(codes, (byte) 1);
    return Inputs.of(codes, positions);
  }

  private static double mean(int[] values) {
    return java.util.Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(int[] values) {
    double mean = mean(values);
    return Math.sqrt(
        java.util.Arrays.stream(values)
            .mapToDouble(value -> (value - mean) * (value - mean))
            .average()
            .orElseThrow());
  }
}
