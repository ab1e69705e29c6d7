package org.hcim.jobs.table;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Location;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;

/**
 * The tables in an output directory.
 *
 * @param out the output directory
 */
public record Tables(SparkSession spark, String out) {

  /** The results of a sweep. */
  public Dataset<Row> results(String id) {
    return read(Table.RESULTS, id);
  }

  /** The rows of a frontier. */
  public Dataset<Row> frontier(String id) {
    return read(Table.FRONTIER, id);
  }

  /** The runs of a simulation. */
  public Dataset<Row> simulations(String id) {
    return read(Table.SIMULATIONS, id);
  }

  /**
   * The rows listed in a table's snapshot, without the columns omitted by the spec of their sweep.
   *
   * @throws StoreException.Damaged when a record or file is missing
   */
  public Dataset<Row> of(TableSnapshot table) {
    return filled(table)
        .drop(OmittedColumns.of(sweep(table).stream().toList()).names().toArray(String[]::new));
  }

  /** The sweep to which a table's rows belong. */
  private Optional<TableSnapshot> sweep(TableSnapshot table) {
    return switch (table.table()) {
      case RESULTS -> Optional.of(table);
      case FRONTIER -> TableSnapshot.of(out, Table.RESULTS, LatestFrontier.sweepOf(out, table));
      case SIMULATIONS, ACCURACY -> Optional.empty();
    };
  }

  /** The same rows, with NULL in the columns that they lack. */
  public Dataset<Row> filled(TableSnapshot table) {
    return read(TableSchema.of(table.table()), table.files());
  }

  /**
   * The rows of a table's currently committed files.
   *
   * @throws StoreException.Damaged when the table is missing, or lacks a record or a file
   */
  private Dataset<Row> read(Table table, String id) {
    return TableSnapshot.of(out, table, id)
        .map(this::of)
        .orElseThrow(() -> new StoreException.Damaged(out + " contains no " + table.named(id)));
  }

  /** The table's columns, without those that Spark derives from directory names. */
  private Dataset<Row> read(TableSchema schema, List<URI> files) {
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), schema.type());
    }
    Column[] columns =
        schema.columns().stream()
            .map(column -> functions.col(column.name()))
            .toArray(Column[]::new);
    String[] paths =
        files.stream().map(Location::hadoop).map(Location::pattern).toArray(String[]::new);
    return spark.read().schema(schema.type()).parquet(paths).select(columns);
  }
}
