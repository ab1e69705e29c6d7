package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.table.RowSummary;

/** The ranges of all metrics, by network. */
final class Ranges implements RowSummary<Ranges> {

  private static final long serialVersionUID = 1L;

  private final int workload;
  private final int[] metrics;
  private final TreeMap<String, Ends[]> networks = new TreeMap<>();

  /** The smallest and the largest value of a metric; NaN compares as the largest number. */
  private static final class Ends implements Serializable {

    private static final long serialVersionUID = 1L;

    private boolean some;
    private double least;
    private double most;

    void add(double value) {
      least = some && Double.compare(least, value) <= 0 ? least : value;
      most = some && Double.compare(most, value) >= 0 ? most : value;
      some = true;
    }

    void merge(Ends other) {
      if (other.some) {
        add(other.least);
        add(other.most);
      }
    }
  }

  /**
   * Creates an empty summary.
   *
   * @param type schema of the rows with results
   */
  Ranges(StructType type) {
    this.workload = type.fieldIndex("workload");
    this.metrics =
        Metric.ALL.stream().mapToInt(metric -> type.fieldIndex(metric.column())).toArray();
  }

  @Override
  public Ranges add(Row row) {
    Ends[] ends = ends(row.getString(workload));
    for (int i = 0; i < metrics.length; i++) {
      if (!row.isNullAt(metrics[i])) {
        ends[i].add(row.getDouble(metrics[i]));
      }
    }
    return this;
  }

  @Override
  public Ranges merge(Ranges other) {
    other.networks.forEach(
        (network, theirs) -> {
          Ends[] own = ends(network);
          for (int i = 0; i < own.length; i++) {
            own[i].merge(theirs[i]);
          }
        });
    return this;
  }

  /** The ranges of metrics with at least one value, by network and column. */
  Map<String, Map<String, Density.Range>> byNetwork() {
    Map<String, Map<String, Density.Range>> ranges = new LinkedHashMap<>();
    networks.forEach(
        (network, ends) -> {
          Map<String, Density.Range> own = new LinkedHashMap<>();
          for (int i = 0; i < ends.length; i++) {
            if (ends[i].some) {
              own.put(Metric.ALL.get(i).column(), new Density.Range(ends[i].least, ends[i].most));
            }
          }
          ranges.put(network, own);
        });
    return ranges;
  }

  private Ends[] ends(String network) {
    return networks.computeIfAbsent(
        network, name -> Metric.ALL.stream().map(m -> new Ends()).toArray(Ends[]::new));
  }
}
