package org.hcim.jobs.training;

import static org.hcim.accelerator.design.Check.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.psq.network.ProductStructures;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.StageStart;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.CommonSetting;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.shipped.ProductShapes;

/**
 * An integer network with an ideal readout from which trainings start.
 *
 * @param sha256 hash of its file
 */
public record BaseStart(QuantizedNetwork network, String sha256) {

  public BaseStart {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(sha256, "sha256");
  }

  /** The precision of its weights and activations. */
  public Precision precision() {
    return CommonSetting.of(network).setting().precision();
  }

  /** Returns whether its last layer has a bias. */
  public boolean hasClassifierBias() {
    return network.layers().get(network.layers().size() - 1) instanceof QuantizedLayer.Product last
        && !last.bias().isEmpty();
  }

  /**
   * Rejects a base that preprocesses its images or has another number of classes.
   *
   * @param classes number of classes of the images
   */
  public void requireImages(int classes) {
    check(
        network.preprocessing().equals(Preprocessing.NONE),
        "the base network must take images without preprocessing to be trained");
    check(
        network.classes() == classes,
        "classes of the base network (%d) must be those of the images (%d)",
        network.classes(),
        classes);
  }

  /**
   * Rejects stages with another function or precision.
   *
   * @param last last stage of a run; a floating-point stage has no precision
   * @throws org.hcim.accelerator.design.InvalidDesignException stating the rule
   */
  void requireStages(StageSetting last) {
    AlgorithmSetting setting = CommonSetting.of(network).setting();
    check(
        setting.levels() == ReadoutLevels.IDEAL,
        "readout (%s) of network %s must be ideal to continue training from it",
        setting.levels().key(),
        network.name());
    Network layers = Network.of(last.graph());
    requireImages(classes(layers));
    check(
        ProductShapes.sha256(network).equals(ProductShapes.sha256(layers)),
        "network %s must have the same layers as %s, with equal names and sizes",
        network.name(),
        last.graph().name());
    ProductStructures.requireSame(last.graph(), network);
    Precision asked = last.algorithm().precision();
    Precision own = precision();
    check(
        last.stage() == Stage.FLOAT || hasBits(asked),
        "weight_bits (%d) and activation_bits (%d) must be those of network %s (%d, %d, and %d of"
            + " images)",
        asked.weightBits(),
        asked.activationBits(),
        network.name(),
        own.weightBits(),
        own.activationBits(),
        network.inputBits());
  }

  private static int classes(Network layers) {
    return layers.mvmLayers().stream()
        .reduce((first, next) -> next)
        .map(MvmLayer::outputs)
        .orElse(0);
  }

  /** Returns whether the base has the bit widths of a precision, including those of images. */
  public boolean hasBits(Precision asked) {
    Precision own = precision();
    return asked.weightBits() == own.weightBits()
        && asked.activationBits() == own.activationBits()
        && asked.activationBits() == network.inputBits();
  }

  /**
   * The start of its trainings, identified by everything that determines its weights.
   *
   * @param graph its layers
   * @param imagesSha256 hash of the images' content
   * @param stages the directory of all stages
   */
  public StageStart.Deployed start(Graph graph, String imagesSha256, Path stages) {
    String id =
        Sha256.hex(
                CanonicalJson.write(
                    Map.of(
                        "version",
                        BaseWeights.VERSION,
                        "base",
                        sha256,
                        "graph",
                        graph.content(),
                        "images",
                        imagesSha256)))
            .substring(0, StageSetting.ID_DIGITS);
    return new StageStart.Deployed(stages.resolve("base_" + id).toString(), id);
  }

  /**
   * Writes the weights of a start that has none yet.
   *
   * @param images training images
   */
  public void write(StageStart.Deployed start, Graph graph, Images images) {
    Path directory = Path.of(start.directory());
    if (new StageFiles(directory).isTrained()) {
      return;
    }
    try {
      BaseWeights.write(
          network,
          graph,
          Datasets.open(images.dataset(), Split.TRAIN, images.mostTrain()),
          directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot hold the weights", e);
    }
  }
}
