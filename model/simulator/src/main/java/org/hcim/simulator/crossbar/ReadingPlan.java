package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.simulator.crossbar.ColumnReadings.Open;
import org.hcim.simulator.crossbar.FieldLoops.Weighted;

/** The comparisons and weights of all columns in the form that {@link FieldLoops} uses. */
final class ReadingPlan {

  private final PackedColumns columns;
  private final int words;

  ReadingPlan(PackedColumns columns) {
    this.columns = columns;
    words = columns.fields().words();
  }

  /**
   * The readings of one column for the streams of one word.
   *
   * @param constant sum of the readings if no comparison holds
   * @param factor significance that the weights do not include
   */
  record Read(Weighted weighted, int constant, int factor) {}

  /** The readings of all columns and words; empty for uniform readouts. */
  Read[] reads(ColumnReadings readings) {
    if (!(readings instanceof ColumnReadings.Comparators comparators)) {
      return new Read[0];
    }
    var reads = new Read[columns.count() * words];
    for (int i = 0; i < reads.length; i++) {
      reads[i] = read(comparators, i / words, i % words);
    }
    return reads;
  }

  private Read read(ColumnReadings.Comparators comparators, int column, int word) {
    int significance = columns.slicing().significance(columns.sliceOf(column));
    int[] weights = weights(comparators.scales(), column, word);
    int most = 0;
    int sum = 0;
    for (int weight : weights) {
      check(
          weight >= 0 && weight <= ColumnReadings.Comparators.MAX_WEIGHT,
          "scale factor (%d) of a column must be from 0 to %d",
          weight,
          ColumnReadings.Comparators.MAX_WEIGHT);
      most = Math.max(most, weight);
      sum += weight;
    }
    int factor = significance;
    if (significance > 0 && most * significance <= ColumnReadings.Comparators.MAX_WEIGHT) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= significance;
      }
      factor = 1;
    }
    var weighted =
        new Weighted(
            thresholds(comparators.high(), 0, column, word),
            thresholds(comparators.low(), 1, column, word),
            columns.fields().factor(weights, 0),
            columns.fields().factor(weights, 1));
    return new Read(weighted, -sum * significance, factor);
  }

  /** The gradient ranges of all columns and words. */
  Weighted[] open(Open open) {
    var ranges = new Weighted[columns.count() * words];
    for (int i = 0; i < ranges.length; i++) {
      int[] weights = weights(open.shares(), i / words, i % words);
      ranges[i] =
          new Weighted(
              thresholds(open.from(), 0, i / words, i % words),
              thresholds(open.to(), 1, i / words, i % words),
              columns.fields().factor(weights, 0),
              columns.fields().factor(weights, 1));
    }
    return ranges;
  }

  private int[] weights(int[] all, int column, int word) {
    var weights = new int[columns.fields().perWord()];
    int first = columns.firstStream(column, word);
    for (int field = 0; field < columns.fields().streams(word); field++) {
      weights[field] = all[first + field];
    }
    return weights;
  }

  /**
   * The addend that sets the highest bit of each field at or above its threshold plus {@code more}.
   */
  private int thresholds(int[] all, int more, int column, int word) {
    int first = columns.firstStream(column, word);
    int half = 1 << (columns.fields().bits() - 1);
    int packed = 0;
    for (int field = 0; field < columns.fields().streams(word); field++) {
      int threshold = all[first + field] + more + columns.offset(column);
      threshold = Math.max(0, Math.min(half, threshold));
      packed |= (half - threshold) << (field * columns.fields().bits());
    }
    return packed;
  }
}
