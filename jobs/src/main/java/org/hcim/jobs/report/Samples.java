package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.table.RowSummary;

/** Sampled designs: equal numbers per network and readout, selected by hash. */
final class Samples implements RowSummary<Samples> {

  private static final long serialVersionUID = 1L;

  /** Maximum number of designs of all networks. */
  static final int MAX = 3_000;

  /** The column whose lowest values are selected. */
  static final String HASH = "sampling_hash";

  private final int workload;
  private final int readout;
  private final int hash;
  private final int configHash;
  private final int configIndex;
  private final Map<Stratum, PriorityQueue<Sampled>> strata = new HashMap<>();

  private record Stratum(String workload, String readout) implements Serializable {}

  private record Sampled(long hash, String configHash, long configIndex, Row row)
      implements Comparable<Sampled>, Serializable {

    private static final Comparator<Sampled> ORDER =
        Comparator.comparingLong(Sampled::hash)
            .thenComparing(Sampled::configHash)
            .thenComparingLong(Sampled::configIndex);

    @Override
    public int compareTo(Sampled other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Creates an empty sample.
   *
   * @param type schema of the rows with results, including the column {@link #HASH}
   */
  Samples(StructType type) {
    this.workload = type.fieldIndex("workload");
    this.readout = type.fieldIndex("readout");
    this.hash = type.fieldIndex(HASH);
    this.configHash = type.fieldIndex("config_hash");
    this.configIndex = type.fieldIndex("config_index");
  }

  /** The values of the column {@link #HASH}. */
  static Column hash() {
    return xxhash64(col("config_hash"));
  }

  @Override
  public Samples add(Row row) {
    PriorityQueue<Sampled> chosen =
        chosen(new Stratum(row.getString(workload), row.getString(readout)));
    long found = row.getLong(hash);
    if (chosen.size() < max() || (max() > 0 && found <= chosen.peek().hash())) {
      chosen.add(new Sampled(found, row.getString(configHash), row.getLong(configIndex), row));
      thin(chosen);
    }
    return this;
  }

  @Override
  public Samples merge(Samples other) {
    other.strata.keySet().forEach(this::chosen);
    other.strata.forEach(
        (stratum, rows) -> {
          PriorityQueue<Sampled> chosen = chosen(stratum);
          chosen.addAll(rows);
          thin(chosen);
        });
    return this;
  }

  /** The sampled rows, by network and index. */
  List<Row> rows() {
    return strata.values().stream()
        .flatMap(PriorityQueue::stream)
        .map(Sampled::row)
        .sorted(
            Comparator.<Row, String>comparing(row -> row.getString(workload))
                .thenComparingLong(row -> row.getLong(configIndex)))
        .toList();
  }

  /**
   * Maximum number of rows per stratum, so that all strata known so far have at most {@link #MAX}.
   */
  private int max() {
    return MAX / strata.size();
  }

  private PriorityQueue<Sampled> chosen(Stratum stratum) {
    PriorityQueue<Sampled> known = strata.get(stratum);
    if (known != null) {
      return known;
    }
    var created = new PriorityQueue<Sampled>(Collections.reverseOrder());
    strata.put(stratum, created);
    strata.values().forEach(this::thin);
    return created;
  }

  private void thin(PriorityQueue<Sampled> chosen) {
    while (chosen.size() > max()) {
      chosen.poll();
    }
  }
}
