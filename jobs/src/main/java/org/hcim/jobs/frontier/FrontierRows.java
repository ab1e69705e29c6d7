package org.hcim.jobs.frontier;

import java.util.ArrayList;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.jobs.table.ResultSchema;

/** Selects the frontier's rows from the table and adds ranks, knee point and contributions. */
record FrontierRows(String frontierId, Broadcast<Members> members, ArrayList<String> workloads)
    implements Function<Row, Row> {

  private static final int CONFIG_INDEX = ResultSchema.SCHEMA.type().fieldIndex("config_index");
  private static final int WORKLOAD = ResultSchema.SCHEMA.type().fieldIndex("workload");

  /** A condition for the rows of the frontier, so Spark converts only those. */
  Column filter() {
    UserDefinedFunction isMember =
        functions.udf(
            (String workload, Long configIndex) -> place(workload, configIndex) != Members.NONE,
            DataTypes.BooleanType);
    return isMember.apply(functions.col("workload"), functions.col("config_index"));
  }

  private int place(String workload, long configIndex) {
    return members.value().find(workloads.indexOf(workload), configIndex);
  }

  /** Adds the frontier's columns to one of its rows. */
  @Override
  public Row call(Row row) {
    String workload = row.getString(WORKLOAD);
    return ranked(row, workloads.indexOf(workload), place(workload, row.getLong(CONFIG_INDEX)));
  }

  private Row ranked(Row row, int workload, int place) {
    int width = row.size();
    Object[] values = new Object[width + 4];
    values[0] = frontierId;
    for (int i = 0; i < width; i++) {
      values[i + 1] = row.get(i);
    }
    double contribution = members.value().contribution(workload, place);
    values[width + 1] = members.value().rank(workload, place);
    values[width + 2] = members.value().isKnee(workload, place);
    values[width + 3] = Double.isNaN(contribution) ? null : (Double) contribution;
    return RowFactory.create(values);
  }
}
