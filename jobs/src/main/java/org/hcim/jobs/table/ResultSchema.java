package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.ResultColumn.always;
import static org.hcim.jobs.table.ResultColumn.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  public static final int VERSION = 2;

  /** Parameters whose columns came with version 2; rows of older tables are NULL there. */
  private static final Set<Parameter> SINCE_VERSION_2 =
      EnumSet.of(
          Parameter.CONSTANTS_PROFILE,
          Parameter.TEMPERATURE_C,
          Parameter.ADC_RATE_GS,
          Parameter.ADC_POWER_MW,
          Parameter.ADC_AREA_UM2,
          Parameter.INFERENCES_PER_S);

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
    figures(columns);
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
  public static DataType typeOf(Parameter parameter) {
    return parameter.domain() instanceof Domain.IntegerRange
        ? IntegerType
        : parameter.domain() instanceof Domain.RealRange ? DoubleType : StringType;
  }

  /** The column of a parameter: its name, except where a result of version 1 has that name. */
  public static String columnOf(Parameter parameter) {
    return parameter == Parameter.INFERENCES_PER_S
        ? "given_" + parameter.column()
        : parameter.column();
  }

  /** The parameter whose column, or whose name in a spec, this is. */
  public static Optional<Parameter> parameterOf(String column) {
    return Arrays.stream(Parameter.values())
        .filter(p -> columnOf(p).equals(column) || p.column().equals(column))
        .findFirst();
  }

  /** Returns whether tables of version 1 have no column for the parameter. */
  public static boolean isSinceVersion2(Parameter parameter) {
    return SINCE_VERSION_2.contains(parameter);
  }

  private static ResultColumn parameterColumn(Parameter parameter) {
    boolean nullable =
        isSinceVersion2(parameter)
            || parameter.domain().byDefault().isEmpty()
            || parameter.readouts().size() < ReadoutKind.values().length;
    return new ResultColumn(
        columnOf(parameter),
        typeOf(parameter),
        parameter.unit(),
        nullable,
        parameter.description());
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

  private static void figures(List<ResultColumn> columns) {
    columns.add(result("unit_step_mv", "mV", "One unit of partial sum on a bitline"));
    columns.add(result("ir_drop_frac", "1", "The far cell's signal that the bitline's wire takes"));
    columns.add(result("comparator_size_factor", "", "Size of a comparator over minimum size"));
    columns.add(
        new ResultColumn(
            "adc_required_bits", IntegerType, "bit", true, "ADC bits that clip no partial sum"));
    columns.add(flag("adc_clips", "The ADC has fewer bits than adc_required_bits"));
    columns.add(flag("technology_extrapolated", "A factor of the process is not a published fit"));
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

  private static ResultColumn flag(String name, String comment) {
    return new ResultColumn(name, BooleanType, "", true, comment);
  }

  private static ResultColumn count(String name, String comment) {
    return new ResultColumn(name, LongType, "", true, comment);
  }
}
