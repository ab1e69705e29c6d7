package org.hcim.jobs.sensitivity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.sweeps.sensitivity.Attribution;
import org.hcim.sweeps.sensitivity.Experiment;

/**
 * Reads each design's metrics in one pass and attributes their variance to the axes of the
 * experiment.
 *
 * <p>Spark reads and filters; sums are computed in the order of the designs' indexes, so no digit
 * depends on how rows are partitioned.
 */
public final class SensitivityJob {

  private SensitivityJob() {}

  /**
   * Analyzes metrics.
   *
   * @param results rows of one sweep
   * @param experiment the designs of that sweep
   * @return answers by row group, then by metric, then by group of designs
   * @throws IllegalArgumentException when the filter is invalid or the data exceed the memory limit
   */
  public static List<Answer> run(Dataset<Row> results, Experiment experiment, Question question) {
    var packing = new Packing(question.by().size(), question.metrics().size());
    Dataset<Row> packed =
        selected(results, question).mapPartitions(packing, Encoders.row(schema(question)));
    Responses responses = Responses.of(packed.toLocalIterator(), packing, experiment.points());
    List<Answer> answers = new ArrayList<>();
    for (List<String> key : responses.keys()) {
      for (int i = 0; i < question.metrics().size(); i++) {
        answers.addAll(answers(question, experiment, responses, key, i));
      }
    }
    return answers;
  }

  private static List<Answer> answers(
      Question question, Experiment experiment, Responses responses, List<String> key, int metric) {
    Map<String, String> by = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      by.put(question.by().get(i), key.get(i));
    }
    LongToDoubleFunction values = responses.of(key, metric);
    List<Attribution> found =
        experiment.attribute(point -> scaled(question, values.applyAsDouble(point)));
    String name = question.metrics().get(metric);
    return found.stream().map(a -> new Answer(name, question.scale(), by, a)).toList();
  }

  /** The metric on the scale, or NaN (a missing value) if the scale does not cover it. */
  private static double scaled(Question question, double metric) {
    return question.scale().covers(metric) ? question.scale().of(metric) : Double.NaN;
  }

  private static Dataset<Row> selected(Dataset<Row> results, Question question) {
    List<Column> columns = new ArrayList<>();
    question.by().forEach(name -> columns.add(coalesce(col(name).cast("string"), lit("NULL"))));
    columns.add(col("config_index"));
    question.metrics().forEach(name -> columns.add(col(name).cast("double")));
    Dataset<Row> ok = results.where("status = 'ok'");
    return question
        .where()
        .map(where -> filtered(ok, where))
        .orElse(ok)
        .select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> filtered(Dataset<Row> rows, String where) {
    try {
      return rows.where(where);
    } catch (Exception e) {
      if (e instanceof AnalysisException analysis) {
        throw new IllegalArgumentException(
            "where (%s) must be boolean SQL over columns of results: %s"
                .formatted(where, analysis.getSimpleMessage().lines().findFirst().orElse("")),
            e);
      }
      throw e;
    }
  }

  private static StructType schema(Question question) {
    var schema = new StructType();
    for (String name : question.by()) {
      schema = schema.add(name, DataTypes.StringType, false);
    }
    return schema.add("designs", DataTypes.BinaryType, false);
  }
}
