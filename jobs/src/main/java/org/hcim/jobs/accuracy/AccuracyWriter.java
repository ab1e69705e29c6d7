package org.hcim.jobs.accuracy;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.AccuracySchema;

/**
 * Writes the table {@code accuracy} of a training or calibration.
 *
 * @param id of the training or calibration
 */
public record AccuracyWriter(SparkSession spark, TableStore store, String id) {

  /** Commits the rows of a chunk. */
  public void commit(Chunk chunk, List<Row> rows) {
    store.commit(spark, chunk, tally -> dataset(rows, tally));
  }

  private Dataset<Row> dataset(List<Row> rows, RowTally tally) {
    FlatMapFunction<Iterator<Row>, Row> count = tally::counting;
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(
        context.parallelize(rows, 1).mapPartitions(count), AccuracySchema.SCHEMA.type());
  }

  /**
   * Completes the table and makes it the directory's latest.
   *
   * @param images location of the data set
   * @param runs rows of the table
   */
  public void complete(String images, int runs) {
    store.describe(
        new TrainingOutcome(
            id, List.of(DatasetName.of(images)), runs, store.total().fingerprint().hex()));
    store.complete();
    store.makeLatest();
  }
}
