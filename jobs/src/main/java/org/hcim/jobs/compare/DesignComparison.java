package org.hcim.jobs.compare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The designs of a run compared with those of an earlier one. The model is deterministic: with the
 * same model version, a changed result for an identical design is a defect.
 *
 * @param workloads the networks of either run, by name
 * @param changed shared designs whose status or results differ
 * @param largestChange the largest relative change of a result; 1 if the status differs
 * @param columns the changes of each result of the shared designs
 * @param movers the shared designs that changed most
 */
public record DesignComparison(
    List<WorkloadDesigns> workloads,
    long changed,
    double largestChange,
    List<ColumnChange> columns,
    List<Mover> movers) {

  private static final int MAX_MOVERS = 20;
  private static final int COUNTS = 5;

  /**
   * The designs of one network.
   *
   * @param workload the network's name
   * @param shared designs in both runs
   * @param added designs only in the later run
   * @param missing designs only in the earlier run
   */
  public record WorkloadDesigns(String workload, long shared, long added, long missing) {

    /** The number of designs in the earlier run. */
    public long before() {
      return shared + missing;
    }
  }

  /**
   * The changes of one result.
   *
   * @param column the result's column
   * @param changed shared designs whose values are not bit-identical
   * @param least the smallest (now - before) / before; null if no ratio is defined
   * @param most the largest such change; null if no ratio is defined
   */
  public record ColumnChange(String column, long changed, Double least, Double most) {}

  /**
   * A design whose results changed.
   *
   * @param configIndex its index in the later run
   * @param edapBefore its earlier EDAP; null without a result
   * @param edap its current EDAP; null without a result
   * @param change the largest relative change of its results
   */
  public record Mover(
      String workload,
      String configHash,
      long configIndex,
      String statusBefore,
      String status,
      Double edapBefore,
      Double edap,
      double change) {}

  public DesignComparison {
    workloads = List.copyOf(workloads);
    columns = List.copyOf(columns);
    movers = List.copyOf(movers);
  }

  /** Compares two tables of results. */
  public static DesignComparison between(Dataset<Row> before, Dataset<Row> now) {
    Dataset<Row> pairs = DesignPairs.of(before, now);
    List<Row> found = sums(pairs);
    long changed = found.stream().mapToLong(row -> row.getLong(4)).sum();
    return new DesignComparison(
        found.stream()
            .map(
                row ->
                    new WorkloadDesigns(
                        row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3)))
            .toList(),
        changed,
        changed == 0 ? 0 : largest(found, COUNTS),
        columns(found),
        changed == 0 ? List.of() : movers(pairs));
  }

  /** Returns this comparison with its networks in another order. */
  public DesignComparison listing(List<WorkloadDesigns> ordered) {
    return new DesignComparison(ordered, changed, largestChange, columns, movers);
  }

  /** The number of designs in both runs. */
  public long shared() {
    return sum(WorkloadDesigns::shared);
  }

  /** The number of designs only in the later run. */
  public long added() {
    return sum(WorkloadDesigns::added);
  }

  /** The number of designs only in the earlier run. */
  public long missing() {
    return sum(WorkloadDesigns::missing);
  }

  private long sum(ToLongFunction<WorkloadDesigns> count) {
    return workloads.stream().mapToLong(count).sum();
  }

  /**
   * One row per network: shared, added, missing, changed, largest change, then three values per
   * column.
   */
  private static List<Row> sums(Dataset<Row> pairs) {
    List<Column> sums =
        new ArrayList<>(
            List.of(
                count_if(DesignPairs.added()),
                count_if(DesignPairs.missing()),
                count_if(col(DesignPairs.CHANGE).gt(0)),
                max(col(DesignPairs.CHANGE))));
    for (String column : results()) {
      Column differs = not(DesignPairs.before(column).eqNullSafe(DesignPairs.now(column)));
      Column relative = relative(column);
      sums.add(count_if(DesignPairs.shared().and(differs)));
      sums.add(min(relative));
      sums.add(max(relative));
    }
    return pairs
        .groupBy("workload")
        .agg(count_if(DesignPairs.shared()), sums.toArray(Column[]::new))
        .orderBy("workload")
        .collectAsList();
  }

  private static Column relative(String column) {
    return column.equals(DesignPairs.STATUS)
        ? when(DesignPairs.shared(), 0.0)
        : DesignPairs.relative(column);
  }

  private static List<String> results() {
    return Stream.concat(Stream.of(DesignPairs.STATUS), DesignPairs.METRICS.stream()).toList();
  }

  private static List<ColumnChange> columns(List<Row> found) {
    List<ColumnChange> changes = new ArrayList<>();
    for (int i = 0; i < results().size(); i++) {
      int at = COUNTS + 1 + 3 * i;
      changes.add(
          new ColumnChange(
              results().get(i),
              found.stream().mapToLong(row -> row.getLong(at)).sum(),
              values(found, at + 1).min(Double::compare).orElse(null),
              values(found, at + 2).max(Double::compare).orElse(null)));
    }
    return changes;
  }

  private static double largest(List<Row> found, int at) {
    return values(found, at).max(Double::compare).orElse(0.0);
  }

  private static Stream<Double> values(List<Row> found, int at) {
    return found.stream().filter(row -> !row.isNullAt(at)).map(row -> row.getDouble(at));
  }

  private static List<Mover> movers(Dataset<Row> pairs) {
    return pairs
        .where(col(DesignPairs.CHANGE).gt(0))
        .orderBy(
            col(DesignPairs.CHANGE).desc(),
            col("workload"),
            DesignPairs.now("config_index"),
            col("config_hash"))
        .limit(MAX_MOVERS)
        .collectAsList()
        .stream()
        .map(DesignComparison::mover)
        .toList();
  }

  private static Mover mover(Row row) {
    return new Mover(
        row.getAs("workload"),
        row.getAs("config_hash"),
        row.<Long>getAs("now_config_index"),
        row.getAs("before_" + DesignPairs.STATUS),
        row.getAs("now_" + DesignPairs.STATUS),
        row.getAs("before_" + DesignPairs.EDAP),
        row.getAs("now_" + DesignPairs.EDAP),
        row.<Double>getAs(DesignPairs.CHANGE));
  }
}
