package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.summary.BestRows;
import org.hcim.jobs.summary.DesignText;
import org.hcim.jobs.summary.Evidence;
import org.hcim.jobs.summary.RowLoss;
import org.hcim.jobs.table.LowestRow;
import org.hcim.jobs.table.RowSummary;

/**
 * The lowest energy at each accuracy with each kind of readout; in each percentage point of loss if
 * a network has many accuracies, as with estimates.
 */
final class Accuracies implements RowSummary<Accuracies> {

  private static final long serialVersionUID = 1L;

  private static final String ENERGY = "energy_pj";

  /**
   * Maximum number of accuracies of a group with a design each, far above measured ones; our
   * choice.
   */
  static final int MAX = 50;

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
  private final Map<Group, IntervalMap<Accuracy, Lowest>> groups = new HashMap<>();

  private record Group(String profile, String workload, String readout, Evidence evidence)
      implements Serializable {}

  /** An accuracy; null if unknown. */
  private record Accuracy(Double top1Pct, Double loss) implements Serializable {

    /** The upper end of the percentage point that contains the loss, or the accuracy without it. */
    Accuracy interval() {
      return loss != null
          ? new Accuracy(null, upper(loss))
          : new Accuracy(top1Pct == null ? null : upper(top1Pct), null);
    }

    private static Double upper(double points) {
      return StrictMath.ceil(points) + 0.0; // -0.0 would be another key than 0.0
    }
  }

  /** A design with the lowest energy. */
  private record Point(Group group, Accuracy accuracy, String source, Row design, long index) {

    /** By decreasing accuracy, unknown accuracy last. */
    private static final Comparator<Point> ORDER =
        Comparator.<Point, String>comparing(point -> point.group().workload())
            .thenComparing(
                point -> point.accuracy().loss(),
                Comparator.nullsLast(Comparator.<Double>naturalOrder()))
            .thenComparing(
                point -> point.accuracy().top1Pct(),
                Comparator.nullsLast(Comparator.<Double>reverseOrder()))
            .thenComparing(point -> point.group().readout())
            .thenComparing(point -> point.group().evidence().key());
  }

  /** The lowest energy of a group, and the source of its accuracy. */
  private static final class Lowest implements IntervalMap.Mergeable<Lowest> {

    private static final long serialVersionUID = 1L;

    /** The last source in alphabetical order, for designs of equal accuracy. */
    private String source;

    /** The row has the shown columns, the accuracy, the loss, and the source of this design. */
    private LowestRow design = new LowestRow();

    void noteSource(String other) {
      source = source == null || (other != null && other.compareTo(source) > 0) ? other : source;
    }

    @Override
    public Lowest merge(Lowest other) {
      noteSource(other.source);
      design = design.merge(other.design);
      return this;
    }

    Point point(Group group, boolean isOfInterval) {
      Row row = design.row();
      return new Point(
          group,
          new Accuracy(row.<Double>getAs(1), row.<Double>getAs(2)),
          isOfInterval ? row.getString(3) : source,
          row.getStruct(0),
          design.index());
    }
  }

  /**
   * Creates an empty summary.
   *
   * @param type schema of the rows with results
   */
  Accuracies(StructType type) {
    this.workload = type.fieldIndex("workload");
    this.profile = type.fieldIndex("constants_profile");
    this.readout = type.fieldIndex("readout");
    this.top1Pct = type.fieldIndex("accuracy_top1_pct");
    this.source = type.fieldIndex("accuracy_source");
    this.energy = type.fieldIndex(ENERGY);
    this.configIndex = type.fieldIndex("config_index");
    this.loss = new RowLoss(type);
    this.shown = DesignText.COLUMNS.stream().mapToInt(type::fieldIndex).toArray();
    this.shownType =
        new StructType(DesignText.COLUMNS.stream().map(type::apply).toArray(StructField[]::new));
  }

  @Override
  public Accuracies add(Row row) {
    Evidence evidence = loss.evidence(row);
    var accuracy =
        new Accuracy(
            row.isNullAt(top1Pct) ? null : (Double) row.getDouble(top1Pct), loss.points(row));
    Lowest lowest = in(group(row, evidence)).get(accuracy, Lowest::new);
    lowest.noteSource(row.getString(source));
    double energyPj = row.getDouble(energy);
    long index = row.getLong(configIndex);
    if (lowest.design.isAbove(0, energyPj, index)) {
      Row kept =
          RowFactory.create(shown(row), accuracy.top1Pct(), accuracy.loss(), row.getString(source));
      lowest.design.replace(kept, 0, energyPj, index);
    }
    return this;
  }

  @Override
  public Accuracies merge(Accuracies other) {
    other.groups.forEach((group, accuracies) -> in(group).merge(accuracies));
    return this;
  }

  /**
   * The points of one constants profile, by network, then by decreasing accuracy with unknown
   * accuracy last.
   */
  List<AccuracyPoint> points(String ofProfile) {
    return groups.entrySet().stream()
        .filter(group -> group.getKey().profile().equals(ofProfile))
        .flatMap(group -> points(group.getKey(), group.getValue()))
        .sorted(Point.ORDER)
        .map(Accuracies::point)
        .toList();
  }

  private static Stream<Point> points(Group group, IntervalMap<Accuracy, Lowest> accuracies) {
    return accuracies.values().stream().map(lowest -> lowest.point(group, accuracies.isCoarse()));
  }

  private IntervalMap<Accuracy, Lowest> in(Group group) {
    return groups.computeIfAbsent(group, key -> new IntervalMap<>(MAX, Accuracy::interval));
  }

  private Group group(Row row, Evidence evidence) {
    return new Group(
        BestRows.profile(row.getString(profile)),
        row.getString(workload),
        row.getString(readout),
        evidence);
  }

  private Row shown(Row row) {
    Object[] values = new Object[shown.length];
    for (int i = 0; i < shown.length; i++) {
      values[i] = row.get(shown[i]);
    }
    return new GenericRowWithSchema(values, shownType);
  }

  private static AccuracyPoint point(Point point) {
    Row design = point.design();
    return new AccuracyPoint(
        point.group().workload(),
        point.group().readout(),
        digits(point.accuracy().top1Pct()),
        digits(point.accuracy().loss()),
        point.group().evidence().words(),
        point.source(),
        Digits.of(design.<Double>getAs(ENERGY)),
        point.index(),
        DesignText.readout(design) + ", " + DesignText.words(design));
  }

  private static Number digits(Double value) {
    return value == null ? null : Digits.of(value);
  }
}
