package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.ResultColumn.always;
import static org.hcim.jobs.table.ResultColumn.result;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** The columns of the table {@code results}, in order; the one place that knows them. */
public final class ResultSchema {

  /** Grows when a column is added; columns are never renamed or retyped. */
  public static final int VERSION = 1;

  private static final List<ResultColumn> COLUMNS = columnsInOrder();
  private static final StructType TYPE =
      new StructType(COLUMNS.stream().map(ResultColumn::field).toArray(StructField[]::new));

  private ResultSchema() {}

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
    totals(columns);
    for (Component component : Component.values()) {
      columns.add(
          result(
              "energy_" + component.key() + "_pj",
              "pJ",
              "Energy of an inference spent by " + component.description()));
    }
    for (Component component : Component.values()) {
      if (component.hasArea()) {
        columns.add(
            result(
                "area_" + component.key() + "_mm2",
                "mm2",
                "Area of the chip taken by " + component.description()));
      }
    }
    outcome(columns);
    return List.copyOf(columns);
  }

  private static void identity(List<ResultColumn> columns) {
    columns.add(always("sweep_id", StringType, "The sweep: s_ and the hash of its expanded spec"));
    columns.add(always("chunk_index", IntegerType, "The chunk in which the row was committed"));
    columns.add(always("config_index", LongType, "The design point's number in the sweep"));
    columns.add(
        always(
            "config_hash",
            StringType,
            "Hash of all parameter values, constants and the network: equal in any sweep"));
    columns.add(always("workload", StringType, "The network, and whose zeros if overridden"));
  }

  /** The type of a parameter's column. */
  static DataType typeOf(Parameter parameter) {
    return parameter.domain() instanceof Domain.IntegerRange
        ? IntegerType
        : parameter.domain() instanceof Domain.RealRange ? DoubleType : StringType;
  }

  private static ResultColumn parameterColumn(Parameter parameter) {
    boolean nullable =
        parameter.domain().byDefault().isEmpty()
            || parameter.readouts().size() < ReadoutKind.values().length;
    return new ResultColumn(
        parameter.column(), typeOf(parameter), parameter.unit(), nullable, parameter.description());
  }

  private static void totals(List<ResultColumn> columns) {
    columns.add(result("energy_pj", "pJ", "Energy of one inference of the whole network"));
    columns.add(result("latency_ns", "ns", "Time of one inference, layer after layer"));
    columns.add(result("area_mm2", "mm2", "Area of the chip that holds the network"));
    columns.add(result("edp_j_s", "J s", "Energy x latency"));
    columns.add(result("edap_j_s_mm2", "J s mm2", "Energy x latency x area"));
    columns.add(result("tops_per_w", "TOPS/W", "2 operations per MAC over energy"));
    columns.add(result("tops_per_mm2", "TOPS/mm2", "2 operations per MAC over latency and area"));
    columns.add(result("inferences_per_s", "1/s", "One inference at a time"));
    columns.add(
        result("pipelined_inferences_per_s", "1/s", "Layers at work on different inferences"));
    columns.add(count("crossbars", "Crossbars on the chip"));
    columns.add(count("tiles_used", "Tiles on the chip"));
    columns.add(result("utilization_frac", "1", "Fraction of cells that hold weights"));
    columns.add(count("macs", "Multiply-accumulates of one inference"));
    columns.add(count("conversions", "Columns digitized in one inference, per bit-stream"));
    columns.add(
        result("readout_pj_per_conversion", "pJ", "ADC, or comparators and DCiM, per conversion"));
    columns.add(result("readout_um2", "um2", "Area of one ADC or one DCiM array"));
    columns.add(result("scale_factor_kib", "KiB", "Memory that holds scale factors"));
    columns.add(result("mean_zero_frac", "1", "Ternary zeros over all layers; 0 without ternary"));
  }

  private static void outcome(List<ResultColumn> columns) {
    columns.add(result("accuracy_top1_pct", "%", "Top-1 accuracy where one is known"));
    columns.add(
        new ResultColumn(
            "accuracy_source", StringType, "", true, "Who published or measured the accuracy"));
    columns.add(always("status", StringType, "ok, invalid, does_not_fit, non_finite or error"));
    columns.add(new ResultColumn("status_reason", StringType, "", true, "Why there is no result"));
    columns.add(always("model_version", StringType, "Version of the cost model"));
    columns.add(always("schema_version", IntegerType, "Version of these columns"));
    columns.add(always("git_sha", StringType, "Commit of the program"));
  }

  private static ResultColumn count(String name, String comment) {
    return new ResultColumn(name, LongType, "", true, comment);
  }
}
