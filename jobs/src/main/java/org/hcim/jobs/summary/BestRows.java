package org.hcim.jobs.summary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.ConstantsProfile;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.jobs.summary.BestByReadout.Best;
import org.hcim.jobs.table.LowestRow;
import org.hcim.jobs.table.RowSummary;
import org.hcim.jobs.table.Status;
import org.hcim.sweeps.pareto.LossLimit;

/** The lowest-EDAP rows of each network, constants profile and readout type. */
public final class BestRows implements RowSummary<BestRows> {

  private static final long serialVersionUID = 1L;

  /** The columns that determine which row is best. */
  static final List<String> COLUMNS =
      List.of(
          "status",
          "workload",
          "constants_profile",
          "readout",
          "adc_bits",
          "adc_cost_source",
          "edap_j_s_mm2",
          "accuracy_top1_pct",
          "config_index");

  private final int status;
  private final int workload;
  private final int profile;
  private final int readout;
  private final int adcBits;
  private final int costSource;
  private final int edap;
  private final int configIndex;
  private final RowLoss loss;
  private final Double maxLoss;
  private final Map<Group, Lowest> groups = new HashMap<>();

  /**
   * Rows that are compared with each other.
   *
   * @param kind readout kind; both readouts without an ADC are HCiM's
   * @param bits bits of the ADC, or {@link #WITHOUT_ADC}
   * @param costSource cost source of the ADC, or null without one
   */
  private record Group(String workload, String profile, String kind, int bits, String costSource)
      implements Serializable {

    private static final int WITHOUT_ADC = 99;

    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::bits, Comparator.reverseOrder())
            .thenComparing(Group::kind)
            .thenComparing(
                Group::costSource, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    List<String> designs() {
      return List.of(workload, profile);
    }
  }

  /** The best rows of a group: of any accuracy, and within the loss. */
  private record Lowest(LowestRow any, LowestRow within) implements Serializable {

    Lowest merge(Lowest other) {
      return new Lowest(any.merge(other.any), within.merge(other.within));
    }
  }

  /**
   * Creates an empty summary.
   *
   * @param type schema of the rows
   * @param limit the accuracy loss within which designs are compared
   */
  public BestRows(StructType type, LossLimit limit) {
    this.status = type.fieldIndex("status");
    this.workload = type.fieldIndex("workload");
    this.profile = type.fieldIndex("constants_profile");
    this.readout = type.fieldIndex("readout");
    this.adcBits = type.fieldIndex("adc_bits");
    this.costSource = type.fieldIndex("adc_cost_source");
    this.edap = type.fieldIndex("edap_j_s_mm2");
    this.configIndex = type.fieldIndex("config_index");
    this.loss = new RowLoss(type);
    this.maxLoss = limit.points().orElse(null);
  }

  /** The profile of a row; tables older than this parameter use the cited constants. */
  public static String profile(String stored) {
    return stored == null ? ConstantsProfile.CITED.key() : stored;
  }

  @Override
  public BestRows add(Row row) {
    if (row.getString(status).equals(Status.OK.key())) {
      double number = row.getDouble(edap);
      long index = row.getLong(configIndex);
      Lowest lowest =
          groups.computeIfAbsent(group(row), group -> new Lowest(new LowestRow(), new LowestRow()));
      lowest.any().add(row, 0, number, index);
      if (maxLoss == null) {
        lowest.within().add(row, 0, number, index);
      } else {
        Double points = loss.points(row);
        if (points != null && points <= maxLoss) {
          lowest.within().add(row, loss.evidence(row).rank(), number, index);
        }
      }
    }
    return this;
  }

  @Override
  public BestRows merge(BestRows other) {
    other.groups.forEach((group, lowest) -> groups.merge(group, lowest, Lowest::merge));
    return this;
  }

  private Group group(Row row) {
    String circuit = row.getString(readout);
    boolean hasAdc = !row.isNullAt(adcBits);
    return new Group(
        row.getString(workload),
        profile(row.getString(profile)),
        isHcim(circuit) ? ReadoutLabel.HCIM : circuit,
        hasAdc ? row.getInt(adcBits) : Group.WITHOUT_ADC,
        hasAdc ? row.getString(costSource) : null);
  }

  private static boolean isHcim(String circuit) {
    return circuit.equals(ReadoutKind.TERNARY.key()) || circuit.equals(ReadoutKind.BINARY.key());
  }

  /** The best designs, ordered by network, then by constants profile. */
  public List<BestDesigns> designs() {
    Map<List<String>, List<Lowest>> found = new LinkedHashMap<>();
    groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Group.ORDER))
        .forEach(
            group ->
                found
                    .computeIfAbsent(group.getKey().designs(), key -> new ArrayList<>())
                    .add(group.getValue()));
    return found.entrySet().stream()
        .map(
            designs ->
                new BestDesigns(
                    designs.getKey().get(0),
                    designs.getKey().get(1),
                    maxLoss == null ? LossLimit.ANY : LossLimit.of(maxLoss),
                    best(designs.getKey().get(0), designs.getValue(), Lowest::within),
                    best(designs.getKey().get(0), designs.getValue(), Lowest::any)))
        .sorted(
            Comparator.comparing(BestDesigns::workload)
                .thenComparing(designs -> ProfileOrder.of(designs.profile())))
        .toList();
  }

  private List<Best> best(String workload, List<Lowest> lowest, Function<Lowest, LowestRow> kind) {
    return lowest.stream()
        .map(kind)
        .flatMap(found -> Stream.ofNullable(found.row()))
        .map(row -> best(workload, row))
        .toList();
  }

  private Best best(String workload, Row row) {
    return new Best(workload, ReadoutLabel.of(row), row, loss.evidence(row), loss.points(row));
  }
}
