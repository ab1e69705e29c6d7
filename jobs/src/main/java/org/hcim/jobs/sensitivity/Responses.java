package org.hcim.jobs.sensitivity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.apache.spark.sql.Row;

/**
 * The metrics of a sweep's designs by index, for each combination of the grouping columns' values.
 */
final class Responses {

  /** The maximum count of numbers, all of which are held in memory. */
  static final long MAX_NUMBERS = 1L << 27;

  private final Packing packing;
  private final long points;
  private final SortedMap<List<String>, double[][]> byKey =
      new TreeMap<>(Comparator.comparing(List<String>::toString));

  private Responses(Packing packing, long points) {
    this.packing = packing;
    this.points = points;
  }

  /**
   * Collects the rows produced by {@link Packing}.
   *
   * @param points number of points; designs with larger indexes are ignored
   * @throws IllegalArgumentException when there are too many numbers to hold in memory
   */
  static Responses of(Iterator<Row> packed, Packing packing, long points) {
    var responses = new Responses(packing, points);
    packed.forEachRemaining(responses::add);
    return responses;
  }

  /** The combinations of grouping values, sorted. */
  List<List<String>> keys() {
    return List.copyOf(byKey.keySet());
  }

  /** A metric of the designs, by index; NaN for designs without a value. */
  LongToDoubleFunction of(List<String> key, int metric) {
    double[] values = byKey.get(key)[metric];
    return point -> values[Math.toIntExact(point)];
  }

  private void add(Row row) {
    List<String> key = new ArrayList<>();
    for (int i = 0; i < packing.keys(); i++) {
      key.add(row.getString(i));
    }
    double[][] metrics = byKey.computeIfAbsent(Collections.unmodifiableList(key), k -> nothing());
    var bytes = ByteBuffer.wrap(row.getAs(packing.keys()));
    while (bytes.hasRemaining()) {
      long point = bytes.getLong();
      for (int i = 0; i < packing.metrics(); i++) {
        double value = bytes.getDouble();
        if (point < points) {
          metrics[i][(int) point] = value;
        }
      }
    }
  }

  private double[][] nothing() {
    long numbers = Math.multiplyExact(points, (byKey.size() + 1L) * packing.metrics());
    if (numbers > MAX_NUMBERS) {
      throw new IllegalArgumentException(
          "%d designs x %d metrics x %d or more groups of rows are more than %d numbers; ask for"
                  .formatted(points, packing.metrics(), byKey.size() + 1, MAX_NUMBERS)
              + " fewer, or sample by method saltelli or morris");
    }
    double[][] nothing = new double[packing.metrics()][(int) points];
    for (double[] metric : nothing) {
      Arrays.fill(metric, Double.NaN);
    }
    return nothing;
  }
}
