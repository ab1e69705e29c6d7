package org.hcim.jobs.compare;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The designs of two result tables joined: one row per {@link DesignKey} in either table. */
final class DesignPairs {

  static final String STATUS = "status";
  static final String EDAP = "edap_j_s_mm2";
  static final List<String> METRICS = List.of("energy_pj", "latency_ns", "area_mm2", EDAP);

  /** The largest relative change of a design's results; 1 if the status differs. */
  static final String CHANGE = "change";

  private static final String[] KEY = {"workload", "config_hash"};
  private static final String INDEX = "config_index";

  private DesignPairs() {}

  /** Joins two tables. A design with several rows in a table counts once. */
  static Dataset<Row> of(Dataset<Row> before, Dataset<Row> now) {
    return side(now, "now_")
        .join(side(before, "before_"), KEY, "full_outer")
        .withColumn(CHANGE, when(shared(), change()));
  }

  static Column now(String column) {
    return col("now_" + column);
  }

  static Column before(String column) {
    return col("before_" + column);
  }

  static Column shared() {
    return not(added()).and(not(missing()));
  }

  /** A condition: the design is only in the later table. */
  static Column added() {
    return before(INDEX).isNull();
  }

  /** A condition: the design is only in the earlier table. */
  static Column missing() {
    return now(INDEX).isNull();
  }

  /** The signed relative change of a metric; NULL if a value is missing, 0 or not finite. */
  static Column relative(String metric) {
    Column ratio = try_divide(now(metric).minus(before(metric)), before(metric));
    return when(abs(ratio).leq(Double.MAX_VALUE), ratio);
  }

  private static Dataset<Row> side(Dataset<Row> results, String prefix) {
    List<Column> columns = new ArrayList<>();
    Stream.of(KEY).forEach(name -> columns.add(col(name)));
    Stream.concat(Stream.of(INDEX, STATUS), METRICS.stream())
        .forEach(name -> columns.add(col(name).as(prefix + name)));
    var copies =
        Window.partitionBy(Stream.of(KEY).map(name -> col(name)).toArray(Column[]::new))
            .orderBy(prefix + INDEX);
    return results
        .select(columns.toArray(Column[]::new))
        .withColumn("copy", row_number().over(copies))
        .where("copy = 1")
        .drop("copy");
  }

  private static Column change() {
    Column[] changes = METRICS.stream().map(DesignPairs::change).toArray(Column[]::new);
    return when(not(before(STATUS).eqNullSafe(now(STATUS))), 1.0).otherwise(greatest(changes));
  }

  /** 0 for equal values; 1 for different values of which one is missing, 0 or not finite. */
  private static Column change(String metric) {
    return when(before(metric).eqNullSafe(now(metric)), 0.0)
        .otherwise(coalesce(abs(relative(metric)), lit(1.0)));
  }
}
