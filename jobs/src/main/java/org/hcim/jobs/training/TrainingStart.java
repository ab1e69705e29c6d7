package org.hcim.jobs.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.network.Stage;
import org.hcim.psq.network.StartingWeights;
import org.hcim.psq.training.ImportedWeights;
import org.hcim.psq.training.StageSetting;
import org.hcim.simulator.quantization.FloatNetwork;

/** The weights that the runs of a training start from. */
@FunctionalInterface
public interface TrainingStart {

  /** New weights, drawn from the seed. */
  TrainingStart NEW = (last, graph) -> last;

  /**
   * The stages of a run.
   *
   * @param last as it is with new weights
   * @param graph that is trained
   * @throws org.hcim.accelerator.design.InvalidDesignException when the weights are not those of
   *     the graph
   */
  StageSetting of(StageSetting last, Graph graph);

  /**
   * The stages from one on, from a network that was trained elsewhere.
   *
   * @param stage the last of that network; empty for the last of the run
   */
  static TrainingStart deployed(StageSetting.Start.Deployed deployed, Optional<Stage> stage) {
    return (last, graph) -> last.from(deployed, stage.orElse(last.stage()));
  }

  /**
   * All stages, from a network of real numbers.
   *
   * @param network for pixels from 0 to 1
   * @param stages the directory of all stages, into which the weights are written
   */
  static TrainingStart imported(FloatNetwork network, Path stages) {
    Objects.requireNonNull(network, "network");
    Map<Graph, StageSetting.Start.Imported> written = new HashMap<>();
    return (last, graph) ->
        last.from(written.computeIfAbsent(graph, each -> write(each, network, stages)));
  }

  private static StageSetting.Start.Imported write(Graph graph, FloatNetwork network, Path stages) {
    try {
      return ImportedWeights.write(StartingWeights.of(graph, network), stages);
    } catch (IOException e) {
      throw new UncheckedIOException(stages + " cannot hold the weights", e);
    }
  }
}
