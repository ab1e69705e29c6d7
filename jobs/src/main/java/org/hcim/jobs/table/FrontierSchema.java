package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.ResultColumn.measure;
import static org.hcim.jobs.table.ResultColumn.required;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.store.Table;

/** The table {@code frontier}: the columns of {@link ResultSchema}, and ranks. */
public final class FrontierSchema {

  /** Grows when a column is added; columns are never renamed or retyped. */
  public static final int VERSION = 1;

  private static final String ABOUT =
      """
      Pareto-optimal designs, one table per frontier that was requested. Files:
      `OUT/frontier/frontier=<frontier_id>/chunk=c00000/part-*.parquet`; the view `frontier` is the one requested
      last. It has the columns of `results` and these.
      """;

  /** The schema. */
  public static final TableSchema SCHEMA =
      TableSchema.of(
          Table.FRONTIER,
          VERSION,
          ABOUT,
          Stream.of(
                  List.of(
                      required(
                          "frontier_id", StringType, "The frontier: f_ and the hash of its query")),
                  ResultSchema.SCHEMA.columns(),
                  ranks())
              .flatMap(List::stream)
              .toList());

  private FrontierSchema() {}

  /** All columns. */
  public static List<ResultColumn> columns() {
    return SCHEMA.columns();
  }

  /** The schema with which Spark writes and reads. */
  public static StructType structType() {
    return SCHEMA.type();
  }

  private static List<ResultColumn> ranks() {
    return List.of(
        required(
            "front_rank",
            IntegerType,
            "Non-dominated rank: 1 on the frontier, 2 on the frontier of the remaining designs, ..."),
        required("is_knee", BooleanType, "Knee point of the Pareto frontier"),
        measure(
            "hv_contribution",
            "1",
            "Share of the reference box that only this design dominates; for rank 1"));
  }
}
