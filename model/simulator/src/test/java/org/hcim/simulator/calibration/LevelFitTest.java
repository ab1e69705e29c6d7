package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.LevelAdc;
import org.hcim.simulator.crossbar.Slicing;
import org.junit.jupiter.api.Test;

class LevelFitTest {

  /** Against every choice of whole numbers. */
  @Test
  void noOtherLevelsLoseLess() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      int least = random.nextInt(-9, 5);
      var weights = new double[random.nextInt(5, 14)];
      Arrays.setAll(weights, each -> random.nextInt(3) == 0 ? 0 : random.nextInt(1, 100));
      int codes = i % 2 == 0 ? 2 : 4;
      int[] levels = LevelFit.levels(least, weights, codes);

      assertThat(levels).hasSize(codes).isSorted().doesNotHaveDuplicates();
      assertThat(lost(least, weights, levels))
          .as("case %d: %s", i, Arrays.toString(levels))
          .isCloseTo(best(least, weights, new int[codes], 0, least), within(1e-9));
    }
  }

  /** The conditions of Lloyd and Max, up to rounding. */
  @Test
  void eachLevelIsTheMeanOfWhatItReads() {
    var random = new SplittableRandom(4);
    var weights = new double[200];
    Arrays.setAll(weights, i -> Math.exp(-(i - 90) * (i - 90) / 700.0) + random.nextDouble() / 50);
    var adc = new LevelAdc(4, LevelFit.levels(-100, weights, 16));
    for (int code = 0; code < 16; code++) {
      double mass = 0;
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        boolean isRead = adc.read(i - 100) == adc.level(code);
        mass += isRead ? weights[i] : 0;
        sum += isRead ? weights[i] * (i - 100) : 0;
      }
      assertThat((double) adc.level(code)).isCloseTo(sum / mass, within(1.0));
    }
  }

  @Test
  void fewPartialSumsAreReadAsTheyAre() {
    double[] weights = {0, 5, 0, 0, 1, 0, 0, 0, 0, 7};
    var adc = new LevelAdc(3, LevelFit.levels(-4, weights, 8));

    assertThat(adc.read(-3)).isEqualTo(-3);
    assertThat(adc.read(0)).isEqualTo(0);
    assertThat(adc.read(5)).isEqualTo(5);
  }

  /** With a code for every partial sum of a column, none is read as another. */
  @Test
  void enoughCodesAreExact() {
    var order =
        new ColumnOrder(1, 1, new Slicing(new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL));
    var least = new int[order.count()];
    Arrays.fill(least, -32);
    var histograms = new int[least.length][65];
    histograms[3][60] = 9;
    LevelAdc adc = AdcFit.levels(order, new ColumnStatistics(least, histograms), 7);

    assertThat(IntStream.rangeClosed(-32, 32).map(adc::read))
        .containsExactlyElementsOf(IntStream.rangeClosed(-32, 32).boxed().toList());
  }

  /** The levels of an ADC with a step are levels of whole numbers, too. */
  @Test
  void neverLosesMoreThanEqualDistances() {
    for (int rows : new int[] {16, 64, 256}) {
      AlgorithmSetting setting =
          AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.XBAR_ROWS, rows);
      var columns = new ExpectedColumns(setting, 288);
      ColumnStatistics statistics = columns.statistics();
      ColumnOrder order = columns.order();
      for (int bits = 1; bits <= 6; bits++) {
        double uniform = AdcFit.lost(order, statistics, AdcFit.of(order, statistics, bits));
        double own = AdcFit.lost(order, statistics, AdcFit.levels(order, statistics, bits));

        assertThat(own).as("%d rows, %d bits", rows, bits).isLessThanOrEqualTo(uniform);
        if (rows == 256 && (bits == 3 || bits == 4)) {
          assertThat(own).as("%d rows, %d bits", rows, bits).isLessThan(uniform);
        }
      }
    }
  }

  private static double lost(int least, double[] weights, int[] levels) {
    double lost = 0;
    for (int i = 0; i < weights.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int level : levels) {
        nearest = Math.min(nearest, (level - least - i) * (level - least - i));
      }
      lost += weights[i] * nearest;
    }
    return lost;
  }

  private static double best(int least, double[] weights, int[] levels, int at, int from) {
    if (at == levels.length) {
      return lost(least, weights, levels);
    }
    double best = Double.POSITIVE_INFINITY;
    for (int level = from; level < least + weights.length; level++) {
      levels[at] = level;
      best = Math.min(best, best(least, weights, levels, at + 1, level + 1));
    }
    return best;
  }
}
