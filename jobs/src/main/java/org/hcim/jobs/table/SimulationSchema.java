package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.TableColumn.count;
import static org.hcim.jobs.table.TableColumn.measure;
import static org.hcim.jobs.table.TableColumn.optional;
import static org.hcim.jobs.table.TableColumn.required;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.store.Table;
import org.hcim.simulator.study.NoiseField;

/** The table {@code simulations}: one row per network, changed readout or rows, noise and chip. */
public final class SimulationSchema {

  /** Incremented when a column is added; columns are never renamed or retyped. */
  public static final int VERSION = 4;

  private static final String ABOUT =
      """
      One row per run: a network, with the changes made to it, on one chip ([simulation](simulation.md)). Files:
      `OUT/simulations/simulation=<simulation_id>/chunk=<n>/part-*.parquet`. The columns of a design are named as in
      `results`: those that decide results are the network's, the others are assumed by the cost model. All are NULL
      when the network does not allow the change (`status` is `invalid`). The setting with most of a network's MACs
      stands for the whole network (`setting_macs_frac`).
      """;

  /** The columns. */
  public static final TableSchema SCHEMA =
      TableSchema.of(
          Table.SIMULATIONS,
          VERSION,
          ABOUT,
          Stream.of(identity(), parameters(), noise(), results(), cost(), outcome())
              .flatMap(List::stream)
              .toList());

  private SimulationSchema() {}

  private static List<TableColumn> identity() {
    return List.of(
        required("simulation_id", StringType, "The simulation: m_ and the hash of its spec"),
        TableColumn.chunkIndex(),
        TableColumn.configIndex("The run's number in the simulation"),
        required("network", StringType, "The network"),
        required("network_sha256", StringType, "Hash of the network's file"),
        required("dataset", StringType, "The images"),
        required("split", StringType, "test or train"),
        required("images", LongType, "Number of simulated images"),
        required("images_sha256", StringType, "Hash of the pixels and classes of the images"),
        required("readout_change", StringType, "Requested readout; stored means that of the file"),
        optional("rows_change", IntegerType, "Requested rows; NULL means those of the file"));
  }

  private static List<TableColumn> parameters() {
    return Arrays.stream(Parameter.values())
        .map(parameter -> TableColumn.of(parameter.column(), parameter, true, comment(parameter)))
        .toList();
  }

  /**
   * The comment of a parameter's column; a simulation measures the fraction of ternary zeros that a
   * sweep assumes.
   */
  private static String comment(Parameter parameter) {
    return switch (parameter) {
      case TERNARY_ZERO_FRAC ->
          "Measured fraction of ternary values that are 0, over all ternary layers.";
      case READOUT ->
          "The circuit that digitizes a column; ideal when partial sums are not quantized.";
      default -> parameter.description();
    };
  }

  private static List<TableColumn> noise() {
    return Stream.of(
            List.of(
                measure("setting_macs_frac", "1", "Fraction of the MACs with exactly this setting"),
                required("noise", StringType, "Name of the noise setting")),
            Arrays.stream(NoiseField.values())
                .map(
                    field ->
                        new TableColumn(
                            field.key(), DoubleType, field.unit(), false, field.description()))
                .toList(),
            List.of(optional("seed", LongType, "Chip seed; NULL without variation")))
        .flatMap(List::stream)
        .toList();
  }

  private static List<TableColumn> results() {
    return List.of(
        measure("top1_pct", "%", "Top-1 accuracy: images whose largest output is their class"),
        measure(
            "agreement_frac",
            "1",
            "Fraction of images classified as by the stored network on ideal crossbars"),
        measure(
            "output_error_mean",
            "1",
            "Mean output error: relative distance from the outputs of the stored network on ideal"
                + " crossbars"),
        measure("output_error_p50", "1", "Median output error over images"),
        measure("output_error_p95", "1", "95th percentile of the output error over images"),
        measure("output_error_max", "1", "Maximum output error over images"),
        measure("plus_frac", "1", "Fraction of comparator values that are +1"),
        measure("minus_frac", "1", "Fraction of comparator values that are -1"),
        count("overflows", "Additions that overflowed a partial-sum register"),
        count("clipped", "Partial sums outside an ADC's range"),
        count("saturated", "Activations at their upper limit; signed ones at either limit"),
        count("activations", "Activations of all layers and images"),
        count("conversions_run", "Partial sums that were read, over all images"),
        measure(
            "exact_correlation_min",
            "1",
            "Correlation with the sums of an ideal readout for the same inputs, in the"
                + " worst layer"),
        optional(
            "layers",
            StringType,
            "By layer, as JSON: zero_frac, plus_frac, minus_frac, overflows, clipped,"
                + " saturated_frac, exact_correlation"));
  }

  private static List<TableColumn> cost() {
    return List.of(
        measure("energy_pj", "pJ", "Energy per inference, with the measured zeros"),
        measure("latency_ns", "ns", "Time per inference, layer after layer"),
        measure("area_mm2", "mm2", "Area of the chip that holds the network"),
        measure("edap_j_s_mm2", "J s mm2", "Energy x delay x area (EDAP)"));
  }

  private static List<TableColumn> outcome() {
    return List.of(
        required("source", StringType, "Program and simulation that measured the row"),
        required("status", StringType, Status.keys()),
        optional("status_reason", StringType, "Reason why there is no result, or no cost"),
        TableColumn.modelVersion(),
        TableColumn.schemaVersion(),
        TableColumn.gitSha());
  }
}
