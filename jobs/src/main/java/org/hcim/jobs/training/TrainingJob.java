package org.hcim.jobs.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.accuracy.AccuracyWriter;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.TableStore;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.StageSetting;

/**
 * Trains the remaining stages of a training: all stages of one kind before the next kind, so that
 * runs share stages. One stage is one task. Stages that are complete in the stages' directory are
 * not trained again.
 */
public final class TrainingJob {

  private final SparkSession spark;
  private final TableStore store;
  private final TrainingPlan plan;
  private final String directory;
  private final String trainingId;
  private final String gitSha;
  private final int threads;

  /**
   * @param directory of all stages; every worker sees it
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
    this.directory = directory;
    this.trainingId = trainingId;
    this.gitSha = gitSha;
    this.threads = threads;
  }

  /** Trains, measures and commits. */
  public void run() {
    var writer = new AccuracyWriter(spark, store, trainingId);
    for (Chunk chunk : store.pending()) {
      List<TrainingPlan.Run> runs =
          plan.runs().subList((int) chunk.firstPoint(), (int) chunk.endPoint());
      var part = new TrainingPlan(plan.spec(), plan.images(), plan.imagesHash(), runs);
      for (Stage kind : Stage.values()) {
        tasks(part.stages(kind), false);
      }
      List<StageSetting> last = runs.stream().map(TrainingPlan.Run::last).toList();
      writer.commit(chunk, rows(chunk, runs, tasks(last, true)));
    }
    writer.complete(plan.images().dataset(), plan.runs().size());
  }

  private List<StageTask.Result> tasks(List<StageSetting> stages, boolean isMeasured) {
    if (stages.isEmpty()) {
      return List.of();
    }
    var task = new StageTask(directory, plan.images(), isMeasured, threads);
    int together = Math.max(1, context().defaultParallelism() / threads);
    int tasks = threads == 1 ? stages.size() : Math.min(stages.size(), together);
    return context().parallelize(new ArrayList<>(stages), tasks).map(task).collect();
  }

  private List<Row> rows(Chunk chunk, List<TrainingPlan.Run> runs, List<StageTask.Result> results) {
    Map<String, StageTask.Result> byStage = new HashMap<>();
    results.forEach(result -> byStage.put(result.stage().id(), result));
    var rows = new AccuracyRows(trainingId, gitSha, chunk.index());
    List<Row> table = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      TrainingPlan.Run run = runs.get(i);
      table.add(rows.row(chunk.firstPoint() + i, run, byStage.get(run.last().id())));
    }
    return table;
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
