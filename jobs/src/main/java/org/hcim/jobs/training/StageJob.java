package org.hcim.jobs.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.RunOutcome;
import org.hcim.psq.training.StageSetting;

/**
 * Trains stages, one task each; completed stages in the directory are not trained again.
 *
 * @param directory directory of all stages, visible to every worker
 * @param images images of all stages
 * @param threads cores per stage
 */
public record StageJob(SparkSession spark, String directory, Images images, int threads) {

  /**
   * The result of a stage.
   *
   * @param outcome null if the network was not measured or failed
   * @param failure null after success
   */
  public record Result(StageSetting stage, RunOutcome outcome, String failure)
      implements Serializable {}

  /** Trains stages. */
  List<Result> train(List<StageSetting> stages) {
    return tasks(stages, StageTask.Goal.WEIGHTS);
  }

  /** Trains stages and exports their networks for the simulator. */
  public List<Result> export(List<StageSetting> stages) {
    return tasks(stages, StageTask.Goal.NETWORK);
  }

  /** Trains stages and measures their networks. */
  public List<Result> measure(List<StageSetting> stages) {
    return tasks(stages, StageTask.Goal.OUTCOME);
  }

  private List<Result> tasks(List<StageSetting> stages, StageTask.Goal goal) {
    if (stages.isEmpty()) {
      return List.of();
    }
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var task = new StageTask(directory, images, goal, threads);
    int together = Math.max(1, context.defaultParallelism() / threads);
    int tasks = threads == 1 ? stages.size() : Math.min(stages.size(), together);
    return context.parallelize(new ArrayList<>(stages), tasks).map(task).collect();
  }
}
