package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.training.Checkpoint.Place;
import org.hcim.psq.training.Checkpoint.Tensor;

/**
 * Trains one stage of a network, and the stages before it where they are not trained yet. A stage
 * that was stopped continues from its checkpoint and ends with the same weights as one that was
 * not.
 */
public final class StageTraining {

  /**
   * Images from which the running statistics are taken at the end of an epoch. Those that gather in
   * training are mostly of the last few parts of batches, too few for small partial sums. The
   * number is ours.
   */
  private static final int SETTLING_IMAGES = 1024;

  private final Path stages;
  private final TrainingData data;
  private final TrainingListener listener;
  private final int checkpointSteps;

  /**
   * @param stages the directory of all stages
   * @param checkpointSteps after so many steps a checkpoint is written
   */
  public StageTraining(
      Path stages, TrainingData data, TrainingListener listener, int checkpointSteps) {
    this.stages = stages;
    this.data = data;
    this.listener = listener;
    this.checkpointSteps = checkpointSteps;
  }

  /**
   * Trains a stage, unless that was done.
   *
   * @throws TrainingException.Cancelled when the listener asks to stop
   */
  @SuppressWarnings("try") // what is open acts by being open
  public StageFiles train(StageSetting stage) throws IOException {
    StageFiles files = StageFiles.of(stages, stage);
    if (files.isTrained()) {
      return files;
    }
    if (stage.before().isPresent()) {
      train(stage.before().get());
    }
    Files.createDirectories(files.directory());
    try (Recording none = Recording.off();
        NDManager manager = NDManager.newBaseManager()) {
      PsqNetwork network = new NetworkStart(stages, data, manager).before(stage);
      new Run(stage, files, network, manager).toTheEnd();
      network.clear();
    }
    return files;
  }

  /** One stage under way. */
  private final class Run {

    private final StageSetting stage;
    private final StageFiles files;
    private final PsqNetwork network;
    private final NDManager manager;
    private final Batches batches;
    private final SgdOptimizer descent;
    private final long steps;
    private Place place = Place.START;

    Run(StageSetting stage, StageFiles files, PsqNetwork network, NDManager manager)
        throws IOException {
      this.stage = stage;
      this.files = files;
      this.network = network;
      this.manager = manager;
      int bits = stage.algorithm().precision().activationBits();
      batches = new Batches(data.train(), bits, stage.recipe(), stage.seed());
      descent = new SgdOptimizer(manager, network.getParameters(), stage.recipe());
      steps = (long) stage.recipe().epochs() * batches.steps();
      if (Files.exists(files.checkpoint())) {
        Checkpoint checkpoint = Checkpoint.read(files.checkpoint());
        place = checkpoint.place();
        Weights.restore(network, checkpoint.tensors());
        descent.restore(checkpoint.tensors());
      }
    }

    void toTheEnd() throws IOException {
      while (place.epoch() < stage.recipe().epochs() && !isStale()) {
        epoch();
      }
      new Checkpoint(Place.START, Weights.of(network)).write(files.weights());
      Files.deleteIfExists(files.checkpoint());
    }

    private boolean isStale() {
      int patience = stage.recipe().patience();
      return patience > 0 && place.stale() >= patience;
    }

    private void epoch() throws IOException {
      int[] order = batches.order(place.epoch());
      long start = System.nanoTime();
      int first = place.step();
      while (place.step() < batches.steps()) {
        step(order);
        listener.step(stage, place.epoch() + 1, (double) done() / steps);
        boolean cancelled = listener.isCancelled();
        if (cancelled || place.step() % checkpointSteps == 0) {
          save();
        }
        if (cancelled) {
          throw new TrainingException.Cancelled(stage);
        }
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      settle(order);
      end(batches.images(first, place.step()) / seconds);
    }

    private void step(int[] order) {
      int from = place.step() * stage.recipe().batch();
      int to = Math.min(order.length, from + stage.recipe().batch());
      double[] sums = new double[2];
      int most = MicroBatches.most(network);
      for (int at = from; at < to; at += most) {
        gradients(order, at, Math.min(to, at + most), to - from, sums);
      }
      descent.step(stage.recipe().learningRate(done(), steps));
      place =
          new Place(
              place.epoch(),
              place.step() + 1,
              place.lossSum() + sums[0],
              place.correct() + (long) sums[1],
              place.leastLoss(),
              place.stale());
    }

    /** Adds the gradients of some images of a batch, with their share in it. */
    private void gradients(int[] order, int from, int to, int batch, double[] sums) {
      try (NDManager scratch = manager.newSubManager();
          Recording recording = Recording.on()) {
        NDArray images = batches.changed(scratch, place.epoch(), order, from, to);
        NDArray labels = batches.labels(scratch, order, from, to);
        var store = new ParameterStore(scratch, false);
        NDArray logits = network.forward(store, new NDList(images), true).singletonOrThrow();
        NDArray loss =
            Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
        NDArray share = scratch.create((float) (to - from) / batch);
        recording.backward(loss.mul(share));
        double mean = loss.getFloat();
        if (!Double.isFinite(mean)) {
          throw new TrainingException(
              "the loss of stage %s is %s in epoch %d: a lower learning_rate may help"
                  .formatted(stage.stage(), mean, place.epoch() + 1));
        }
        sums[0] += mean * (to - from);
        sums[1] += Evaluation.correct(logits, labels);
      }
    }

    /** Takes the running statistics anew, by images of the epoch as it changed them. */
    private void settle(int[] order) {
      int count = Math.min(SETTLING_IMAGES, order.length);
      int most = Math.min(Evaluation.BATCH, MicroBatches.most(network));
      for (int from = 0; from < count; from += most) {
        try (NDManager scratch = manager.newSubManager()) {
          int to = Math.min(count, from + most);
          network.settle(batches.changed(scratch, place.epoch(), order, from, to), from);
        }
      }
    }

    private long done() {
      return (long) place.epoch() * batches.steps() + place.step();
    }

    private void end(double imagesPerS) throws IOException {
      int count = data.train().count();
      double loss = place.lossSum() / count;
      var metrics =
          new EpochMetrics(
              place.epoch() + 1,
              loss,
              100.0 * place.correct() / count,
              Evaluation.top1Pct(network, manager, data.test()),
              stage.recipe().learningRate(Math.max(0, done() - 1), steps),
              imagesPerS);
      files.record(metrics);
      listener.epoch(stage, metrics);
      boolean better = loss < place.leastLoss();
      place =
          new Place(
              place.epoch() + 1,
              0,
              0,
              0,
              Math.min(loss, place.leastLoss()),
              better ? 0 : place.stale() + 1);
      save();
    }

    private void save() throws IOException {
      var tensors = new LinkedHashMap<String, Tensor>(Weights.of(network));
      tensors.putAll(descent.state());
      new Checkpoint(place, tensors).write(files.checkpoint());
    }
  }
}
