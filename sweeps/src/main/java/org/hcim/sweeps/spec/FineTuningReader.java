package org.hcim.sweeps.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.InvalidDatasetException;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.sweeps.recipe.TrainingRecipe;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/**
 * Reads a fine-tuning: a number of epochs, or {@code {epochs: 5, images: 5000, seed: 1, recipe:
 * {batch: 128}}}.
 *
 * @param calibration the networks to train, and their images
 */
record FineTuningReader(Problems problems, List<Workload> workloads, Calibrated calibration) {

  private static final String PATH = "accuracy.train";
  private static final List<String> KEYS = List.of("epochs", "images", "seed", "recipe");
  private static final long MAX_EPOCHS = 10_000;
  private static final long DEFAULT_SEED = 1;

  Optional<FineTuning> read(Node node) {
    if (node instanceof Node.Scalar) {
      return epochs(node)
          .flatMap(count -> tuning(node, count, Integer.MAX_VALUE, DEFAULT_SEED, Optional.empty()));
    }
    return Fields.of(problems, PATH, node, KEYS).flatMap(fields -> read(node, fields));
  }

  private Optional<FineTuning> read(Node node, Fields fields) {
    int before = problems.count();
    Optional<Long> epochs =
        fields.require("epochs").flatMap(each -> fields.whole("epochs", 1, MAX_EPOCHS));
    int images =
        fields.whole("images", 1, Integer.MAX_VALUE).orElse((long) Integer.MAX_VALUE).intValue();
    long seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(DEFAULT_SEED);
    Optional<TrainingRecipe> recipe =
        fields.get("recipe").map(RecipeReader.ofFineTuning(problems, PATH + ".recipe")::read);
    return problems.count() > before
        ? Optional.empty()
        : epochs.flatMap(count -> tuning(node, count, images, seed, recipe));
  }

  private Optional<Long> epochs(Node node) {
    if (node instanceof Node.Scalar scalar
        && scalar.value() instanceof Long count
        && count >= 1
        && count <= MAX_EPOCHS) {
      return Optional.of(count);
    }
    problems.add(
        node.at(),
        PATH,
        "must be a whole number from 1 to %d, not %s".formatted(MAX_EPOCHS, Fields.describe(node)),
        "",
        "train: 5, or train: {epochs: 5, images: 5000, seed: 1, recipe: {batch: 128}}");
    return Optional.empty();
  }

  private Optional<FineTuning> tuning(
      Node node, long epochs, int images, long seed, Optional<TrainingRecipe> recipe) {
    try {
      LabeledImages train = Datasets.open(calibration.images(), Split.TRAIN, images);
      return Optional.of(
          new FineTuning(
              (int) epochs,
              images,
              train.sha256(),
              seed,
              recipe.orElse(TrainingRecipe.DEFAULT),
              train.classes().size(),
              graphs()));
    } catch (InvalidDatasetException | InvalidDesignException e) {
      problems.add(node.at(), PATH, e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(calibration.images() + " cannot be read", e);
    }
  }

  private Map<String, Graph> graphs() {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    for (Workload workload : workloads) {
      if (calibration.bases().containsKey(workload.name())) {
        graphs.put(workload.name(), workload.graph());
      }
    }
    return graphs;
  }
}
