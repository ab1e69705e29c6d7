package org.hcim.jobs.calibrate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.hcim.jobs.accuracy.AccuracySource;
import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.jobs.accuracy.DatasetName;
import org.hcim.jobs.accuracy.ZerosByLayer;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.jobs.table.Status;
import org.hcim.jobs.training.TrainedColumns;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.spec.BaseNetworks;

/** Calibrations as rows of the table {@code accuracy}. */
record CalibrationRows(TableIdentity identity, Calibrated spec, int chunkIndex) {

  /**
   * The row of a calibrated network.
   *
   * @param untrained the reason why the network was not trained although training was requested
   */
  Row row(
      long index,
      CalibrationRun run,
      CalibrationOutcome outcome,
      Optional<TunedRun.Untrained> untrained) {
    Map<String, Object> values = identity(index, run);
    values.put("run", run.id());
    values.put("seed", 0L);
    values.put("train_images", spec.calibrationImages());
    values.put("source", AccuracySource.CALIBRATED.prefix() + identity.id());
    if (outcome.failure() == null) {
      values.put("status", RowTally.OK);
      untrained.ifPresent(
          each -> values.put("status_reason", AccuracySource.NOT_TRAINED + each.reason()));
      measured(outcome, values);
    } else {
      values.put("status", Status.ERROR.key());
      values.put("status_reason", outcome.failure());
    }
    return AccuracySchema.SCHEMA.row(values);
  }

  /** The row of a network trained from its base. */
  Row row(long index, CalibrationRun run, TunedRun.Trained trained) {
    Map<String, Object> values = identity(index, run);
    values.putAll(TrainedColumns.of(trained.last()));
    values.putAll(TrainedColumns.of(trained.outcome()));
    measured(trained.measured(), values);
    values.put("source", AccuracySource.TRAINED_HERE.prefix() + identity.id());
    values.put("status", RowTally.OK);
    return AccuracySchema.SCHEMA.row(values);
  }

  private Map<String, Object> identity(long index, CalibrationRun run) {
    Map<String, Object> values = new HashMap<>();
    values.put("training_id", identity.id());
    values.put("chunk_index", chunkIndex);
    values.put("config_index", index);
    values.put("workload", run.workload());
    values.put("architecture", BaseNetworks.name(spec.bases().get(run.workload())));
    values.put("dataset", DatasetName.of(spec.images()));
    values.putAll(run.setting().columns());
    values.put("schema_version", AccuracySchema.VERSION);
    values.put("git_sha", identity.gitSha());
    return values;
  }

  private static void measured(CalibrationOutcome outcome, Map<String, Object> values) {
    values.put("test_images", (int) outcome.images());
    values.put("top1_pct", outcome.top1Pct());
    values.put("top1_low_pct", outcome.lowPct());
    values.put("top1_high_pct", outcome.highPct());
    values.put("ternary_zero_frac", outcome.zeroFrac());
    if (!outcome.zeroFracByLayer().isEmpty()) {
      values.put(
          "zero_frac_by_layer", ZerosByLayer.write(new TreeMap<>(outcome.zeroFracByLayer())));
    }
  }
}
