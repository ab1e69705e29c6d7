package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.junit.jupiter.api.Test;

class AlwaysZeroColumnsTest {

  /**
   * Two rows a split, 4-bit weights in slices of one bit: 3 and -1 use slices 0 and 1, the second
   * split has no weight but 4, which uses slice 2.
   */
  @Test
  void countsColumnsWithoutACellThatConducts() {
    var matrix = matrix(16, 3, -1, 0, 0);
    var split = new CrossbarMatrix(rows(matrix, 2), weights(matrix, 3, -1, 0, 4), matrix.scales());

    assertThat(AlwaysZeroColumns.of(matrix)).isEqualTo(new AlwaysZeroColumns(2, 4));
    assertThat(AlwaysZeroColumns.of(split)).isEqualTo(new AlwaysZeroColumns(2 + 3, 8));
    assertThat(AlwaysZeroColumns.of(split).frac()).isEqualTo(5 / 8.0);
  }

  /** A column that is not counted has an input for which its partial sum is not 0. */
  @Test
  void agreesWithSumsOfSingleInputs() {
    var random = new RandomMatrices(7);
    for (int i = 0; i < 300; i++) {
      CrossbarMatrix matrix = random.matrix();
      assertThat(AlwaysZeroColumns.of(matrix).count()).isEqualTo(withoutAnySum(matrix));
    }
  }

  private static long withoutAnySum(CrossbarMatrix matrix) {
    int slices = matrix.datapath().slicing().slices();
    int inputs = matrix.weights().inputs();
    long count = 0;
    for (int output = 0; output < matrix.weights().outputs(); output++) {
      for (int first = 0; first < inputs; first += matrix.datapath().rows()) {
        int end = Math.min(inputs, first + matrix.datapath().rows());
        for (int slice = 0; slice < slices; slice++) {
          boolean isUsed = false;
          for (int input = first; input < end; input++) {
            int weight = matrix.weights().weight(output, input);
            isUsed |= matrix.datapath().slicing().digit(weight, slice) != 0;
          }
          count += isUsed ? 0 : 1;
        }
      }
    }
    return count;
  }

  private static CrossbarMatrix matrix(int rows, int... weights) {
    var setting = AlgorithmSetting.defaults(ReadoutLevels.IDEAL).with(Parameter.XBAR_ROWS, rows);
    Datapath datapath = Datapath.ideal(setting);
    return new CrossbarMatrix(
        datapath,
        new WeightMatrix(weights.length, 1, bytes(weights), datapath.slicing()),
        ScaleFactors.NONE);
  }

  private static Datapath rows(CrossbarMatrix matrix, int rows) {
    return new Datapath(rows, matrix.datapath().slicing(), matrix.datapath().readout());
  }

  private static WeightMatrix weights(CrossbarMatrix matrix, int... weights) {
    return new WeightMatrix(weights.length, 1, bytes(weights), matrix.datapath().slicing());
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
