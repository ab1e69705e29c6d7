package org.hcim.jobs.calibrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.jobs.calibrate.TuningPlan.Workload.Trainable;
import org.hcim.jobs.progress.Display;
import org.hcim.jobs.training.BaseDifference;
import org.hcim.jobs.training.FineTunedStages;
import org.hcim.jobs.training.StageJob;
import org.hcim.jobs.training.TrainingWatch;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.TorchEngine;
import org.hcim.simulator.inference.NetworkFile;

/**
 * Trains the networks of a plan from their bases and measures them, one task per network and
 * setting. Completed stages are reused, interrupted ones are resumed.
 */
final class TuningJob {

  private final TuningPlan plan;
  private final StageJob stages;
  private final Display display;
  private final Consumer<String> notices;
  private final Map<CalibrationRun, TunedRun> results = new HashMap<>();

  TuningJob(SparkSession spark, TuningPlan plan, Display display, Consumer<String> notices) {
    this.plan = plan;
    this.display = display;
    this.notices = notices;
    stages = new StageJob(spark, plan.directory().toString(), plan.images(), 1);
  }

  /** The results by run. */
  Map<CalibrationRun, TunedRun> run(List<CalibrationRun> runs) {
    tune(runs);
    report();
    return results;
  }

  /** Reports one sentence per workload and reason. */
  private void report() {
    Map<String, Long> untrained = new TreeMap<>();
    results.forEach(
        (run, result) -> {
          if (result instanceof TunedRun.Untrained why) {
            untrained.merge(run.workload() + ", not trained: " + why.reason(), 1L, Long::sum);
          }
        });
    untrained.forEach(
        (text, count) -> notices.accept("calibrated " + count + " settings of " + text));
  }

  private void tune(List<CalibrationRun> runs) {
    Map<CalibrationRun, StageSetting> last = new LinkedHashMap<>();
    for (CalibrationRun run : runs) {
      plan.refusal(run)
          .ifPresentOrElse(
              reason -> results.put(run, new TunedRun.Untrained(reason)),
              () -> last.put(run, plan.last(run).orElseThrow()));
    }
    if (last.isEmpty()) {
      return;
    }
    TorchEngine.start();
    refuseOtherBases(runs, last);
    train(last);
  }

  private void refuse(Set<CalibrationRun> runs, String reason) {
    runs.forEach(run -> results.put(run, new TunedRun.Untrained(reason)));
  }

  /** Drops the runs whose base would become a different network in training. */
  private void refuseOtherBases(List<CalibrationRun> runs, Map<CalibrationRun, StageSetting> last) {
    Map<StageSetting, Trainable> starts = new LinkedHashMap<>();
    Map<StageSetting, Set<CalibrationRun>> runsOf = new HashMap<>();
    for (CalibrationRun run : runs) {
      if (last.containsKey(run)) {
        var trainable = (Trainable) plan.workloads().get(run.workload());
        StageSetting start = trainable.stages().start(run.setting());
        starts.put(start, trainable);
        runsOf.computeIfAbsent(start, each -> new LinkedHashSet<>()).add(run);
      }
    }
    starts.forEach(
        (start, trainable) -> {
          try {
            check(start, trainable);
          } catch (InvalidDesignException e) {
            refuse(runsOf.get(start), TuningPlan.oneLine(e));
            last.keySet().removeAll(runsOf.get(start));
          }
        });
  }

  private void check(StageSetting start, Trainable trainable) {
    try {
      FineTunedStages tuned = trainable.stages();
      trainable.base().write(tuned.base(), tuned.graph(), plan.images());
      StageJob.Result made = stages.export(List.of(start)).get(0);
      if (made.failure() != null) {
        throw new InvalidDesignException(made.failure());
      }
      Path network = StageFiles.of(plan.directory(), start).network();
      BaseDifference.refuse(
          trainable.base().network(),
          NetworkFile.read(network.toString(), Files.readAllBytes(network)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("try") // the display only has to be open
  private void train(Map<CalibrationRun, StageSetting> last) {
    List<StageSetting> distinct = List.copyOf(new LinkedHashSet<>(last.values()));
    try (TrainingWatch watch = TrainingWatch.of(distinct, plan.directory(), display)) {
      Map<StageSetting, StageJob.Result> made = new HashMap<>();
      stages.measure(distinct).forEach(result -> made.put(result.stage(), result));
      last.forEach((run, stage) -> results.put(run, result(made.get(stage))));
    }
  }

  private static TunedRun result(StageJob.Result result) {
    return result.failure() == null
        ? new TunedRun.Trained(result.stage(), result.outcome())
        : new TunedRun.Untrained(result.failure());
  }
}
