package org.hcim.jobs.training;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.hcim.jobs.accuracy.DatasetName;
import org.hcim.jobs.accuracy.ZerosByLayer;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.psq.training.RunOutcome;
import org.hcim.psq.training.StageSetting;

/** Runs as rows of the table {@code accuracy}. */
record AccuracyRows(String trainingId, String gitSha, int chunkIndex) {

  Row row(long index, TrainingPlan.Run run, StageTask.Result result) {
    Map<String, Object> values = new HashMap<>();
    values.put("training_id", trainingId);
    values.put("chunk_index", chunkIndex);
    values.put("config_index", index);
    values.put("run", run.last().id());
    values.put("workload", run.planned().network().workload());
    values.put("architecture", run.planned().network().graph().name());
    values.put("dataset", DatasetName.of(run.last().images().dataset()));
    values.putAll(run.planned().target().columns());
    values.put("seed", run.planned().seed());
    values.put("recipe", run.last().recipe().toString());
    epochs(run.last(), values);
    if (result.outcome() == null) {
      values.put("status", "error");
      values.put("status_reason", result.failure());
    } else {
      values.put("status", RowTally.OK);
      outcome(result.outcome(), values);
    }
    values.put("source", "trained:" + trainingId);
    values.put("schema_version", AccuracySchema.VERSION);
    values.put("git_sha", gitSha);
    return AccuracySchema.SCHEMA.row(values);
  }

  private static void epochs(StageSetting last, Map<String, Object> values) {
    for (var stage = Optional.of(last); stage.isPresent(); stage = stage.get().before()) {
      String column = stage.get().stage().name().toLowerCase(Locale.ROOT) + "_epochs";
      values.put(column, stage.get().recipe().epochs());
    }
  }

  private static void outcome(RunOutcome outcome, Map<String, Object> values) {
    values.put("train_images", outcome.trainImages());
    values.put("test_images", outcome.testImages());
    values.put("top1_pct", outcome.top1Pct());
    values.put("graph_top1_pct", outcome.graphTop1Pct());
    values.put("agreement_frac", outcome.agreementFrac());
    values.put("ternary_zero_frac", outcome.zeroFrac());
    if (!outcome.zeroFracByLayer().isEmpty()) {
      values.put("zero_frac_by_layer", ZerosByLayer.write(outcome.zeroFracByLayer()));
    }
    values.put("train_images_per_s", outcome.trainImagesPerS());
  }
}
