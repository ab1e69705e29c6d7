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
 * Trains a stage in a task, up to its goal.
 *
 * @param directory of all stages; every worker sees it
 * @param threads of the task
 */
record StageTask(String directory, Images images, Goal goal, int threads)
    implements Function<StageSetting, StageJob.Result> {

  private static final int CHECKPOINT_STEPS = 50;

  /** The last thing that a task makes. */
  enum Goal {
    /** The weights of the stage. */
    WEIGHTS,
    /** The network of whole numbers. */
    NETWORK,
    /** The network and its accuracy. */
    OUTCOME
  }

  /** Images of this process; all tasks of a job have the same. */
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

  /** Makes what a trained stage lacks. Returns null where it is not measured. */
  private RunOutcome made(NetworkMeasurement measurement, StageSetting stage) throws IOException {
    if (goal == Goal.NETWORK) {
      measurement.export(stage);
    }
    return goal == Goal.OUTCOME ? measured(measurement, stage) : null;
  }

  /** Measures a network; one of real numbers becomes an ONNX model as well. */
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

  /** Stops when Spark stops the task. */
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
