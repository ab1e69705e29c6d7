package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.ResultColumn.always;
import static org.hcim.jobs.table.ResultColumn.result;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;

/** The columns of the table {@code accuracy}, in order: one row for each training run. */
public final class AccuracySchema {

  /** Grows when a column is added; columns are never renamed or retyped. */
  public static final int VERSION = 1;

  private static final List<ResultColumn> COLUMNS = columnsInOrder();
  private static final StructType TYPE =
      new StructType(COLUMNS.stream().map(ResultColumn::field).toArray(StructField[]::new));

  private AccuracySchema() {}

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
    columns.add(always("training_id", StringType, "The training: t_ and the hash of its spec"));
    columns.add(always("chunk_index", IntegerType, "The chunk in which the row was committed"));
    columns.add(always("config_index", LongType, "The run's number in the training"));
    columns.add(always("run", StringType, "The run's directory below OUT/stages"));
    columns.add(always("workload", StringType, "The network by the name that sweeps know"));
    columns.add(always("architecture", StringType, "The network whose layers were trained"));
    columns.add(always("dataset", StringType, "Whose images: builtin, or the directory's name"));
    columns.add(
        always(
            AlgorithmSetting.LEVELS_COLUMN,
            StringType,
            "ternary, binary, adc, ideal (partial sums are not quantized) or float"));
    AlgorithmSetting.parameters().forEach(parameter -> columns.add(parameter(parameter)));
    columns.add(always("seed", LongType, "Of weights, order of images and augmentation"));
    columns.add(count("float_epochs", "Passes over the images in floating point"));
    columns.add(count("qat_epochs", "Passes with quantized weights and activations"));
    columns.add(count("psq_epochs", "Passes with quantized partial sums"));
    columns.add(count("train_images", "Images trained on"));
    columns.add(count("test_images", "Images tested on"));
    columns.add(
        result("top1_pct", "%", "Top-1 accuracy, of the bit-exact simulation but for float"));
    columns.add(result("graph_top1_pct", "%", "The same of the training graph"));
    columns.add(
        result("agreement_frac", "1", "Test images that simulation and graph classify alike"));
    columns.add(result("ternary_zero_frac", "1", "Ternary values that were 0, of all layers"));
    columns.add(text("zero_frac_by_layer", "The same by layer, as JSON"));
    columns.add(text("recipe", "How it was trained, as JSON"));
    columns.add(result("train_images_per_s", "1/s", "Images trained a second in the last stage"));
    columns.add(text("source", "Who measured it"));
    columns.add(always("status", StringType, "ok or error"));
    columns.add(text("status_reason", "Why there is no result"));
    columns.add(always("schema_version", IntegerType, "Version of these columns"));
    columns.add(always("git_sha", StringType, "Commit of the program"));
    return List.copyOf(columns);
  }

  private static ResultColumn parameter(Parameter parameter) {
    return new ResultColumn(
        parameter.column(),
        ResultSchema.typeOf(parameter),
        parameter.unit(),
        true,
        parameter.description());
  }

  private static ResultColumn count(String name, String comment) {
    return new ResultColumn(name, IntegerType, "", true, comment);
  }

  private static ResultColumn text(String name, String comment) {
    return new ResultColumn(name, StringType, "", true, comment);
  }
}
