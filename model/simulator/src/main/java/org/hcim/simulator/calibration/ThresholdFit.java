package org.hcim.simulator.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;

/** The thresholds of ternary comparators that explain the most variance of the products. */
public final class ThresholdFit {

  /** Candidate thresholds for all partial sums, in cell currents; our choice. */
  private static final List<Integer> ALPHAS =
      List.of(1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64);

  /** Maximum number of alternating fits of thresholds and scale factors; our choice. */
  private static final int ROUNDS = 6;

  private ThresholdFit() {}

  /** Rounds cell currents up to a threshold, clamped to the valid range. */
  public static int whole(double cells) {
    return (int) Math.max(1, Math.min(ColumnReadout.MAX, Math.ceil(cells)));
  }

  /**
   * Returns the best thresholds of groups of columns.
   *
   * @param zero partial sum that represents zero
   * @param groups 1, or slices x streams
   */
  public static int[] alphas(ColumnOrder order, ColumnStatistics statistics, int zero, int groups) {
    List<Integer> candidates = candidates(statistics, zero);
    var explained = new double[groups][candidates.size()];
    for (int column = 0; column < statistics.columns(); column++) {
      CumulativeSums sums = statistics.cumulative(column);
      double weight = order.weight(column);
      for (int i = 0; i < candidates.size(); i++) {
        int alpha = candidates.get(i);
        explained[column % groups][i] +=
            sums.moments(zero + alpha, zero - alpha).explained() * weight;
      }
    }
    var best = new int[groups];
    for (int group = 0; group < groups; group++) {
      best[group] = candidates.get(greatest(explained[group]));
    }
    return best;
  }

  /** The candidates for all partial sums, then two per octave up to the farthest partial sum. */
  private static List<Integer> candidates(ColumnStatistics statistics, int zero) {
    int farthest = Math.max(statistics.mostSum() - zero, zero - statistics.leastSum());
    var candidates = new ArrayList<>(ALPHAS);
    for (int last = ALPHAS.get(ALPHAS.size() - 1); last < farthest; last *= 2) {
      candidates.add(last + last / 2);
      candidates.add(2 * last);
    }
    return candidates;
  }

  private static int greatest(double[] numbers) {
    int greatest = 0;
    for (int i = 1; i < numbers.length; i++) {
      greatest = numbers[i] > numbers[greatest] ? i : greatest;
    }
    return greatest;
  }

  /**
   * Fits the scale factors of columns whose thresholds are half of them: from the predecessor's
   * start, twice the mean magnitude, toward the best fit.
   *
   * @param zero partial sum that represents zero
   */
  public static ScaleFactorFit halfScale(
      ScaleFactorLayout layout, ColumnStatistics statistics, int zero) {
    int[] indices = layout.indices();
    var start = new float[layout.shape().size()];
    for (int column = 0; column < indices.length; column++) {
      double distance = statistics.cumulative(column).meanDistance(zero);
      start[indices[column]] += (float) (2 * distance / layout.sharing());
    }
    var fit = new ScaleFactorFit(start, 0);
    for (int round = 0; round < ROUNDS; round++) {
      var next = ScaleFactorFit.of(layout, statistics, halves(fit.slopes(), indices, zero));
      if (next.explained() <= fit.explained()) {
        break;
      }
      fit = next;
    }
    return fit;
  }

  /**
   * Half of each column's scale factor, as integer cell currents.
   *
   * @param zero partial sum that represents zero
   */
  static int[] halfScaleAlphas(ScaleFactorLayout layout, ColumnStatistics statistics, int zero) {
    var codes = ScaleFactorCodes.of(layout, halfScale(layout, statistics, zero).slopes());
    int[] indices = layout.indices();
    var alphas = new int[indices.length];
    Arrays.setAll(alphas, i -> whole(codes.cells(layout, indices, i) / 2));
    return alphas;
  }

  private static ColumnThresholds halves(float[] slopes, int[] indices, int zero) {
    var zeros = new int[indices.length];
    var alphas = new int[indices.length];
    Arrays.fill(zeros, zero);
    for (int column = 0; column < alphas.length; column++) {
      alphas[column] = whole(slopes[indices[column]] / 2.0);
    }
    return ColumnThresholds.ternary(zeros, alphas);
  }
}
