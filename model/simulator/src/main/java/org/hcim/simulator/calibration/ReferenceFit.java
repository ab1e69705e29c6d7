package org.hcim.simulator.calibration;

/**
 * The partial sums that represent zero: one for the layer, and the shifts of bias rows by column.
 */
public final class ReferenceFit {

  private ReferenceFit() {}

  /**
   * Returns the references: around zero for differential columns, else around the mean.
   *
   * @return one reference without bias rows, else one per column, for all its streams
   */
  public static int[] references(
      ColumnOrder order, ColumnStatistics statistics, ReferenceRule rule) {
    boolean isDifferential = order.slicing().mapping().isDifferential();
    int zero = isDifferential ? 0 : (int) Math.rint(statistics.mean());
    var references = new int[count(order, rule)];
    for (int i = 0; i < references.length; i++) {
      references[i] = rule.rows() == 0 ? zero : best(order, statistics, i, rule.rows(), zero);
    }
    return references;
  }

  /** The number of references. */
  public static int count(ColumnOrder order, ReferenceRule rule) {
    return rule.rows() == 0 ? 1 : order.count() / order.streams();
  }

  /** The reference with which one comparator explains most of a column, over all its streams. */
  private static int best(
      ColumnOrder order, ColumnStatistics statistics, int column, int rows, int zero) {
    var explained = new double[2 * rows + 1];
    for (int stream = 0; stream < order.streams(); stream++) {
      int at = column * order.streams() + stream;
      CumulativeSums sums = statistics.cumulative(at);
      for (int i = 0; i < explained.length; i++) {
        int reference = candidate(i, zero);
        explained[i] += order.weight(at) * sums.moments(reference, reference - 1).explained();
      }
    }
    int best = 0;
    for (int i = 1; i < explained.length; i++) {
      best = explained[i] > explained[best] ? i : best;
    }
    return candidate(best, zero);
  }

  /**
   * Orders candidates from the middle outward, so that a column that never changes keeps the
   * middle.
   */
  private static int candidate(int i, int zero) {
    return zero + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
  }
}
