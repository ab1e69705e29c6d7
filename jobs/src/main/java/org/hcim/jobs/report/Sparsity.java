package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.jobs.report.Comparison.AtZeros;
import org.hcim.jobs.summary.BestDesigns;
import org.hcim.jobs.summary.BestRows;
import org.hcim.jobs.table.LowestRow;
import org.hcim.jobs.table.RowSummary;

/** The lowest-EDAP ternary designs by their fraction of zeros. */
final class Sparsity implements RowSummary<Sparsity> {

  private static final long serialVersionUID = 1L;

  private final int workload;
  private final int profile;
  private final int readout;
  private final int zeros;
  private final int edap;
  private final int configIndex;
  private final int[] compared;
  private final Map<Group, TreeMap<Double, Lowest>> groups = new HashMap<>();

  private record Group(String workload, String profile) implements Serializable {}

  /** The number of designs with one fraction, and the metrics of the lowest-EDAP one. */
  private static final class Lowest implements Serializable {

    private static final long serialVersionUID = 1L;

    private long designs;
    private LowestRow metrics = new LowestRow();

    void add(double edap, long configIndex, Row row, int[] compared) {
      designs++;
      if (metrics.isAbove(0, edap, configIndex)) {
        Object[] values = IntStream.of(compared).mapToObj(row::get).toArray();
        metrics.replace(RowFactory.create(values), 0, edap, configIndex);
      }
    }

    Lowest merge(Lowest other) {
      designs += other.designs;
      metrics = metrics.merge(other.metrics);
      return this;
    }

    AtZeros at(double zeros) {
      List<Number> values = new ArrayList<>();
      for (int i = 0; i < Metric.COMPARED.size(); i++) {
        values.add(Digits.of(metrics.row().getDouble(i)));
      }
      return new AtZeros(zeros, designs, metrics.index(), values);
    }
  }

  /**
   * Creates an empty summary.
   *
   * @param type schema of the rows with results
   */
  Sparsity(StructType type) {
    this.workload = type.fieldIndex("workload");
    this.profile = type.fieldIndex("constants_profile");
    this.readout = type.fieldIndex("readout");
    this.zeros = type.fieldIndex("ternary_zero_frac");
    this.edap = type.fieldIndex(Metric.EDAP.column());
    this.configIndex = type.fieldIndex("config_index");
    this.compared =
        Metric.COMPARED.stream().mapToInt(metric -> type.fieldIndex(metric.column())).toArray();
  }

  @Override
  public Sparsity add(Row row) {
    if (row.getString(readout).equals(ReadoutKind.TERNARY.key()) && !row.isNullAt(zeros)) {
      groups
          .computeIfAbsent(
              new Group(row.getString(workload), BestRows.profile(row.getString(profile))),
              group -> new TreeMap<>())
          .computeIfAbsent(row.getDouble(zeros), fraction -> new Lowest())
          .add(row.getDouble(edap), row.getLong(configIndex), row, compared);
    }
    return this;
  }

  @Override
  public Sparsity merge(Sparsity other) {
    other.groups.forEach(
        (group, fractions) -> {
          var own = groups.computeIfAbsent(group, key -> new TreeMap<>());
          fractions.forEach((fraction, lowest) -> own.merge(fraction, lowest, Lowest::merge));
        });
    return this;
  }

  /**
   * The lowest-EDAP designs for the network and profile of {@code designs}, by fraction of zeros.
   */
  List<AtZeros> of(BestDesigns designs) {
    List<AtZeros> found = new ArrayList<>();
    groups
        .getOrDefault(new Group(designs.workload(), designs.profile()), new TreeMap<>())
        .forEach((fraction, lowest) -> found.add(lowest.at(fraction)));
    return found;
  }
}
