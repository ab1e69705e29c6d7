package org.hcim.jobs.calibrate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.jobs.training.BaseStart;
import org.hcim.jobs.training.FineTunedStages;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.StageSetting;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.spec.AccuracySpec.Base;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.spec.BaseNetworks;
import org.hcim.sweeps.spec.FineTuning;

/**
 * The trainings of a sweep: for each workload, the stages of its settings or the reason why they
 * are only calibrated.
 *
 * @param directory directory of all stages, visible to every worker
 */
public record TuningPlan(Images images, Path directory, Map<String, Workload> workloads) {

  public TuningPlan {
    Objects.requireNonNull(images, "images");
    workloads = Map.copyOf(workloads);
  }

  /** A network for which training was requested. */
  sealed interface Workload {

    /** A network that can be trained. */
    record Trainable(FineTunedStages stages, BaseStart base) implements Workload {}

    /** A network that cannot be trained. */
    record Refused(String reason) implements Workload {}
  }

  /** The trainings of a spec; empty if it has none. */
  static Optional<TuningPlan> of(Calibrated spec, Supplier<Path> directory) {
    return spec.tuning().map(tuning -> of(spec, tuning, directory.get()));
  }

  private static TuningPlan of(Calibrated spec, FineTuning tuning, Path directory) {
    var images = new Images(spec.images(), tuning.images(), spec.testImages());
    Map<String, Workload> workloads = new LinkedHashMap<>();
    spec.bases()
        .forEach(
            (workload, base) ->
                workloads.put(
                    workload,
                    workload(spec, tuning.graphs().get(workload), base, images, directory)));
    return new TuningPlan(images, directory, workloads);
  }

  private static Workload workload(
      Calibrated spec, Graph layers, Base base, Images images, Path directory) {
    try {
      FineTuning tuning = spec.tuning().orElseThrow();
      Graph graph = layers.withClasses(tuning.classes());
      PsqNetwork.requireTrainable(graph);
      var network = new BaseStart(BaseNetworks.read(base), base.sha256());
      network.requireImages(tuning.classes());
      String hash = Sha256.hex(tuning.imagesSha256() + spec.imagesSha256());
      var start = network.start(graph, tuning.imagesSha256(), directory);
      return new Workload.Trainable(
          new FineTunedStages(graph, images, hash, tuning, start, network.hasClassifierBias()),
          network);
    } catch (InvalidDesignException e) {
      return new Workload.Refused(oneLine(e));
    }
  }

  /** A failure's message on one line. */
  static String oneLine(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /**
   * The last stage of a run; empty if it cannot be trained, such as a reference whose precisions
   * differ from the base's.
   */
  Optional<StageSetting> last(CalibrationRun run) {
    return workloads.get(run.workload()) instanceof Workload.Trainable trainable
            && refusal(run, trainable).isEmpty()
        ? Optional.of(trainable.stages().last(run.setting()))
        : Optional.empty();
  }

  /** The reason why a run cannot be trained; empty if it can. */
  Optional<String> refusal(CalibrationRun run) {
    Workload workload = workloads.get(run.workload());
    return workload instanceof Workload.Refused refused
        ? Optional.of(refused.reason())
        : refusal(run, (Workload.Trainable) workload);
  }

  private static Optional<String> refusal(CalibrationRun run, Workload.Trainable trainable) {
    return trainable.base().hasBits(run.setting().precision())
        ? Optional.empty()
        : Optional.of("weights, activations and images must have the bits of the base network");
  }
}
