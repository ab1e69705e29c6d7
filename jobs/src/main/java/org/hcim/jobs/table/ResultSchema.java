package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.TableColumn.count;
import static org.hcim.jobs.table.TableColumn.measure;
import static org.hcim.jobs.table.TableColumn.optional;
import static org.hcim.jobs.table.TableColumn.required;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.jobs.store.Table;

/** The table {@code results}: one row per design and network. */
public final class ResultSchema {

  /**
   * Incremented when a column is added or its values change for the same design; columns are never
   * renamed or retyped. In version 6, exact partial sums lose no accuracy.
   */
  public static final int VERSION = 6;

  private static final String ABOUT =
      """
      One row per design point and network. Files: `OUT/results/sweep=<sweep_id>/chunk=<n>/part-*.parquet`;
      `OUT/views.sql` names them for DuckDB. NULL means that a column does not apply (an ADC's bits to a
      comparator), that the row has no result (`status` is not `ok`), that an earlier version wrote it
      without the column, or that the sweep's spec chose other `columns`; no number is NaN or infinite. Energy and
      latency are per inference of the whole network, area is that of the whole chip. The
      `energy_<component>_pj` columns add up to `energy_pj`, the `area_<component>_mm2` columns to `area_mm2`.
      """;

  /** The columns. */
  public static final TableSchema SCHEMA =
      TableSchema.of(
          Table.RESULTS,
          VERSION,
          ABOUT,
          Stream.of(identity(), parameters(), totals(), figures(), energy(), area(), outcome())
              .flatMap(List::stream)
              .toList());

  /** The columns that a spec can omit: readers do not need them to identify a design. */
  static final Set<String> MEASURES =
      Stream.of(totals(), figures(), energy(), area())
          .flatMap(List::stream)
          .map(TableColumn::name)
          .filter(name -> !name.equals("adc_clips")) // an ADC that does not clip loses no accuracy
          .collect(Collectors.toUnmodifiableSet());

  private ResultSchema() {}

  private static List<TableColumn> identity() {
    return List.of(
        required("sweep_id", StringType, "The sweep: s_ and the hash of its expanded spec"),
        TableColumn.chunkIndex(),
        TableColumn.configIndex("The design point's number in the sweep"),
        required(
            "config_hash",
            StringType,
            "Hash of all parameter values, constants and the network: equal in any sweep"),
        required("workload", StringType, "The network by its name in the spec"));
  }

  private static List<TableColumn> parameters() {
    return Arrays.stream(Parameter.values())
        .map(
            parameter ->
                TableColumn.of(
                    parameter,
                    parameter.isAdded() || isOfSomeDesignsOnly(parameter),
                    parameter.description()))
        .toList();
  }

  private static List<TableColumn> figures() {
    return List.of(
        measure("unit_step_mv", "mV", "Voltage step of one partial-sum unit on a bitline"),
        measure("ir_drop_frac", "1", "Fraction of the far cell's signal lost along the bitline"),
        measure("comparator_size_factor", "", "Comparator size relative to minimum size"),
        new TableColumn(
            "adc_required_bits",
            IntegerType,
            "bit",
            true,
            "ADC bits needed to clip no partial sum"),
        optional("adc_clips", BooleanType, "The ADC has fewer bits than adc_required_bits"),
        optional(
            "technology_extrapolated",
            BooleanType,
            "A scaling factor of the node or supply is interpolated or extrapolated"));
  }

  private static boolean isOfSomeDesignsOnly(Parameter parameter) {
    return parameter.domain().byDefault().isEmpty()
        || parameter.readouts().size() < ReadoutKind.values().length;
  }

  private static List<TableColumn> totals() {
    return List.of(
        measure("energy_pj", "pJ", "Energy per inference of the whole network"),
        measure("latency_ns", "ns", "Time per inference, layer after layer"),
        measure("area_mm2", "mm2", "Area of the chip that holds the network"),
        measure("edp_j_s", "J s", "Energy x delay"),
        measure("edap_j_s_mm2", "J s mm2", "Energy x delay x area (EDAP)"),
        measure("tops_per_w", "TOPS/W", "Operations over energy, 2 per MAC"),
        measure("tops_per_mm2", "TOPS/mm2", "Operations over latency and area, 2 per MAC"),
        measure("inferences_per_s", "1/s", "Throughput with one inference at a time"),
        measure(
            "pipelined_inferences_per_s",
            "1/s",
            "Throughput with layers pipelined over inferences"),
        count("crossbars", "Crossbars on the chip"),
        count("tiles_used", "Tiles on the chip"),
        measure("utilization_frac", "1", "Fraction of cells that hold weights"),
        count("macs", "Multiply-accumulates per inference"),
        count("conversions", "Columns digitized per inference, counted per bit-stream"),
        measure(
            "readout_pj_per_conversion",
            "pJ",
            "Energy of ADC, or comparators and DCiM, per conversion"),
        measure("readout_um2", "um2", "Area of one ADC or one DCiM array"),
        measure("scale_factor_kib", "KiB", "Memory for scale factors"),
        measure(
            "mean_zero_frac",
            "1",
            "Fraction of ternary zeros over all layers; 0 without a ternary readout"));
  }

  private static List<TableColumn> energy() {
    return Arrays.stream(Component.values())
        .map(
            component ->
                measure(
                    "energy_" + component.key() + "_pj",
                    "pJ",
                    "Energy per inference of " + component.description()))
        .toList();
  }

  private static List<TableColumn> area() {
    return Arrays.stream(Component.values())
        .filter(Component::hasArea)
        .map(
            component ->
                measure(
                    "area_" + component.key() + "_mm2",
                    "mm2",
                    "Chip area of " + component.description()))
        .toList();
  }

  private static List<TableColumn> outcome() {
    return List.of(
        measure("accuracy_top1_pct", "%", "Top-1 accuracy, if known"),
        measure(
            "accuracy_loss_points",
            "points",
            "Percentage points below the network with an ideal readout, if known; 0 where every"
                + " partial sum is exact"),
        optional(
            "accuracy_source",
            StringType,
            "Publication, training or calibration behind the accuracy, exact sums, or the reason it"
                + " is unknown"),
        required("status", StringType, Status.keys()),
        optional("status_reason", StringType, "Reason why there is no result"),
        TableColumn.modelVersion(),
        TableColumn.schemaVersion(),
        TableColumn.gitSha());
  }
}
