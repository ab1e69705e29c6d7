package org.hcim.jobs.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.network.LayerWeights;
import org.hcim.psq.network.Stage;
import org.hcim.psq.network.StartingWeights;
import org.hcim.psq.training.ImportedWeights;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.StageStart;
import org.hcim.simulator.quantization.FloatNetwork;

/** The initial weights of a training's runs. */
@FunctionalInterface
public interface TrainingStart {

  /** New weights, drawn from the seed. */
  TrainingStart NEW = (last, graph) -> last;

  /**
   * The stages of a run, starting from these weights.
   *
   * @param last the last stage of the run with new weights
   * @param graph the graph to train
   * @throws org.hcim.accelerator.design.InvalidDesignException when the weights do not match the
   *     graph
   */
  StageSetting of(StageSetting last, Graph graph);

  /**
   * The stages of a run from {@code stage} on, starting from a network trained elsewhere.
   *
   * @param stage the last stage of that network; empty for the last of the run
   * @param hasClassifierBias whether its last layer has a bias
   */
  static TrainingStart deployed(
      StageStart.Deployed deployed, Optional<Stage> stage, boolean hasClassifierBias) {
    return (last, graph) -> {
      StageSetting from = last.from(deployed, stage.orElse(last.stage()));
      return hasClassifierBias ? from.withClassifierBias() : from;
    };
  }

  /**
   * The stages with quantized weights and activations and all later ones, starting from an integer
   * network.
   *
   * @param stages the directory of all stages, to which the weights are written
   */
  static TrainingStart quantized(BaseStart base, Path stages) {
    return (last, graph) -> {
      base.requireStages(last);
      StageStart.Deployed start = base.start(graph, last.imagesHash(), stages);
      StageSetting from = last.from(start, Stage.QAT);
      base.write(start, graph, last.images());
      return base.hasClassifierBias() ? from.withClassifierBias() : from;
    };
  }

  /**
   * All stages, starting from a floating-point network.
   *
   * @param network a network for pixels from 0 to 1
   * @param stages the directory of all stages, to which the weights are written
   */
  static TrainingStart imported(FloatNetwork network, Path stages) {
    Objects.requireNonNull(network, "network");
    Map<Graph, Imported> written = new HashMap<>();
    return (last, graph) ->
        written.computeIfAbsent(graph, each -> write(each, network, stages)).startOf(last);
  }

  /**
   * Imported weights that have been written.
   *
   * @param hasClassifierBias whether their last layer has a bias for the classes of the graph
   */
  record Imported(StageStart.Imported start, boolean hasClassifierBias) {

    private StageSetting startOf(StageSetting last) {
      StageSetting from = last.from(start);
      return hasClassifierBias ? from.withClassifierBias() : from;
    }
  }

  private static Imported write(Graph graph, FloatNetwork network, Path stages) {
    try {
      Map<String, LayerWeights> weights = StartingWeights.of(graph, network);
      return new Imported(
          ImportedWeights.write(weights, stages),
          StartingWeights.hasClassifierBias(graph, weights));
    } catch (IOException e) {
      throw new UncheckedIOException(stages + " cannot hold the weights", e);
    }
  }
}
