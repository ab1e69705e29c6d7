package org.hcim.accelerator.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hcim.accelerator.Dice;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.Dcim;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.DcimCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates, words and arithmetic agree. */
class DcimArrayTest {

  /** Every word, scale factor and code, for all words up to 6 bits. */
  @Test
  void theChainIsArithmeticExhaustively() {
    for (int bits = 1; bits <= 6; bits++) {
      for (int word = -(1 << bits) / 2; word < (1 << bits) / 2; word++) {
        for (int scale = 0; scale < 1 << bits; scale++) {
          for (TernaryCode code : TernaryCode.values()) {
            assertThat(AdderChain.apply(code, word, scale, bits))
                .isEqualTo(wrapped(word + code.value() * scale, bits));
          }
        }
      }
    }
  }

  /** Every scale factor and code in two streams: all sums that 2-bit scale factors reach. */
  @Test
  void theArrayIsArithmeticExhaustivelyForSmallWords() {
    for (int sumBits = 2; sumBits <= 4; sumBits++) {
      for (int state = 0; state < 4 * 4 * 9; state++) {
        int[] scales = {state & 3, state >> 2 & 3};
        int[] values = {(state >> 4) % 3 - 1, (state >> 4) / 3 - 1};
        var layout = new ArrayLayout(8, 2, sumBits);
        if (layout.span() == 8) {
          continue;
        }
        check(layout, (stream, column) -> scales[stream], (stream, column) -> values[stream], 2);
      }
    }
  }

  @Test
  void theArrayIsArithmeticAtRandom() {
    var dice = new Dice(11);
    for (int i = 0; i < 150; i++) {
      int scaleBits = dice.between(1, 8);
      int sumBits = dice.between(scaleBits, 16);
      int span = (sumBits + scaleBits - 1) / scaleBits * scaleBits;
      var layout = new ArrayLayout(span * dice.between(1, 4), scaleBits, sumBits);
      int streams = dice.between(1, 8);
      var scales = table(dice, streams, layout.columns(), 0, (1 << scaleBits) - 1);
      var values = table(dice, streams, layout.columns(), -1, 1);

      check(layout, (s, c) -> scales[s][c], (s, c) -> values[s][c], streams);
    }
  }

  /** HCiM's figure: odd columns read rows (0,0)(1,2)(2,4), the even ones (0,1)(1,3)(2,5). */
  @Test
  void issuesComeInTheirOrder() {
    var layout = new ArrayLayout(128, 4, 8);

    assertThat(layout.issue(0)).isEqualTo(new ArrayLayout.Issue(0, 0, 0));
    assertThat(layout.issue(1)).isEqualTo(new ArrayLayout.Issue(1, 2, 0));
    assertThat(layout.issue(2)).isEqualTo(new ArrayLayout.Issue(2, 4, 0));
    assertThat(layout.issue(4)).isEqualTo(new ArrayLayout.Issue(0, 1, 1));
    assertThat(layout.issue(6)).isEqualTo(new ArrayLayout.Issue(2, 5, 1));
  }

  @ParameterizedTest
  @CsvSource({"4, 8, 128", "4, 8, 64", "8, 16, 128", "4, 4, 64", "3, 8, 90", "1, 6, 12"})
  void cyclesAreTheCostModels(int scaleBits, int sumBits, int columns) {
    var dcim = new Dcim(scaleBits, ScaleFactorGranularity.BIT_SLICE, sumBits, 1);
    var process = new CmosProcess(Node.NM_65, 1.0);
    var constants = Constants.cited();
    var cost = DcimCost.of(dcim, 1, columns, process, constants);
    var codes = new TernaryCode[columns];
    java.util.Arrays.fill(codes, TernaryCode.PLUS);

    Activity activity = new DcimArray(ArrayLayout.of(dcim, columns), 1).run(0, codes);

    assertThat(activity.cycles() * constants.get(Constant.DCIM_CLOCK_NS))
        .isEqualTo(cost.streamLatencyNs());
  }

  @Test
  void zerosSwitchNothingAndTakeAsLong() {
    var array = new DcimArray(new ArrayLayout(16, 4, 8), 1);
    var codes = new TernaryCode[16];
    java.util.Arrays.fill(codes, TernaryCode.ZERO);

    assertThat(array.run(0, codes)).isEqualTo(new Activity(10, 0, 0, 0, 0, 0));
  }

  @Test
  void rejectsColumnsThatSplitAPartialSum() {
    assertThatThrownBy(() -> new ArrayLayout(100, 4, 8))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("columns (100) must be a positive multiple of the 8 that a partial sum spans");
  }

  private interface Table {
    int at(int stream, int column);
  }

  private static void check(ArrayLayout layout, Table scales, Table values, int streams) {
    var array = new DcimArray(layout, streams);
    var expected = new int[layout.columns()];
    for (int stream = 0; stream < streams; stream++) {
      var codes = new TernaryCode[layout.columns()];
      for (int column = 0; column < codes.length; column++) {
        int scale = scales.at(stream, column);
        int value = values.at(stream, column);
        array.setScale(stream, column, scale);
        codes[column] = TernaryCode.of(value);
        expected[column] = wrapped(expected[column] + value * scale, layout.sumBits());
      }
      array.run(stream, codes);
    }
    for (int column = 0; column < expected.length; column++) {
      assertThat(array.partialSum(column))
          .as("%s column %d", layout, column)
          .isEqualTo(expected[column]);
    }
  }

  private static int[][] table(Dice dice, int streams, int columns, int least, int most) {
    var table = new int[streams][columns];
    for (int[] row : table) {
      java.util.Arrays.setAll(row, column -> dice.between(least, most));
    }
    return table;
  }

  private static int wrapped(int sum, int bits) {
    int span = 1 << bits;
    return Math.floorMod(sum + span / 2, span) - span / 2;
  }
}
