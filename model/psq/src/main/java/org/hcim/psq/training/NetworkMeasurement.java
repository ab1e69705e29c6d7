package org.hcim.psq.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.psq.export.NetworkExport;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.network.Stage;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.quantization.FloatNetwork;

/**
 * Measures a trained network on the test images, with its training graph and with the bit-exact
 * simulator.
 *
 * @param stages the directory of all stages
 * @param threads concurrent threads of the simulation; they do not affect results
 */
public record NetworkMeasurement(Path stages, TrainingData data, int threads) {

  /** Writes the integer network of a trained stage unless it was written before. */
  @SuppressWarnings("try") // resource used only for its effect
  public void export(StageSetting stage) throws IOException {
    StageFiles files = StageFiles.of(stages, stage);
    if (Files.exists(files.network())) {
      return;
    }
    try (Recording none = Recording.off();
        NDManager manager = NDManager.newBaseManager()) {
      exported(new NetworkStart(stages, data, manager).after(stage), files);
    }
  }

  /** Measures the network of a trained stage unless it was measured before. */
  @SuppressWarnings("try") // resource used only for its effect
  public RunOutcome of(StageSetting stage) throws IOException {
    StageFiles files = StageFiles.of(stages, stage);
    if (Files.exists(files.outcome())) {
      return RunOutcome.read(files.outcome());
    }
    try (Recording none = Recording.off();
        NDManager manager = NDManager.newBaseManager();
        Replicas replicas =
            new Replicas(
                List.of(new NetworkStart(stages, data, manager).after(stage)), manager, 1)) {
      PsqNetwork network = replicas.first();
      int[] graph = Evaluation.classes(replicas, data.test());
      RunOutcome outcome =
          stage.stage() == Stage.FLOAT
              ? inFloats(files, graph)
              : simulated(files, graph, exported(network, files));
      outcome.write(files.outcome());
      return outcome;
    }
  }

  /** Returns the floating-point network of a trained stage. */
  public FloatNetwork real(StageSetting stage) throws IOException {
    try (NDManager manager = NDManager.newBaseManager()) {
      return NetworkExport.real(new NetworkStart(stages, data, manager).after(stage));
    }
  }

  private static QuantizedNetwork exported(PsqNetwork network, StageFiles files)
      throws IOException {
    QuantizedNetwork exported = NetworkExport.of(network);
    Path beside = files.network().resolveSibling("network." + ProcessHandle.current().pid());
    NetworkFile.write(exported, beside);
    StageFiles.moveInto(beside, files.network());
    return exported;
  }

  private RunOutcome inFloats(StageFiles files, int[] graph) throws IOException {
    double top1Pct = top1Pct(graph);
    return outcome(files, top1Pct, top1Pct, null, null, Map.of());
  }

  private RunOutcome simulated(StageFiles files, int[] graph, QuantizedNetwork network)
      throws IOException {
    var simulation = Simulation.of(network, data.test(), threads);
    int[] hardware = simulation.classes().stream().mapToInt(Integer::intValue).toArray();
    int alike = 0;
    for (int i = 0; i < hardware.length; i++) {
      alike += hardware[i] == graph[i] ? 1 : 0;
    }
    Map<String, Double> zeros = new LinkedHashMap<>();
    Tally ternary = Tally.NONE;
    for (LayerStatistics layer : ternary(network, simulation)) {
      zeros.put(layer.name(), layer.tally().zeroFrac());
      ternary = ternary.plus(layer.tally());
    }
    return outcome(
        files,
        top1Pct(hardware),
        top1Pct(graph),
        (double) alike / hardware.length,
        zeros.isEmpty() ? null : (Double) ternary.zeroFrac(),
        zeros);
  }

  private static List<LayerStatistics> ternary(QuantizedNetwork network, Simulation simulation) {
    return simulation.statistics().stream()
        .filter(layer -> Simulation.isTernary(network, layer.name()))
        .toList();
  }

  private RunOutcome outcome(
      StageFiles files,
      double top1Pct,
      double graphTop1Pct,
      Double agreementFrac,
      Double zeroFrac,
      Map<String, Double> zeros)
      throws IOException {
    List<EpochMetrics> epochs = EpochMetrics.read(files.metrics());
    return new RunOutcome(
        top1Pct,
        graphTop1Pct,
        agreementFrac,
        zeroFrac,
        zeros,
        data.train().count(),
        data.test().count(),
        epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).imagesPerS());
  }

  private double top1Pct(int[] classes) {
    return Evaluation.top1Pct(classes, data.test());
  }
}
