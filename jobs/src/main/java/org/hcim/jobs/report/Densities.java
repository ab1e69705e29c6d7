package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.RowSummary;

/** Histograms of the designs of all networks, for all pairs of metrics. */
final class Densities implements RowSummary<Densities> {

  private static final long serialVersionUID = 1L;

  private static final int EMPTY = -1;

  private final int workload;
  private final int[] columns;
  private final Metric.Axis[] axes;
  private final TreeMap<String, Density.Range[]> ranges = new TreeMap<>();
  private final TreeMap<String, long[][]> cells = new TreeMap<>();

  /**
   * Creates an empty summary.
   *
   * @param set the rows' columns
   * @param ranges ranges by network and metric
   */
  Densities(WorkingSet set, Map<String, Map<String, Density.Range>> ranges) {
    this.workload = set.rows().schema().fieldIndex("workload");
    List<Metric> metrics = set.metrics();
    this.columns =
        metrics.stream().mapToInt(m -> set.rows().schema().fieldIndex(m.column())).toArray();
    this.axes = metrics.stream().map(Metric::axis).toArray(Metric.Axis[]::new);
    ranges.forEach(
        (network, own) ->
            this.ranges.put(
                network,
                metrics.stream()
                    .map(metric -> own.get(metric.column()))
                    .toArray(Density.Range[]::new)));
  }

  @Override
  public Densities add(Row row) {
    String network = row.getString(workload);
    int[] bins = bins(row, ranges.get(network));
    long[][] counts = counts(network);
    int pair = 0;
    for (int x = 0; x < bins.length; x++) {
      for (int y = x + 1; y < bins.length; y++) {
        if (bins[x] != EMPTY && bins[y] != EMPTY) {
          counts[pair][bins[x] + Density.BINS * bins[y]]++;
        }
        pair++;
      }
    }
    return this;
  }

  @Override
  public Densities merge(Densities other) {
    other.cells.forEach(
        (network, theirs) -> {
          long[][] own = counts(network);
          for (int pair = 0; pair < own.length; pair++) {
            for (int cell = 0; cell < own[pair].length; cell++) {
              own[pair][cell] += theirs[pair][cell];
            }
          }
        });
    return this;
  }

  /**
   * The histograms of all networks and pairs of metrics, without empty ones.
   *
   * @param metrics the metrics of the working set
   */
  List<Density> all(List<Metric> metrics) {
    List<Density> all = new ArrayList<>();
    cells.forEach(
        (network, counts) -> {
          int pair = 0;
          for (int x = 0; x < metrics.size(); x++) {
            for (int y = x + 1; y < metrics.size(); y++) {
              List<Long> filled = filled(counts[pair++]);
              if (!filled.isEmpty()) {
                all.add(
                    new Density(network, metrics.get(x).column(), metrics.get(y).column(), filled));
              }
            }
          }
        });
    return all;
  }

  private static List<Long> filled(long[] counts) {
    List<Long> filled = new ArrayList<>();
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        filled.add((long) cell);
        filled.add(counts[cell]);
      }
    }
    return filled;
  }

  private int[] bins(Row row, Density.Range[] own) {
    int[] bins = new int[columns.length];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = row.isNullAt(columns[i]) ? EMPTY : own[i].bin(row.getDouble(columns[i]), axes[i]);
    }
    return bins;
  }

  private long[][] counts(String network) {
    int pairs = columns.length * (columns.length - 1) / 2;
    return cells.computeIfAbsent(network, name -> new long[pairs][Density.BINS * Density.BINS]);
  }
}
