package org.hcim.jobs.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.jobs.export.FloatExport;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.EpochMetrics;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.NetworkMeasurement;
import org.hcim.psq.training.RunOutcome;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.StageTraining;
import org.hcim.psq.training.TorchEngine;
import org.hcim.psq.training.TrainingData;
import org.hcim.psq.training.TrainingException;
import org.hcim.psq.training.TrainingListener;

/**
 * Trains a stage within a task, up to its goal.
 *
 * @param directory directory of all stages, visible to every worker
 * @param threads threads of the task
 */
record StageTask(String directory, Images images, Goal goal, int threads)
    implements Function<StageSetting, StageJob.Result> {

  private static final int CHECKPOINT_STEPS = 50;

  /** The final product of a task. */
  enum Goal {
    /** The weights of the stage. */
    WEIGHTS,
    /** The integer network. */
    NETWORK,
    /** The network and its accuracy. */
    OUTCOME
  }

  /** Images cached in this process; all tasks of a job use the same. */
  private static final ConcurrentHashMap<Images, TrainingData> DATA = new ConcurrentHashMap<>();

  @Override
  public StageJob.Result call(StageSetting stage) throws IOException {
    TorchEngine.start();
    try {
      Path stages = Path.of(directory);
      TrainingData data = data();
      var listener = new TaskListener(TaskContext.get());
      new StageTraining(stages, data, listener, CHECKPOINT_STEPS, threads).train(stage);
      var measurement = new NetworkMeasurement(stages, data, threads);
      return new StageJob.Result(stage, made(measurement, stage), null);
    } catch (TrainingException.Cancelled e) {
      throw e;
    } catch (TrainingException | InvalidDesignException e) {
      return new StageJob.Result(stage, null, e.getMessage());
    }
  }

  /**
   * Creates the outputs that a trained stage lacks; returns null if the goal is not a measurement.
   */
  private RunOutcome made(NetworkMeasurement measurement, StageSetting stage) throws IOException {
    if (goal == Goal.NETWORK) {
      measurement.export(stage);
    }
    return goal == Goal.OUTCOME ? measured(measurement, stage) : null;
  }

  /** Measures a network; a floating-point one is also exported as an ONNX model. */
  private static RunOutcome measured(NetworkMeasurement measurement, StageSetting stage)
      throws IOException {
    StageFiles files = StageFiles.of(measurement.stages(), stage);
    if (stage.stage() == Stage.FLOAT && !Files.exists(files.outcome())) {
      files.writeModel(FloatExport.of(measurement.real(stage)).bytes());
    }
    return measurement.of(stage);
  }

  private TrainingData data() throws IOException {
    TrainingData data = DATA.get(images);
    if (data == null) {
      data = TrainingData.open(images);
      DATA.put(images, data);
    }
    return data;
  }

  /** Stops training when Spark stops the task. */
  private record TaskListener(TaskContext task) implements TrainingListener {

    @Override
    public void step(StageSetting stage, int epoch, double fraction) {}

    @Override
    public void epoch(StageSetting stage, EpochMetrics metrics) {}

    @Override
    public boolean isCancelled() {
      return task != null && task.isInterrupted();
    }
  }
}
