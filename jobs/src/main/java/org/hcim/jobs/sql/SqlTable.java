package org.hcim.jobs.sql;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.ResultColumn;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.SimulationSchema;

/** The tables as SQL sees them. */
public enum SqlTable {
  RESULTS(
      Table.RESULTS,
      ResultSchema.columns(),
      ResultSchema.structType(),
      "One row per design and network."),
  FRONTIER(
      Table.FRONTIER,
      FrontierSchema.columns(),
      FrontierSchema.structType(),
      "The frontier computed last; without rows until hcim frontier has computed one."),
  SIMULATIONS(
      Table.SIMULATIONS,
      SimulationSchema.columns(),
      SimulationSchema.structType(),
      "Networks run bit for bit; without rows until hcim simulate has written some."),
  ACCURACY(
      Table.ACCURACY,
      AccuracySchema.columns(),
      AccuracySchema.structType(),
      "What trained networks reach; without rows until hcim train has trained some.");

  private final Table table;
  private final List<ResultColumn> columns;
  private final StructType type;
  private final String about;

  SqlTable(Table table, List<ResultColumn> columns, StructType type, String about) {
    this.table = table;
    this.columns = columns;
    this.type = type;
    this.about = about;
  }

  /** Its name in SQL, which is that of its directory. */
  public String key() {
    return table.directory();
  }

  /** What it is in the store. */
  public Table table() {
    return table;
  }

  /** Its columns, in order. */
  public List<ResultColumn> columns() {
    return columns;
  }

  /** The schema with which Spark reads it. */
  StructType type() {
    return type;
  }

  /** One line for people. */
  String about() {
    return about;
  }

  /** A line of a script before it; empty for the first. */
  String comment() {
    return this == RESULTS ? "" : "\n-- " + about + "\n";
  }
}
