package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hcim.accelerator.Dice;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.junit.jupiter.api.Test;

/** The kernels against {@link NaiveMvm}, on seeded random cases over all parameters. */
class KernelTest {

  private static final int CASES = 2000;

  private final LaneBuffers buffers = new LaneBuffers();

  @Test
  void lanesEqualTheEquations() {
    var dice = new Dice(4);
    for (int i = 0; i < CASES; i++) {
      var random = new RandomMatrices(i);
      var matrix = random.matrix();
      int positions = dice.pick(1, 2, 7, 64, 65);
      byte[] activations = random.activations(matrix, positions);

      check(i, matrix, activations, positions, Kernel.of(matrix, buffers));
    }
  }

  @Test
  void popcountsEqualTheEquations() {
    for (int i = 0; i < CASES; i++) {
      var random = new RandomMatrices(CASES + i);
      var matrix = random.matrix();

      check(i, matrix, random.activations(matrix, 5), 5, new PopcountKernel(matrix));
    }
  }

  @Test
  void signedActivationsEqualTheEquations() {
    var dice = new Dice(6);
    for (int i = 0; i < CASES; i++) {
      var random = new RandomMatrices(3 * CASES + i).signed();
      var matrix = random.matrix();
      int positions = dice.pick(1, 5, 64, 70);
      byte[] activations = random.activations(matrix, positions);

      checkAll(i, matrix, activations, positions);
    }
  }

  @Test
  void levelsOfTheirOwnEqualTheEquations() {
    var dice = new Dice(8);
    for (int i = 0; i < CASES; i++) {
      var random = new RandomMatrices(5 * CASES + i).withLevels();
      var matrix = (i % 2 == 0 ? random : random.signed()).matrix();
      int positions = dice.pick(1, 5, 64, 70);
      byte[] activations = random.activations(matrix, positions);

      checkAll(i, matrix, activations, positions);
    }
  }

  @Test
  void aSignNeedsAStreamOfItsOwn() {
    assertThatThrownBy(
            () ->
                new Slicing(
                    new Precision(1, 4, 4, 2),
                    SignedMapping.DIFFERENTIAL,
                    ActivationCode.TWOS_COMPLEMENT))
        .hasMessage(
            "stream_bits (2) must leave the sign bit of 4 activation_bits a stream of its own");
  }

  @Test
  void manyPositionsTakeSeveralBlocks() {
    var random = new RandomMatrices(77);
    var matrix = random.matrix(random.datapath(), 20, 3);
    int positions = 2 * LaneBuffers.WORDS * Long.SIZE + 17;
    byte[] activations = random.activations(matrix, positions);

    check(0, matrix, activations, positions, Kernel.of(matrix, buffers));
  }

  /** More rows than a full block takes. */
  @Test
  void tallCrossbarsTakeShorterBlocks() {
    var random = new RandomMatrices(12);
    var slicing = new Slicing(new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL);
    var readout = new ColumnReadout.Ternary(5, 0, DcimWidths.hcim());
    var matrix = random.matrix(new Datapath(512, slicing, readout), 300, 2);
    int positions = LaneBuffers.WORDS * Long.SIZE / 2 + 100;
    byte[] activations = random.activations(matrix, positions);

    check(0, matrix, activations, positions, Kernel.of(matrix, buffers));
  }

  @Test
  void anAdcThatClipsAndRoundsNothingIsExact() {
    for (int i = 0; i < 600; i++) {
      var random = i % 2 == 0 ? new RandomMatrices(i) : new RandomMatrices(i).signed();
      var matrix = random.matrix();
      var datapath = matrix.datapath();
      var precision = datapath.slicing().precision();
      int most = datapath.rows() * (1 << precision.cellBits()) * (1 << precision.streamBits());
      var adc = CoveringAdc.of(16, -most, most);
      if (adc.stepLog2() > 0 || datapath.with(adc).mostSum(matrix.weights().inputs()) >= 1 << 30) {
        continue;
      }
      byte[] activations = random.activations(matrix, 70);

      assertThat(products(matrix, adc, activations))
          .as("case %d", i)
          .isEqualTo(products(matrix, new ColumnReadout.Ideal(), activations))
          .isEqualTo(integerProducts(matrix, activations, 70));
    }
  }

  @Test
  void oneRowOneColumnOneBit() {
    var slicing = new Slicing(new Precision(1, 1, 1, 1), SignedMapping.DIFFERENTIAL);
    var datapath = new Datapath(1, slicing, new ColumnReadout.Ternary(1, 0, DcimWidths.hcim()));
    var weights = new WeightMatrix(1, 1, new byte[] {-1}, slicing);
    var matrix =
        new CrossbarMatrix(datapath, weights, ScaleFactors.of(datapath, 1, 1, new int[] {15}));
    var sums = new int[2];

    Tally tally = Kernel.of(matrix, buffers).multiply(Inputs.of(new byte[] {0, 1}, 2), sums);

    assertThat(sums).containsExactly(0, -15);
    assertThat(tally).isEqualTo(new Tally(2, 0, 1, 0, 0));
  }

  /** Blocks of positions and groups of inputs of which the last is not full. */
  @Test
  void idealProductsAreThoseOfIntegers() {
    int positions = 2 * 1024 + 17;
    for (int inputs = 1; inputs <= 9; inputs++) {
      var random =
          inputs % 2 == 0 ? new RandomMatrices(inputs) : new RandomMatrices(inputs).signed();
      var matrix = random.matrix(random.datapath(), inputs, 3);
      byte[] activations = random.activations(matrix, positions);

      assertThat(products(matrix, new ColumnReadout.Ideal(), activations))
          .as("inputs %d", inputs)
          .isEqualTo(integerProducts(matrix, activations, positions));
    }
  }

  private int[] products(CrossbarMatrix matrix, ColumnReadout readout, byte[] activations) {
    var other =
        new CrossbarMatrix(matrix.datapath().with(readout), matrix.weights(), ScaleFactors.NONE);
    int positions = activations.length / matrix.weights().inputs();
    var sums = new int[matrix.weights().outputs() * positions];
    Kernel.of(other, buffers).multiply(Inputs.of(activations, positions), sums);
    return sums;
  }

  private static int[] integerProducts(CrossbarMatrix matrix, byte[] activations, int positions) {
    var weights = matrix.weights();
    boolean signed = matrix.datapath().slicing().leastActivation() < 0;
    var sums = new int[weights.outputs() * positions];
    for (int i = 0; i < sums.length; i++) {
      for (int input = 0; input < weights.inputs(); input++) {
        byte code = activations[input * positions + i % positions];
        sums[i] +=
            weights.weight(i / positions, input) * (signed ? code : Byte.toUnsignedInt(code));
      }
    }
    return sums;
  }

  private void checkAll(int number, CrossbarMatrix matrix, byte[] activations, int positions) {
    check(
        number,
        matrix,
        activations,
        positions,
        Kernel.of(matrix, buffers),
        Kernel.forFew(matrix),
        Kernel.nonIdeal(matrix, NonIdealities.NONE, number));
  }

  static void check(
      int number, CrossbarMatrix matrix, byte[] activations, int positions, Kernel... kernels) {
    var naive = new NaiveMvm(matrix);
    var slicing = matrix.datapath().slicing();
    int outputs = matrix.weights().outputs();
    var expected = new int[outputs * positions];
    for (int position = 0; position < positions; position++) {
      var vector = new int[matrix.weights().inputs()];
      for (int input = 0; input < vector.length; input++) {
        byte code = activations[input * positions + position];
        vector[input] = slicing.leastActivation() < 0 ? code : Byte.toUnsignedInt(code);
      }
      int[] sums = naive.multiply(vector);
      for (int output = 0; output < outputs; output++) {
        expected[output * positions + position] = sums[output];
      }
    }
    for (Kernel kernel : kernels) {
      var sums = new int[outputs * positions];

      Tally tally = kernel.multiply(Inputs.of(activations, positions), sums);

      String name = "case %d, %s: %s";
      String kind = kernel.getClass().getSimpleName();
      assertThat(sums).as(name, number, kind, matrix.datapath()).isEqualTo(expected);
      assertThat(tally).as(name, number, kind, matrix.datapath()).isEqualTo(naive.tally());
    }
  }
}
