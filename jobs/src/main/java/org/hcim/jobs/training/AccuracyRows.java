package org.hcim.jobs.training;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.hcim.jobs.accuracy.AccuracySource;
import org.hcim.jobs.accuracy.DatasetName;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.table.AccuracySchema;

/** Converts runs to rows of the table {@code accuracy}. */
record AccuracyRows(String trainingId, String gitSha, int chunkIndex) {

  Row row(long index, TrainingPlan.Run run, StageJob.Result result) {
    Map<String, Object> values = new HashMap<>();
    values.put("training_id", trainingId);
    values.put("chunk_index", chunkIndex);
    values.put("config_index", index);
    values.put("workload", run.planned().network().workload());
    values.put("architecture", run.planned().network().graph().name());
    values.put("dataset", DatasetName.of(run.last().images().dataset()));
    values.putAll(run.planned().target().columns());
    values.putAll(TrainedColumns.of(run.last()));
    if (result.outcome() == null) {
      values.put("status", "error");
      values.put("status_reason", result.failure());
    } else {
      values.put("status", RowTally.OK);
      values.putAll(TrainedColumns.of(result.outcome()));
    }
    values.put("source", AccuracySource.TRAINED.prefix() + trainingId);
    values.put("schema_version", AccuracySchema.VERSION);
    values.put("git_sha", gitSha);
    return AccuracySchema.SCHEMA.row(values);
  }
}
