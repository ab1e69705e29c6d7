package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.ResultColumn;
import org.hcim.jobs.table.ResultSchema;

/**
 * What a sweep's columns hold where the status is ok.
 *
 * @param rows rows with results
 * @param columns each column by name, in the table's order
 */
record Profile(long rows, Map<String, ColumnProfile> columns) {

  /**
   * One column.
   *
   * @param nulls rows without a value
   * @param nonFinite values that are infinite or not a number
   * @param least the smallest value, or null
   * @param most the largest value, or null
   * @param distinct how many values there are, exact for few
   */
  record ColumnProfile(
      String name, long nulls, long nonFinite, Object least, Object most, long distinct) {

    /** Whether all rows have one and the same value. */
    boolean constant() {
      return nulls == 0 && least != null && least.equals(most);
    }

    /** Whether designs differ in it; not applying to some of them is a difference too. */
    boolean varies() {
      return least != null && (nulls > 0 || !least.equals(most));
    }
  }

  private static final int STATISTICS = 4;

  static Profile of(Dataset<Row> ok) {
    List<ResultColumn> columns = ResultSchema.columns();
    List<Column> statistics = new ArrayList<>();
    for (ResultColumn column : columns) {
      Column value = col(column.name());
      boolean parameter = Parameter.named(column.name()).isPresent();
      statistics.add(count(value));
      statistics.add(min(value));
      statistics.add(max(value));
      statistics.add(parameter ? approx_count_distinct(value) : lit(0L));
    }
    Row found = ok.agg(count(lit(1)), statistics.toArray(Column[]::new)).first();
    Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int at = 1 + i * STATISTICS;
      String name = columns.get(i).name();
      Object most = found.get(at + 2);
      profiles.put(
          name,
          new ColumnProfile(
              name,
              found.getLong(0) - found.getLong(at),
              suspicious(found.get(at + 1)) || suspicious(most) ? nonFinite(ok, name) : 0,
              found.get(at + 1),
              most,
              found.getLong(at + 3)));
    }
    return new Profile(found.getLong(0), profiles);
  }

  /** The parameters in which designs differ. */
  List<Parameter> varying() {
    return List.of(Parameter.values()).stream()
        .filter(parameter -> columns.get(parameter.column()).varies())
        .toList();
  }

  /** The metrics that some design has. */
  List<Metric> metrics() {
    return Metric.ALL.stream().filter(m -> columns.get(m.column()).least() != null).toList();
  }

  /** NaN sorts as the largest number, so that the two ends tell. */
  private static boolean suspicious(Object end) {
    return end instanceof Double number && !Double.isFinite(number);
  }

  private static long nonFinite(Dataset<Row> ok, String column) {
    Column value = col(column).cast(DataTypes.DoubleType);
    return ok.agg(
            count_if(
                value
                    .isNaN()
                    .or(value.equalTo(Double.POSITIVE_INFINITY))
                    .or(value.equalTo(Double.NEGATIVE_INFINITY))))
        .first()
        .getLong(0);
  }
}
