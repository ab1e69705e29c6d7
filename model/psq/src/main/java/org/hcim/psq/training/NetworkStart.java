package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.network.Stage;

/**
 * Creates networks in their state at the start or end of a stage.
 *
 * @param stages the directory of all stages
 * @param manager the owner of the networks' arrays
 */
record NetworkStart(Path stages, TrainingData data, NDManager manager) {

  /** Number of images on which new steps, thresholds and scale factors are calibrated. */
  private static final int CALIBRATION_IMAGES = 64;

  /** Returns a network at the start of a stage, with its starting weights or new ones. */
  PsqNetwork before(StageSetting stage) throws IOException {
    if (stage.start() instanceof StageStart.After after) {
      PsqNetwork network = after(after.stage(), stage);
      advance(network, stage);
      return network;
    }
    PsqNetwork network = create(stage);
    if (stage.start() instanceof StageStart.Deployed deployed) {
      restore(network, stage.stage(), filesOf(deployed));
      return network;
    }
    Weights.draw(network, stage.seed());
    if (stage.start() instanceof StageStart.Imported imported) {
      try (NDManager scratch = manager.newSubManager()) {
        network.adopt(ImportedWeights.read(imported), images(scratch, stage));
      }
    }
    return network;
  }

  /** Returns a network with the final weights of a stage. */
  PsqNetwork after(StageSetting stage) throws IOException {
    return after(stage, stage);
  }

  /** Returns the network with exact sums that teaches a stage, which must have one. */
  PsqNetwork teacher(StageSetting stage) throws IOException {
    if (stage.exact().isPresent()) {
      return after(stage.exact().get());
    }
    PsqNetwork network = create(stage);
    restore(network, Stage.QAT, filesOf(stage.teacher().orElseThrow()));
    return network;
  }

  private PsqNetwork after(StageSetting done, StageSetting next) throws IOException {
    PsqNetwork network = create(next);
    restore(network, done.stage(), StageFiles.of(stages, done));
    return network;
  }

  /** Creates a network for a stage's setting, with arbitrary parameter values. */
  PsqNetwork create(StageSetting stage) {
    var shape = data.train().shape();
    var network = new PsqNetwork(stage.graph(), stage.algorithm(), stage.rules());
    network.initialize(
        manager, DataType.FLOAT32, new Shape(1, shape.channels(), shape.height(), shape.width()));
    return network;
  }

  private void advance(PsqNetwork network, StageSetting to) {
    if (network.stage() == to.stage()) {
      return;
    }
    try (NDManager scratch = manager.newSubManager()) {
      network.advance(to.stage(), images(scratch, to));
    }
  }

  private NDArray images(NDManager scratch, StageSetting stage) {
    int bits = stage.algorithm().precision().activationBits();
    int count = Math.min(CALIBRATION_IMAGES, data.train().count());
    return Evaluation.images(scratch, data.train(), bits, 0, count);
  }

  private static StageFiles filesOf(StageStart.Deployed network) {
    return new StageFiles(Path.of(network.directory()));
  }

  private static void restore(PsqNetwork network, Stage stage, StageFiles files)
      throws IOException {
    network.enter(stage);
    Weights.restore(network, Checkpoint.read(files.weights()).tensors());
  }
}
