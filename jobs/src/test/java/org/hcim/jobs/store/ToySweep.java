package org.hcim.jobs.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A small sweep: every seventh point is rejected, every eleventh fails, the rest give two rows. */
final class ToySweep {

  static final StructType SCHEMA =
      new StructType()
          .add("config_index", DataTypes.LongType, false)
          .add("workload", DataTypes.StringType, false)
          .add("status", DataTypes.StringType, false)
          .add("xbar_rows", DataTypes.IntegerType, false)
          .add("gated", DataTypes.BooleanType, false)
          .add("energy_pj", DataTypes.DoubleType, true)
          .add("latency_ns", DataTypes.DoubleType, true);

  static final TableIdentity IDENTITY =
      TableIdentity.of("3f2a".repeat(16), "{\"name\":\"toy\"}\n", "1.0", "1", "unknown");

  static final ChunkPlan PLAN = new ChunkPlan(0, 250, 100, 2);

  /** Points evaluated in this JVM. */
  static final AtomicLong EVALUATED = new AtomicLong();

  private static final List<String> WORKLOADS = List.of("resnet20", "vgg9");

  private ToySweep() {}

  static TableStore open(String out) {
    return open(Volume.of(out), notice -> {});
  }

  static TableStore open(Volume volume, Consumer<String> notices) {
    return TableStore.open(volume, IDENTITY, PLAN, SCHEMA, LockPolicy.RESPECT, notices);
  }

  /** Evaluates the remaining chunks. */
  static Completion finish(TableStore store, SparkSession spark) {
    store.pending().forEach(chunk -> store.commit(spark, chunk, rows(spark, chunk, 2)));
    return store.complete();
  }

  /** The whole sweep without a disturbance. */
  static Completion run(String out, SparkSession spark) {
    try (var store = open(out)) {
      return finish(store, spark);
    }
  }

  static Function<RowTally, Dataset<Row>> rows(SparkSession spark, Chunk chunk, int partitions) {
    return rows(spark, chunk, partitions, point -> {});
  }

  /** A chunk's rows; the observer sees each point in its task. */
  static Function<RowTally, Dataset<Row>> rows(
      SparkSession spark, Chunk chunk, int partitions, PointObserver observer) {
    return tally ->
        spark
            .range(chunk.firstPoint(), chunk.endPoint(), 1, partitions)
            .mapPartitions(
                (MapPartitionsFunction<Long, Row>) points -> evaluate(points, tally, observer),
                Encoders.row(SCHEMA));
  }

  /** The rows of one point; none when it is rejected. */
  static List<Row> rowsOf(long point) {
    if (rejected(point)) {
      return List.of();
    }
    var rows = new ArrayList<Row>();
    for (var workload : WORKLOADS) {
      boolean fails = point % 11 == 0;
      Double energy = fails ? null : StrictMath.exp(point * 0.01) * workload.length();
      Double latency = point % 3 == 0 ? null : point * 0.25;
      rows.add(
          RowFactory.create(
              point, workload, fails ? "failed" : "ok", 64, point % 2 == 0, energy, latency));
    }
    return rows;
  }

  static boolean rejected(long point) {
    return point % 7 == 0;
  }

  private static Iterator<Row> evaluate(
      Iterator<Long> points, RowTally tally, PointObserver observer) {
    var counter = tally.inTask();
    var rows = new ArrayList<Row>();
    points.forEachRemaining(
        point -> {
          observer.see(point);
          EVALUATED.incrementAndGet();
          if (rejected(point)) {
            counter.rejected("no_sevenths");
          }
          rowsOf(point).forEach(row -> rows.add(counted(row, counter)));
        });
    counter.finish();
    return rows.iterator();
  }

  private static Row counted(Row row, TaskTally counter) {
    counter.row(row);
    return row;
  }

  /** Looks on, or fails, while a point is evaluated. */
  @FunctionalInterface
  interface PointObserver extends java.io.Serializable {
    void see(long point);
  }
}
