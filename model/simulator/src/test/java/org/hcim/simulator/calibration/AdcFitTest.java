package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Slicing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdcFitTest {

  private static final int POSITIONS = 500;

  /** Binary logarithm of the largest step that an ADC can have. */
  private static final int MAX_STEP = 15;

  /** Against the squared error of every step, sum by sum; the first of equally good ones. */
  @ParameterizedTest
  @CsvSource({
    "DIFFERENTIAL, 3, 9",
    "DIFFERENTIAL, 4, 128",
    "DIFFERENTIAL, 2, 3000",
    "DIFFERENTIAL, 5, 30000",
    "DIFFERENTIAL, 1, 2000",
    "TWOS_COMPLEMENT, 3, 20",
    "TWOS_COMPLEMENT, 4, 3600",
    "TWOS_COMPLEMENT, 1, 30000"
  })
  void noStepLosesLess(SignedMapping mapping, int bits, int most) {
    ColumnOrder order = order(mapping);
    int least = mapping.isDifferential() ? -most : most / 2;
    var random = new SplittableRandom(most);
    var sums = new int[order.count()][POSITIONS];
    for (int[] column : sums) {
      for (int i = 0; i < POSITIONS; i++) {
        column[i] = random.nextInt(least, most + 1);
      }
    }
    int best = 0;
    for (int step = 1; step <= MAX_STEP; step++) {
      best = lost(order, sums, bits, step) < lost(order, sums, bits, best) ? step : best;
    }

    assertThat(AdcFit.of(order, statistics(sums, least, most), bits).stepLog2()).isEqualTo(best);
  }

  /** 256 rows, cells of 3 bits and streams of 4: more than 15 codes of 128. */
  @Test
  void theRangeReachesTheLargestPartialSums() {
    ColumnOrder order = order(SignedMapping.TWOS_COMPLEMENT);
    var sums = new int[order.count()][POSITIONS];
    for (int[] column : sums) {
      for (int i = 0; i < POSITIONS; i++) {
        column[i] = 1800 + i * 1800 / (POSITIONS - 1);
      }
    }
    ColumnReadout.Adc adc = AdcFit.of(order, statistics(sums, 0, 256 * 7 * 15), 4);

    assertThat(adc.clips(3600)).isFalse();
    assertThat(adc.stepLog2()).isEqualTo(8);
  }

  /** The error of a converter in real numbers, weighted by significance. */
  private static double lost(ColumnOrder order, int[][] sums, int bits, int stepLog2) {
    boolean isSigned = order.slicing().mapping().isDifferential();
    int step = 1 << stepLog2;
    int lowest = isSigned ? -(step << bits) / 2 : 0;
    double lost = 0;
    for (int column = 0; column < sums.length; column++) {
      for (int sum : sums[column]) {
        double code = Math.floor((sum - lowest) / (double) step + 0.5);
        double read = lowest + step * Math.max(0, Math.min((1 << bits) - 1, code));
        lost += (read - sum) * (read - sum) * Math.pow(order.significance(column), 2);
      }
    }
    return lost;
  }

  private static ColumnOrder order(SignedMapping mapping) {
    return new ColumnOrder(1, 1, new Slicing(new Precision(3, 4, 4, 4), mapping));
  }

  private static ColumnStatistics statistics(int[][] sums, int least, int most) {
    var leasts = new int[sums.length];
    var histograms = new int[sums.length][most - least + 1];
    for (int column = 0; column < sums.length; column++) {
      leasts[column] = least;
      for (int sum : sums[column]) {
        histograms[column][sum - least]++;
      }
    }
    return new ColumnStatistics(leasts, histograms);
  }
}
