package org.hcim.jobs.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.store.CommitRecord.DataFile;

/**
 * Writes one chunk to a staging directory that readers ignore, and reads it back.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 * @param plan the table's chunks
 * @param schema the table's columns
 */
record ChunkWriter(Volume volume, Layout layout, ChunkPlan plan, StructType schema) {

  private static final long ROW_GROUP_BYTES = 32L << 20;

  /** A chunk that is written and checked but not yet visible. */
  record Staged(String directory, Tally tally, List<DataFile> files) {}

  Staged write(SparkSession spark, Chunk chunk, Function<RowTally, Dataset<Row>> rows)
      throws IOException {
    var directory = layout.staging() + "/" + chunk.id() + "-" + UUID.randomUUID();
    try {
      var tally = new RowTally(schema);
      spark.sparkContext().register(tally, "rows of " + chunk.id());
      save(checked(rows.apply(tally)), directory);
      return audited(directory, chunk, tally.value());
    } catch (Throwable e) {
      dropQuietly(directory, e);
      throw e;
    }
  }

  /**
   * Writes Parquet files; options are set here rather than in the session, so a cluster's defaults
   * cannot change them.
   */
  private void save(Dataset<Row> rows, String directory) {
    rows.write()
        .mode(SaveMode.ErrorIfExists)
        .option("compression", "zstd")
        .option("parquet.compression.codec.zstd.level", 3)
        .option("parquet.block.size", ROW_GROUP_BYTES)
        .option("parquet.page.write-checksum.enabled", true)
        .option("mapreduce.fileoutputcommitter.algorithm.version", 1)
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", false)
        .parquet(Location.hadoop(volume.uri(directory))); // written as it is, never a pattern
  }

  private Staged audited(String directory, Chunk chunk, Tally tally) throws IOException {
    long evaluated = chunk.points() - tally.rejectedPoints();
    if (layout.table().containsEveryPoint() && tally.rows() != evaluated * plan.rowsPerPoint()) {
      throw new StoreException.Damaged(
          "chunk %s: %d points, %d rejected, %d rows per point, but %d rows were counted"
              .formatted(
                  chunk.id(),
                  chunk.points(),
                  tally.rejectedPoints(),
                  plan.rowsPerPoint(),
                  tally.rows()));
    }
    var files = new ChunkFiles(volume, directory);
    files.dropSideFiles();
    return new Staged(directory, tally, files.audit(chunk, Column.allOf(schema), tally));
  }

  private Dataset<Row> checked(Dataset<Row> rows) {
    Rule.refuseUnless(
        describe(rows.schema()).equals(describe(schema)),
        "the rows have columns %s, the table has %s",
        describe(rows.schema()),
        describe(schema));
    return rows;
  }

  private static List<String> describe(StructType schema) {
    return Arrays.stream(schema.fields()).map(StructField::toDDL).toList();
  }

  private void dropQuietly(String directory, Throwable failure) {
    try {
      volume.delete(directory);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
