package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of the table {@code frontier}, in order: a design's results and its place. */
public final class FrontierSchema {

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
    columns.add(new ResultColumn("frontier_id", StringType, "", false, "The frontier"));
    columns.addAll(ResultSchema.columns());
    columns.add(
        new ResultColumn(
            "front_rank", IntegerType, "", false, "1 for designs that no other dominates"));
    columns.add(new ResultColumn("is_knee", BooleanType, "", false, "Whether it is the knee"));
    columns.add(
        new ResultColumn(
            "hv_contribution", DoubleType, "1", true, "Hypervolume that only this design adds"));
    return List.copyOf(columns);
  }
}
