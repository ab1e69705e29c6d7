package org.hcim.jobs.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.accuracy.AccuracyWriter;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.TableStore;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.TorchEngine;

/**
 * Trains the remaining stages of a training, one task each: all stages of one kind before the next
 * kind, because runs share stages. Completed stages in the directory are not trained again.
 */
public final class TrainingJob {

  private final SparkSession spark;
  private final TableStore store;
  private final TrainingPlan plan;
  private final StageJob stages;
  private final String trainingId;
  private final String gitSha;

  /**
   * Creates a job.
   *
   * @param directory directory of all stages, visible to every worker
   * @param threads cores per network
   */
  public TrainingJob(
      SparkSession spark,
      TableStore store,
      TrainingPlan plan,
      String directory,
      String trainingId,
      String gitSha,
      int threads) {
    this.spark = spark;
    this.store = store;
    this.plan = plan;
    stages = new StageJob(spark, directory, plan.images(), threads);
    this.trainingId = trainingId;
    this.gitSha = gitSha;
  }

  /**
   * Trains, measures and commits.
   *
   * @throws org.hcim.psq.training.TrainingException.NoEngine before any training
   */
  public void run() {
    TorchEngine.start();
    var writer = new AccuracyWriter(spark, store, trainingId);
    for (Chunk chunk : store.pending()) {
      List<TrainingPlan.Run> runs =
          plan.runs().subList((int) chunk.firstPoint(), (int) chunk.endPoint());
      var part = new TrainingPlan(plan.spec(), plan.images(), plan.imagesHash(), runs);
      for (Stage kind : Stage.values()) {
        stages.train(part.stages(kind));
      }
      List<StageSetting> last = runs.stream().map(TrainingPlan.Run::last).toList();
      writer.commit(chunk, rows(chunk, runs, stages.measure(last)));
    }
    writer.complete(plan.images().dataset(), plan.runs().size());
  }

  private List<Row> rows(Chunk chunk, List<TrainingPlan.Run> runs, List<StageJob.Result> results) {
    Map<String, StageJob.Result> byStage = new HashMap<>();
    results.forEach(result -> byStage.put(result.stage().id(), result));
    var rows = new AccuracyRows(trainingId, gitSha, chunk.index());
    List<Row> table = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      TrainingPlan.Run run = runs.get(i);
      table.add(rows.row(chunk.firstPoint() + i, run, byStage.get(run.last().id())));
    }
    return table;
  }
}
