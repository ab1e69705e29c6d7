package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.summary.BestRows;
import org.hcim.jobs.summary.DesignText;
import org.hcim.jobs.summary.Evidence;
import org.hcim.jobs.summary.MostBits;
import org.hcim.jobs.summary.RowLoss;
import org.hcim.jobs.table.LowestRow;
import org.hcim.jobs.table.RowSummary;

/** The lowest energy at each accuracy with each kind of readout. */
final class Accuracies implements RowSummary<Accuracies> {

  private static final long serialVersionUID = 1L;

  private static final String ENERGY = "energy_pj";

  private final int workload;
  private final int profile;
  private final int readout;
  private final int top1Pct;
  private final int source;
  private final int energy;
  private final int configIndex;
  private final RowLoss loss;
  private final int[] shown;
  private final StructType shownType;
  private final Map<Group, Lowest> groups = new HashMap<>();

  private record Group(
      String profile,
      String workload,
      String readout,
      Double top1Pct,
      Double loss,
      Evidence evidence)
      implements Serializable {

    /** By decreasing accuracy, unknown accuracy last. */
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::workload)
            .thenComparing(Group::loss, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
            .thenComparing(Group::top1Pct, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
            .thenComparing(Group::readout)
            .thenComparing(group -> group.evidence().key());
  }

  /** The lowest energy of a group, and the source of its accuracy. */
  private static final class Lowest implements Serializable {

    private static final long serialVersionUID = 1L;

    private String source;
    private LowestRow design = new LowestRow();

    void noteSource(String other) {
      source = source == null || (other != null && other.compareTo(source) > 0) ? other : source;
    }

    Lowest merge(Lowest other) {
      noteSource(other.source);
      design = design.merge(other.design);
      return this;
    }
  }

  /**
   * Creates an empty summary.
   *
   * @param type schema of the rows with results
   * @param most largest bit widths of any design of the sweep
   */
  Accuracies(StructType type, MostBits most) {
    this.workload = type.fieldIndex("workload");
    this.profile = type.fieldIndex("constants_profile");
    this.readout = type.fieldIndex("readout");
    this.top1Pct = type.fieldIndex("accuracy_top1_pct");
    this.source = type.fieldIndex("accuracy_source");
    this.energy = type.fieldIndex(ENERGY);
    this.configIndex = type.fieldIndex("config_index");
    this.loss = new RowLoss(type, most);
    this.shown = DesignText.COLUMNS.stream().mapToInt(type::fieldIndex).toArray();
    this.shownType =
        new StructType(DesignText.COLUMNS.stream().map(type::apply).toArray(StructField[]::new));
  }

  @Override
  public Accuracies add(Row row) {
    Lowest lowest = groups.computeIfAbsent(group(row), group -> new Lowest());
    lowest.noteSource(row.getString(source));
    double energyPj = row.getDouble(energy);
    long index = row.getLong(configIndex);
    if (lowest.design.isAbove(0, energyPj, index)) {
      lowest.design.replace(shown(row), 0, energyPj, index);
    }
    return this;
  }

  @Override
  public Accuracies merge(Accuracies other) {
    other.groups.forEach((group, lowest) -> groups.merge(group, lowest, Lowest::merge));
    return this;
  }

  /**
   * The points of one constants profile, by network, then by decreasing accuracy with unknown
   * accuracy last.
   */
  List<AccuracyPoint> points(String ofProfile) {
    return groups.entrySet().stream()
        .filter(group -> group.getKey().profile().equals(ofProfile))
        .sorted(Map.Entry.comparingByKey(Group.ORDER))
        .map(group -> point(group.getKey(), group.getValue()))
        .toList();
  }

  private Group group(Row row) {
    Evidence evidence = loss.evidence(row);
    return new Group(
        BestRows.profile(row.getString(profile)),
        row.getString(workload),
        row.getString(readout),
        row.isNullAt(top1Pct) ? null : (Double) row.getDouble(top1Pct),
        loss.points(row, evidence),
        evidence);
  }

  private Row shown(Row row) {
    Object[] values = new Object[shown.length];
    for (int i = 0; i < shown.length; i++) {
      values[i] = row.get(shown[i]);
    }
    return new GenericRowWithSchema(values, shownType);
  }

  private static AccuracyPoint point(Group group, Lowest lowest) {
    Row design = lowest.design.row();
    return new AccuracyPoint(
        group.workload(),
        group.readout(),
        digits(group.top1Pct()),
        digits(group.loss()),
        group.evidence().words(),
        lowest.source,
        Digits.of(design.<Double>getAs(ENERGY)),
        lowest.design.index(),
        DesignText.readout(design) + ", " + DesignText.words(design));
  }

  private static Number digits(Double value) {
    return value == null ? null : Digits.of(value);
  }
}
