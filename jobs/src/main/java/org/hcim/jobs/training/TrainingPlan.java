package org.hcim.jobs.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.TrainingData;
import org.hcim.sweeps.spec.PlannedRun;
import org.hcim.sweeps.spec.TrainedNetwork;
import org.hcim.sweeps.spec.TrainingSpec;
import org.hcim.sweeps.spec.TrainingTarget;

/**
 * A spec's runs as chains of stages, many of which are shared.
 *
 * @param images images of all runs, as many as there are
 * @param imagesHash hash of their content
 * @param runs runs in the order of the spec
 */
public record TrainingPlan(TrainingSpec spec, Images images, String imagesHash, List<Run> runs) {

  public TrainingPlan {
    runs = List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param last its last stage, which links to the earlier ones
   */
  public record Run(PlannedRun planned, StageSetting last) {}

  /**
   * Plans a spec's runs; reads the images to determine their hash and classes.
   *
   * @param start initial weights of all runs
   * @throws org.hcim.accelerator.design.InvalidDesignException for networks that cannot be trained
   *     on these images, naming every layer and the reason
   */
  public static TrainingPlan of(TrainingSpec spec, TrainingStart start) throws IOException {
    TrainingData data =
        TrainingData.open(new Images(spec.dataset(), spec.trainImages(), spec.testImages()));
    var images = new Images(spec.dataset(), data.train().count(), data.test().count());
    String hash = data.hash();
    Map<TrainedNetwork, Graph> graphs = TrainedGraphs.of(spec.networks(), data);
    List<Run> runs = new ArrayList<>();
    for (PlannedRun run : spec.runs()) {
      Graph graph = graphs.get(run.network());
      runs.add(new Run(run, start.of(chain(run, graph, spec, images, hash), graph)));
    }
    return new TrainingPlan(spec, images, hash, runs);
  }

  /** The distinct stages of one kind, in the order in which runs need them. */
  public List<StageSetting> stages(Stage kind) {
    Set<StageSetting> found = new LinkedHashSet<>();
    for (Run run : runs) {
      for (Optional<StageSetting> stage = Optional.of(run.last());
          stage.isPresent();
          stage = stage.get().before()) {
        if (stage.get().stage() == kind) {
          found.add(stage.get());
        }
      }
    }
    return List.copyOf(found);
  }

  private static StageSetting chain(
      PlannedRun run, Graph graph, TrainingSpec spec, Images images, String hash) {
    AlgorithmSetting algorithm = algorithm(run, spec);
    return StageSetting.chain(
        graph,
        algorithm,
        Recipes.rules(spec.recipe(), algorithm),
        last(run.target()),
        images,
        hash,
        Recipes.of(spec.recipe(), algorithm),
        run.seed());
  }

  /**
   * The algorithm setting of a run. For floating point, only the bit width of the images' codes
   * matters, which comes from the spec's first setting.
   */
  private static AlgorithmSetting algorithm(PlannedRun run, TrainingSpec spec) {
    return run.target() instanceof TrainingTarget.Quantized quantized
        ? quantized.setting()
        : spec.settings().get(0);
  }

  private static Stage last(TrainingTarget target) {
    if (target instanceof TrainingTarget.Quantized quantized) {
      return quantized.setting().levels() == ReadoutLevels.IDEAL ? Stage.QAT : Stage.PSQ;
    }
    return Stage.FLOAT;
  }
}
