package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.TableColumn.measure;
import static org.hcim.jobs.table.TableColumn.required;

import java.util.List;
import java.util.stream.Stream;
import org.hcim.jobs.store.Table;

/** The table {@code frontier}: the columns of {@link ResultSchema}, plus ranks. */
public final class FrontierSchema {

  /**
   * Incremented when a column is added, including to the results; columns are never renamed or
   * retyped.
   */
  public static final int VERSION = 3;

  private static final String ABOUT =
      """
      Pareto-optimal designs, one table per frontier that was requested. Files:
      `OUT/frontier/frontier=<frontier_id>/chunk=c00000/part-*.parquet`; the view `frontier` is the one requested
      last. It has the columns of `results` and these.
      """;

  /** The columns. */
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

  private static List<TableColumn> ranks() {
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
