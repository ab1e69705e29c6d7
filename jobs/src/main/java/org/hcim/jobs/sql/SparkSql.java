package org.hcim.jobs.sql;

import java.util.List;
import java.util.UUID;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.hcim.jobs.store.Location;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.TableSchema;

/** Spark, for tables that are too slow to read on one machine. */
public final class SparkSql implements Engine {

  private final SparkSession spark;
  private final String tag = "hcim-sql-" + UUID.randomUUID();

  private SparkSql(SparkSession spark) {
    this.spark = spark;
  }

  /** Opens the tables in a separate session on the same cluster. */
  public static SparkSql open(SparkSession running, Sources sources) {
    var engine = new SparkSql(running.newSession());
    engine.spark.sparkContext().setLogLevel("OFF"); // this program reports a query's error, once
    engine.spark.conf().set("spark.sql.runSQLOnFiles", "false");
    for (TableSchema schema : TableSchema.all()) {
      engine.table(schema, sources);
    }
    for (DerivedView view : DerivedView.without(sources.omitted(Table.RESULTS))) {
      engine.spark.sql(SparkViews.create(view));
    }
    return engine;
  }

  @Override
  public Answer ask(String sql) {
    spark.sparkContext().addJobTag(tag); // tags the jobs of this thread
    try {
      ReadingPlan.require(spark, sql);
      Dataset<Row> rows = spark.sql(sql);
      return new SparkAnswer(rows.schema(), rows.toLocalIterator());
    } catch (Exception e) { // Scala throws checked exceptions without declaring them
      throw explained(e);
    }
  }

  @Override
  public void cancel() {
    spark.sparkContext().cancelJobsWithTag(tag);
  }

  /** Keeps the session on which it was opened. */
  @Override
  public void close() {
    spark.sparkContext().removeJobTag(tag);
  }

  /**
   * An exception with the message of the innermost cause that Spark wrote for users; outer
   * exceptions repeat it with stack traces.
   */
  static QueryException explained(Exception failure) {
    if (failure instanceof QueryException query) {
      return query;
    }
    Throwable telling = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      telling = cause instanceof SparkThrowable || telling == failure ? cause : telling;
    }
    return new QueryException(message(telling), failure);
  }

  private static String message(Throwable cause) {
    boolean hasPlan = cause instanceof AnalysisException && !(cause instanceof ParseException);
    String message =
        hasPlan
            ? ((AnalysisException) cause).getSimpleMessage()
            : String.valueOf(cause.getMessage());
    return message.strip();
  }

  private void table(TableSchema schema, Sources sources) {
    String[] files =
        sources.of(schema.table()).stream()
            .map(file -> Location.pattern(new Location(file).hadoopPath().toString()))
            .toArray(String[]::new);
    Dataset<Row> rows =
        files.length == 0
            ? spark.createDataFrame(List.of(), schema.type())
            : spark.read().schema(schema.type()).parquet(files);
    rows.drop(sources.omitted(schema.table()).names().toArray(String[]::new))
        .createOrReplaceTempView(schema.name());
  }
}
