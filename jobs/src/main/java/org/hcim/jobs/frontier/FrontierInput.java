package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.RowLoss;
import org.hcim.jobs.table.Status;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;

/**
 * Reads rows as candidates within tasks; the rows have the columns of {@link #columns}, in order.
 *
 * @param loss the accuracy loss of rows
 * @param maxLoss the accuracy loss within which designs compete, or null for any loss
 * @param groupColumns number of grouping columns
 * @param objectives columns to minimize or maximize
 * @param ranks number of non-dominated ranks
 * @param workloads the table's networks, in order
 */
record FrontierInput(
    RowLoss loss,
    Double maxLoss,
    int groupColumns,
    ArrayList<Objective> objectives,
    int ranks,
    ArrayList<String> workloads)
    implements Serializable {

  private static final List<String> BEFORE_GROUPS =
      Stream.concat(Stream.of("config_index", "workload", "status"), RowLoss.COLUMNS.stream())
          .toList();
  private static final int GROUP_FROM = BEFORE_GROUPS.size();

  /** The columns to read from the table. */
  static List<String> columns(FrontierQuery query) {
    var columns = new ArrayList<>(BEFORE_GROUPS);
    columns.addAll(query.by());
    query.objectives().forEach(objective -> columns.add(objective.column()));
    return columns;
  }

  static FrontierInput of(FrontierQuery query, List<String> workloads, RowLoss loss) {
    return new FrontierInput(
        loss,
        query.maxLoss().points().orElse(null),
        query.by().size(),
        new ArrayList<>(query.objectives()),
        query.ranks(),
        new ArrayList<>(workloads));
  }

  int dimensions() {
    return objectives.size();
  }

  long configIndex(Row row) {
    return row.getLong(0);
  }

  int workload(Row row) {
    return workloads.indexOf(row.getString(1));
  }

  /** The competition of a row: its grouping values as text (null for NULL) and its standing. */
  Competition competition(Row row) {
    var key = new String[groupColumns];
    for (int i = 0; i < key.length; i++) {
      Object value = row.get(GROUP_FROM + i);
      key[i] = value == null ? null : value.toString();
    }
    return new Competition(new ArrayList<>(Arrays.asList(key)), standing(row));
  }

  /** The standing of a row; without a loss limit, all rows have the same standing. */
  private Standing standing(Row row) {
    return maxLoss == null ? Standing.ANY : Standing.of(loss.evidence(row));
  }

  /**
   * Reads the objectives; those to be maximized are negated.
   *
   * @param values receives the objectives
   * @return the reason why the row is excluded, or null
   */
  String read(Row row, double[] values) {
    if (!row.getString(2).equals(Status.OK.key())) {
      return exclusion(row.getString(2));
    }
    if (maxLoss != null && isAbove(loss.points(row))) {
      return exclusion(maxLoss);
    }
    int from = GROUP_FROM + groupColumns;
    for (int d = 0; d < values.length; d++) {
      Objective objective = objectives.get(d);
      if (row.isNullAt(from + d)) {
        return unknown(objective);
      }
      double value = ((Number) row.get(from + d)).doubleValue();
      if (!Double.isFinite(value)) {
        return infinite(objective);
      }
      values[d] = objective.minimized(value);
    }
    return null;
  }

  private boolean isAbove(Double points) {
    return points != null && points > maxLoss;
  }

  /** The exclusion reason of a failed design. */
  static String exclusion(Status status) {
    return exclusion(status.key());
  }

  private static String exclusion(String status) {
    return "status " + status;
  }

  /** The exclusion reason of a design with a larger accuracy loss. */
  static String exclusion(double maxLossPoints) {
    return "accuracy loss above " + LossLimit.points(maxLossPoints);
  }

  /** The exclusion reason of a design without a value of an objective. */
  static String unknown(Objective objective) {
    return objective.column() + " is NULL";
  }

  /** The exclusion reason of a design with an infinite value of an objective. */
  static String infinite(Objective objective) {
    return objective.column() + " is not finite";
  }
}
