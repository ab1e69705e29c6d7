package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.hcim.jobs.table.TableColumn.measure;
import static org.hcim.jobs.table.TableColumn.optional;
import static org.hcim.jobs.table.TableColumn.required;

import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.jobs.store.Table;

/** The table {@code accuracy}: one row per network, algorithm setting and seed. */
public final class AccuracySchema {

  /** Incremented when a column is added; columns are never renamed or retyped. */
  public static final int VERSION = 5;

  private static final String ABOUT =
      """
      One row per training run or calibration: a network, an algorithm setting and a seed ([accuracy](accuracy.md)). Files:
      `OUT/accuracy/training=<training_id>/chunk=<n>/part-*.parquet`. The columns of a setting are named as in
      `results` and NULL when they do not apply; a run's checkpoints are in `OUT/stages/<run>`.
      """;

  /** The columns. */
  public static final TableSchema SCHEMA =
      TableSchema.of(
          Table.ACCURACY,
          VERSION,
          ABOUT,
          Stream.of(identity(), setting(), training(), results(), outcome())
              .flatMap(List::stream)
              .toList());

  private AccuracySchema() {}

  private static List<TableColumn> identity() {
    return List.of(
        required(
            "training_id", StringType, "The training or calibration: t_ and the hash of its spec"),
        TableColumn.chunkIndex(),
        TableColumn.configIndex("The run's number in the training"),
        required(
            "run",
            StringType,
            "The run's directory below OUT/stages, or the hash of a calibration"),
        required("workload", StringType, "The network by its name in sweeps"),
        required("architecture", StringType, "The network whose layers were trained"),
        required("dataset", StringType, "The images: builtin, or the directory's name"),
        required(
            AlgorithmSetting.LEVELS_COLUMN,
            StringType,
            "ternary, binary, adc, ideal (partial sums are not quantized) or float"));
  }

  private static List<TableColumn> setting() {
    return AlgorithmSetting.parameters().stream()
        .map(parameter -> TableColumn.of(parameter, true, parameter.description()))
        .toList();
  }

  private static List<TableColumn> training() {
    return List.of(
        required(
            "seed",
            LongType,
            "Random seed of weights, order of images and augmentation; 0 for calibration"),
        optional("float_epochs", IntegerType, "Passes over the images in floating point"),
        optional("qat_epochs", IntegerType, "Passes with quantized weights and activations"),
        optional("psq_epochs", IntegerType, "Passes with quantized partial sums"),
        optional(
            "started_from",
            StringType,
            "The stage or the imported weights that the run's first stage starts from, by its"
                + " directory's name; NULL for new weights"),
        optional("train_images", IntegerType, "Images used for training or calibration"),
        optional("test_images", IntegerType, "Images used for testing"));
  }

  private static List<TableColumn> results() {
    return List.of(
        measure(
            "top1_pct", "%", "Top-1 accuracy of the bit-exact simulation; of the graph for float"),
        measure("graph_top1_pct", "%", "Top-1 accuracy of the training graph"),
        measure(
            "agreement_frac",
            "1",
            "Fraction of test images that simulation and training graph classify alike"),
        measure(
            "ternary_zero_frac", "1", "Fraction of ternary values that were 0, over all layers"),
        optional(
            "zero_frac_by_layer",
            StringType,
            "Fraction of ternary values that were 0, by layer, as JSON"),
        optional("recipe", StringType, "The training recipe, as JSON"),
        measure("train_images_per_s", "1/s", "Training throughput in the last stage"),
        measure(
            "top1_low_pct",
            "%",
            "Lower end of the 95 % confidence interval of a calibrated network's accuracy"),
        measure(
            "top1_high_pct",
            "%",
            "Upper end of the 95 % confidence interval of a calibrated network's accuracy"));
  }

  private static List<TableColumn> outcome() {
    return List.of(
        optional("source", StringType, "The training or calibration that measured the accuracy"),
        required("status", StringType, "ok or error"),
        optional("status_reason", StringType, "Reason why there is no result"),
        TableColumn.schemaVersion(),
        TableColumn.gitSha());
  }
}
