package org.hcim.jobs.table;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.store.Table;

/**
 * The tables below an output directory.
 *
 * @param out the output directory
 */
public record Tables(SparkSession spark, String out) {

  /** The results of a sweep. */
  public Dataset<Row> results(String sweepId) {
    return read(Table.RESULTS, sweepId, ResultSchema.structType());
  }

  /** The rows of a frontier. */
  public Dataset<Row> frontier(String frontierId) {
    return read(Table.FRONTIER, frontierId, FrontierSchema.structType());
  }

  /** The runs of a simulation. */
  public Dataset<Row> simulations(String simulationId) {
    return read(Table.SIMULATIONS, simulationId, SimulationSchema.structType());
  }

  /** The table's columns and not those that Spark makes of directories' names. */
  private Dataset<Row> read(Table table, String id, StructType schema) {
    Column[] columns =
        Arrays.stream(schema.fieldNames()).map(name -> functions.col(name)).toArray(Column[]::new);
    return spark.read().schema(schema).parquet(out + "/" + table.directory(id)).select(columns);
  }
}
