package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.ResultColumn.always;
import static org.hcim.jobs.table.ResultColumn.result;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.Parameter;
import org.hcim.simulator.study.NoiseField;

/** The columns of the table {@code simulations}, in order; the one place that knows them. */
public final class SimulationSchema {

  /** Grows when a column is added; columns are never renamed or retyped. */
  public static final int VERSION = 2;

  private static final List<ResultColumn> COLUMNS = columnsInOrder();
  private static final StructType TYPE =
      new StructType(COLUMNS.stream().map(ResultColumn::field).toArray(StructField[]::new));

  private SimulationSchema() {}

  /** All columns. */
  public static List<ResultColumn> columns() {
    return COLUMNS;
  }

  /** The schema with which Spark writes and reads. */
  public static StructType structType() {
    return TYPE;
  }

  private static List<ResultColumn> columnsInOrder() {
    var columns = new ArrayList<ResultColumn>();
    identity(columns);
    for (Parameter parameter : Parameter.values()) {
      columns.add(parameterColumn(parameter));
    }
    noise(columns);
    results(columns);
    layers(columns);
    outcome(columns);
    return List.copyOf(columns);
  }

  private static void identity(List<ResultColumn> columns) {
    columns.add(always("simulation_id", StringType, "The simulation: m_ and the hash of its spec"));
    columns.add(always("chunk_index", IntegerType, "The chunk in which the row was committed"));
    columns.add(always("config_index", LongType, "The run's number in the simulation"));
    columns.add(always("network", StringType, "The network"));
    columns.add(always("network_sha256", StringType, "Hash of the network's file"));
    columns.add(always("dataset", StringType, "The images"));
    columns.add(always("split", StringType, "test or train"));
    columns.add(always("images", LongType, "How many of them were run"));
    columns.add(always("images_sha256", StringType, "Hash of their pixels and classes"));
    columns.add(always("readout_change", StringType, "The readout asked for; stored: the file's"));
    columns.add(
        new ResultColumn(
            "rows_change", IntegerType, "", true, "The rows asked for; NULL: the file's"));
  }

  /** Measured where the results table assumes: the fraction of ternary zeros. */
  private static ResultColumn parameterColumn(Parameter parameter) {
    String comment =
        parameter == Parameter.TERNARY_ZERO_FRAC
            ? "Measured fraction of ternary values that are 0, over all ternary layers."
            : parameter == Parameter.READOUT
                ? "The circuit that digitizes a column; ideal where partial sums are not quantized."
                : parameter.description();
    return new ResultColumn(
        ResultSchema.columnOf(parameter),
        ResultSchema.typeOf(parameter),
        parameter.unit(),
        true,
        comment);
  }

  private static void noise(List<ResultColumn> columns) {
    columns.add(
        result("setting_macs_frac", "1", "Fraction of the MACs that have this very setting"));
    columns.add(always("noise", StringType, "Name of the noise setting"));
    for (NoiseField field : NoiseField.values()) {
      columns.add(
          new ResultColumn(field.key(), DoubleType, field.unit(), false, field.description()));
    }
    columns.add(
        new ResultColumn("seed", LongType, "", true, "Of the chip; NULL where nothing is drawn"));
  }

  private static void results(List<ResultColumn> columns) {
    columns.add(result("top1_pct", "%", "Images whose largest result is that of their class"));
    columns.add(
        result(
            "agreement_frac", "1", "Images with the stored network's answer on ideal crossbars"));
    columns.add(result("output_error_mean", "1", "Relative distance of results from those"));
    columns.add(result("output_error_p50", "1", "Its median over images"));
    columns.add(result("output_error_p95", "1", "Its 95th percentile"));
    columns.add(result("output_error_max", "1", "Its maximum"));
    columns.add(result("plus_frac", "1", "Comparator values that are +1"));
    columns.add(result("minus_frac", "1", "Comparator values that are -1"));
    columns.add(count("overflows", "Additions that a partial-sum word could not hold"));
    columns.add(count("clipped", "Partial sums outside an ADC's range"));
    columns.add(count("saturated", "Activations at their upper end, signed ones at either end"));
    columns.add(count("activations", "Activations of all layers and images"));
    columns.add(count("conversions_run", "Partial sums that were read, over all images"));
    columns.add(
        result(
            "exact_correlation_min",
            "1",
            "Correlation with sums of an ideal readout for the same inputs, of the worst layer"));
  }

  private static void layers(List<ResultColumn> columns) {
    columns.add(
        new ResultColumn(
            "layers",
            StringType,
            "",
            true,
            "By layer, as JSON: zero_frac, plus_frac, minus_frac, overflows, clipped,"
                + " saturated_frac, exact_correlation"));
  }

  private static void outcome(List<ResultColumn> columns) {
    columns.add(result("energy_pj", "pJ", "Energy of one inference, with the measured zeros"));
    columns.add(result("latency_ns", "ns", "Time of one inference, layer after layer"));
    columns.add(result("area_mm2", "mm2", "Area of the chip that holds the network"));
    columns.add(result("edap_j_s_mm2", "J s mm2", "Energy x latency x area"));
    columns.add(always("source", StringType, "What measured it"));
    columns.add(always("status", StringType, "ok, invalid, does_not_fit, non_finite or error"));
    columns.add(
        new ResultColumn(
            "status_reason", StringType, "", true, "Why there is no result, or no cost"));
    columns.add(always("model_version", StringType, "Version of the cost model"));
    columns.add(always("schema_version", IntegerType, "Version of these columns"));
    columns.add(always("git_sha", StringType, "Commit of the program"));
  }

  private static ResultColumn count(String name, String comment) {
    return new ResultColumn(name, LongType, "", true, comment);
  }
}
