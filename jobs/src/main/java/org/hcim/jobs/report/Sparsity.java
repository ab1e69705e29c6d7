package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.jobs.report.Comparison.AtZeros;
import org.hcim.jobs.summary.BestDesigns;
import org.hcim.jobs.summary.BestRows;
import org.hcim.jobs.summary.ZerosText;
import org.hcim.jobs.table.LowestRow;
import org.hcim.jobs.table.RowSummary;

/**
 * The lowest-EDAP ternary designs by the fraction of zeros that they assume; by intervals of it if
 * a network has many fractions, as in a sample. Measured fractions differ with the crossbar, so
 * they do not show what zeros save.
 */
final class Sparsity implements RowSummary<Sparsity> {

  private static final long serialVersionUID = 1L;

  /** Maximum number of fractions with a design each, and number of intervals beyond it. */
  static final int MAX = ColumnTally.MAX_DISTINCT;

  private final int workload;
  private final int profile;
  private final int readout;
  private final int zeros;
  private final int source;
  private final int edap;
  private final int configIndex;

  /** The columns to keep of a design: those compared, then the fraction. */
  private final int[] kept;

  private final Map<Group, IntervalMap<Double, Lowest>> groups = new HashMap<>();

  private record Group(String workload, String profile) implements Serializable {}

  /** The number of designs with one fraction, and the metrics of the lowest-EDAP one. */
  private static final class Lowest implements IntervalMap.Mergeable<Lowest> {

    private static final long serialVersionUID = 1L;

    private long designs;
    private LowestRow metrics = new LowestRow();

    void add(double edap, long configIndex, Row row, int[] kept) {
      designs++;
      if (metrics.isAbove(0, edap, configIndex)) {
        Object[] values = IntStream.of(kept).mapToObj(row::get).toArray();
        metrics.replace(RowFactory.create(values), 0, edap, configIndex);
      }
    }

    @Override
    public Lowest merge(Lowest other) {
      designs += other.designs;
      metrics = metrics.merge(other.metrics);
      return this;
    }

    AtZeros atZeros() {
      double zeros = metrics.row().getDouble(Metric.COMPARED.size());
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
    this.source = type.fieldIndex("accuracy_source");
    this.edap = type.fieldIndex(Metric.EDAP.column());
    this.configIndex = type.fieldIndex("config_index");
    this.kept =
        IntStream.concat(
                Metric.COMPARED.stream().mapToInt(metric -> type.fieldIndex(metric.column())),
                IntStream.of(zeros))
            .toArray();
  }

  @Override
  public Sparsity add(Row row) {
    if (row.getString(readout).equals(ReadoutKind.TERNARY.key())
        && !row.isNullAt(zeros)
        && !ZerosText.areMeasured(row.getString(source))) {
      groups
          .computeIfAbsent(
              new Group(row.getString(workload), BestRows.profile(row.getString(profile))),
              group -> new IntervalMap<>(MAX, Sparsity::interval))
          .get(row.getDouble(zeros), Lowest::new)
          .add(row.getDouble(edap), row.getLong(configIndex), row, kept);
    }
    return this;
  }

  /** The center of a fraction's interval. */
  private static Double interval(Double fraction) {
    double number = Math.min(MAX - 1, StrictMath.floor(fraction * MAX));
    return (number + 0.5) / MAX;
  }

  @Override
  public Sparsity merge(Sparsity other) {
    other.groups.forEach(
        (group, fractions) ->
            groups
                .computeIfAbsent(group, key -> new IntervalMap<>(MAX, Sparsity::interval))
                .merge(fractions));
    return this;
  }

  /**
   * The lowest-EDAP designs for the network and profile of {@code designs}, by fraction of zeros.
   */
  List<AtZeros> of(BestDesigns designs) {
    var found = groups.get(new Group(designs.workload(), designs.profile()));
    return found == null
        ? List.of()
        : found.values().stream()
            .map(Lowest::atZeros)
            .sorted(Comparator.comparingDouble(AtZeros::zeros))
            .toList();
  }
}
