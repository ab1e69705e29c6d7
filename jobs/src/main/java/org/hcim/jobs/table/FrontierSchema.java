package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of the table {@code frontier}: those of {@link ResultSchema} and what ranks them. */
public final class FrontierSchema {

  /** Grows when a column is added; columns are never renamed or retyped. */
  public static final int VERSION = 2;

  private static final List<ResultColumn> COLUMNS = columnsInOrder();
  private static final StructType TYPE =
      new StructType(COLUMNS.stream().map(ResultColumn::field).toArray(StructField[]::new));

  private FrontierSchema() {}

  /** All columns. */
  public static List<ResultColumn> columns() {
    return COLUMNS;
  }

  /** The schema with which Spark writes and reads. */
  public static StructType structType() {
    return TYPE;
  }

  private static List<ResultColumn> columnsInOrder() {
    var columns = new ArrayList<ResultColumn>();
    columns.add(
        new ResultColumn(
            "frontier_id", StringType, "", false, "The frontier: f_ and the hash of its query"));
    columns.addAll(ResultSchema.columns());
    columns.add(
        new ResultColumn(
            "front_rank", IntegerType, "", false, "1 on the frontier, 2 when those are gone, ..."));
    columns.add(
        new ResultColumn("is_knee", BooleanType, "", false, "The frontier's knee: most is traded"));
    columns.add(
        new ResultColumn(
            "hv_contribution",
            DoubleType,
            "1",
            true,
            "Share of the reference box that only this design dominates; for rank 1"));
    return List.copyOf(columns);
  }
}
