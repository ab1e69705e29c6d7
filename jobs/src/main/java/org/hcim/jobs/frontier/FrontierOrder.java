package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.sweeps.pareto.Objective;

/**
 * The order of a frontier's rows: by network, rank, first objective (best value first) and index.
 *
 * @param objective the first objective
 * @param column its column position
 */
record FrontierOrder(Objective objective, int column) implements Function<Row, FrontierOrder.Key> {

  private static final StructType TYPE = FrontierSchema.SCHEMA.type();
  private static final int WORKLOAD = TYPE.fieldIndex("workload");
  private static final int RANK = TYPE.fieldIndex("front_rank");
  private static final int CONFIG_INDEX = TYPE.fieldIndex("config_index");

  static FrontierOrder of(Objective objective) {
    return new FrontierOrder(objective, TYPE.fieldIndex(objective.column()));
  }

  /** The sort key of a row. */
  record Key(String workload, int rank, double objective, long configIndex)
      implements Comparable<Key>, Serializable {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::workload)
            .thenComparingInt(Key::rank)
            .thenComparingDouble(Key::objective)
            .thenComparingLong(Key::configIndex);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public Key call(Row row) {
    return new Key(
        row.getString(WORKLOAD),
        row.getInt(RANK),
        objective.minimized(row.<Number>getAs(column).doubleValue()),
        row.getLong(CONFIG_INDEX));
  }
}
