package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.training.Checkpoint.Place;
import org.hcim.psq.training.Checkpoint.Tensor;

/**
 * Trains one stage of a network, after the stages before it that are not trained yet. An
 * interrupted stage resumes from its checkpoint and ends with the same weights as an uninterrupted
 * one.
 */
public final class StageTraining {

  /**
   * Number of images from which the running statistics are recomputed at the end of an epoch.
   * Statistics from training cover mostly the last few parts of batches, too few for small partial
   * sums. The number is our choice.
   */
  private static final int SETTLING_IMAGES = 1024;

  private final Path stages;
  private final TrainingData data;
  private final TrainingListener listener;
  private final int checkpointSteps;
  private final int threads;

  /**
   * @param stages the directory of all stages
   * @param checkpointSteps steps between two checkpoints
   * @param threads threads per training run; they do not affect results
   */
  public StageTraining(
      Path stages, TrainingData data, TrainingListener listener, int checkpointSteps, int threads) {
    this.stages = stages;
    this.data = data;
    this.listener = listener;
    this.checkpointSteps = checkpointSteps;
    this.threads = threads;
  }

  /**
   * Trains a stage unless it is already trained.
   *
   * @throws TrainingException.Cancelled if the listener cancels the training
   */
  @SuppressWarnings("try") // resource used only for its effect
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
        NDManager manager = NDManager.newBaseManager();
        Replicas replicas = replicas(stage, manager);
        Distillation distillation =
            Distillation.of(stage, new NetworkStart(stages, data, manager), replicas.count())) {
      new Run(stage, files, replicas, distillation, manager).toTheEnd();
    }
    return files;
  }

  private Replicas replicas(StageSetting stage, NDManager manager) throws IOException {
    var start = new NetworkStart(stages, data, manager);
    var networks = new ArrayList<>(List.of(start.before(stage)));
    int images = Math.min(stage.recipe().batch(), data.train().count());
    while (networks.size() < BatchPart.ofBatch(0, images).size()) {
      PsqNetwork copy = start.create(stage);
      copy.enter(stage.stage());
      networks.add(copy);
    }
    return new Replicas(networks, manager, threads);
  }

  /**
   * The result of one part of a batch.
   *
   * @param lossSum the sum of the losses of its images
   * @param correct the number of correctly classified images
   */
  private record PartResult(double lossSum, long correct) {}

  /** The training of one stage. */
  private final class Run {

    private final StageSetting stage;
    private final StageFiles files;
    private final Replicas replicas;
    private final Distillation distillation;
    private final PsqNetwork network;
    private final NDManager manager;
    private final Batches batches;
    private final SgdOptimizer descent;
    private final long steps;
    private Place place = Place.START;

    Run(
        StageSetting stage,
        StageFiles files,
        Replicas replicas,
        Distillation distillation,
        NDManager manager)
        throws IOException {
      this.stage = stage;
      this.files = files;
      this.replicas = replicas;
      this.distillation = distillation;
      network = replicas.first();
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
        replicas.spread();
      }
    }

    void toTheEnd() throws IOException {
      if (stage.isCalibratedOnly()) {
        settle(batches.order(0));
      }
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
      end((batches.start(place.step()) - batches.start(first)) / seconds);
    }

    private void step(int[] order) {
      int from = batches.start(place.step());
      int to = batches.start(place.step() + 1);
      List<BatchPart> parts = BatchPart.ofBatch(from, to);
      List<PartResult> results =
          replicas.run(
              parts.size(),
              (part, replica, scratch) ->
                  gradients(replica, scratch, order, part, parts.get(part), to - from));
      replicas.gatherGradients(parts.size());
      descent.step(stage.recipe().learningRate(done(), steps));
      replicas.spread();
      place =
          new Place(
              place.epoch(),
              place.step() + 1,
              place.lossSum() + results.stream().mapToDouble(PartResult::lossSum).sum(),
              place.correct() + results.stream().mapToLong(PartResult::correct).sum(),
              place.leastLoss(),
              place.stale());
    }

    /**
     * Adds the gradients of a part of a batch, weighted by its share of the batch, to those of a
     * replica.
     */
    private PartResult gradients(
        PsqNetwork replica, NDManager scratch, int[] order, int number, BatchPart part, int batch) {
      NDArray images = batches.changed(scratch, place.epoch(), order, part.from(), part.to());
      Optional<NDArray> target = distillation.target(number, scratch, images);
      try (Recording recording = Recording.on()) {
        NDArray labels = batches.labels(scratch, order, part.from(), part.to());
        var pass = Pass.training(new ParameterStore(scratch, false), scratch, batch);
        NDArray logits = replica.apply(pass, images);
        NDArray loss =
            Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
        NDArray share = scratch.create((float) part.images() / batch);
        recording.backward(distillation.loss(loss, logits, target).mul(share));
        pass.learned().ifPresent(recording::backward);
        double mean = loss.getFloat();
        if (!Double.isFinite(mean)) {
          throw new TrainingException(
              "the loss of stage %s is %s in epoch %d: a lower learning_rate may help"
                  .formatted(stage.stage(), mean, place.epoch() + 1));
        }
        return new PartResult(mean * part.images(), Evaluation.correct(logits, labels));
      }
    }

    /** Recomputes the running statistics from augmented images in the order of an epoch. */
    private void settle(int[] order) {
      int count = Math.min(SETTLING_IMAGES, order.length);
      for (BatchPart part : BatchPart.ofEvaluation(count, stage.stage())) {
        try (NDManager scratch = manager.newSubManager()) {
          network.settle(
              batches.changed(scratch, place.epoch(), order, part.from(), part.to()), part.from());
        }
      }
      replicas.spread();
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
              Evaluation.top1Pct(Evaluation.classes(replicas, data.test()), data.test()),
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
