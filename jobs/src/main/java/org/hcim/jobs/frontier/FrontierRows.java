package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.hcim.jobs.table.ResultSchema;

/** Selects the frontier's rows from the table and adds ranks, knee point and contributions. */
record FrontierRows(String frontierId, Broadcast<Members> members, ArrayList<String> workloads)
    implements FlatMapFunction<Iterator<Row>, Row> {

  private static final int CONFIG_INDEX = ResultSchema.SCHEMA.type().fieldIndex("config_index");
  private static final int WORKLOAD = ResultSchema.SCHEMA.type().fieldIndex("workload");

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Found(rows);
  }

  private final class Found implements Iterator<Row> {

    private final Iterator<Row> rows;
    private Row next;

    Found(Iterator<Row> rows) {
      this.rows = rows;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Row row = next;
      advance();
      return row;
    }

    private void advance() {
      next = null;
      while (next == null && rows.hasNext()) {
        Row row = rows.next();
        int workload = workloads.indexOf(row.getString(WORKLOAD));
        int place = members.value().find(workload, row.getLong(CONFIG_INDEX));
        if (place != Members.NONE) {
          next = ranked(row, workload, place);
        }
      }
    }
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
