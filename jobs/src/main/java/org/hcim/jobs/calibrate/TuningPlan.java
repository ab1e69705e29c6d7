package org.hcim.jobs.calibrate;

import static org.hcim.accelerator.design.Check.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.network.Graph;
import org.hcim.jobs.training.BaseWeights;
import org.hcim.jobs.training.FineTunedStages;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.StageSetting.Start;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.CommonSetting;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.spec.AccuracySpec.Base;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.spec.BaseNetworks;
import org.hcim.sweeps.spec.FineTuning;

/**
 * The trainings of a sweep: for each workload the stages of its settings, or the reason why they
 * are only calibrated.
 *
 * @param directory of all stages; every worker sees it
 */
public record TuningPlan(Images images, Path directory, Map<String, Workload> workloads) {

  public TuningPlan {
    Objects.requireNonNull(images, "images");
    workloads = Map.copyOf(workloads);
  }

  /** A network that is to be trained. */
  sealed interface Workload {

    /**
     * A network that can be trained.
     *
     * @param network with an ideal readout
     * @param precision of its weights and activations
     */
    record Trainable(FineTunedStages stages, QuantizedNetwork network, Precision precision)
        implements Workload {}

    /** A network that cannot be trained. */
    record Refused(String reason) implements Workload {}
  }

  /** The trainings of a spec; empty where it has none. */
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
      QuantizedNetwork network = BaseNetworks.read(base);
      requireFit(network, tuning);
      String hash = Sha256.hex(tuning.imagesSha256() + spec.imagesSha256());
      var start = deployed(graph, base, tuning, directory);
      return new Workload.Trainable(
          new FineTunedStages(graph, images, hash, tuning, start, hasBias(network)),
          network,
          CommonSetting.of(network).setting().precision());
    } catch (InvalidDesignException e) {
      return new Workload.Refused(oneLine(e));
    }
  }

  private static boolean hasBias(QuantizedNetwork base) {
    return base.layers().get(base.layers().size() - 1) instanceof QuantizedLayer.Product last
        && !last.bias().isEmpty();
  }

  /** A reason within a line. */
  static String oneLine(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static void requireFit(QuantizedNetwork base, FineTuning tuning) {
    check(
        base.preprocessing().equals(Preprocessing.NONE),
        "images of the base network must be taken as they are to be trained with");
    check(
        base.classes() == tuning.classes(),
        "classes of the base network (%d) must be those of the images (%d)",
        base.classes(),
        tuning.classes());
  }

  /** The weights of a base by all that they follow from. */
  private static Start.Deployed deployed(
      Graph graph, Base base, FineTuning tuning, Path directory) {
    String id =
        Sha256.hex(
                CanonicalJson.write(
                    Map.of(
                        "version", BaseWeights.VERSION,
                        "base", base.sha256(),
                        "graph", graph.content(),
                        "images", tuning.imagesSha256())))
            .substring(0, StageSetting.ID_DIGITS);
    return new Start.Deployed(directory.resolve("base_" + id).toString(), id);
  }

  /**
   * The last stage of a run; empty where it cannot be trained. The reference of other precisions
   * than the base's is not trained either.
   */
  Optional<StageSetting> last(CalibrationRun run) {
    return workloads.get(run.workload()) instanceof Workload.Trainable trainable
            && refusal(run, trainable).isEmpty()
        ? Optional.of(trainable.stages().last(run.setting()))
        : Optional.empty();
  }

  /** The reason why a run cannot be trained; empty where it can. */
  Optional<String> refusal(CalibrationRun run) {
    Workload workload = workloads.get(run.workload());
    return workload instanceof Workload.Refused refused
        ? Optional.of(refused.reason())
        : refusal(run, (Workload.Trainable) workload);
  }

  private static Optional<String> refusal(CalibrationRun run, Workload.Trainable trainable) {
    Precision asked = run.setting().precision();
    Precision own = trainable.precision();
    return asked.weightBits() == own.weightBits()
            && asked.activationBits() == own.activationBits()
            && asked.activationBits() == trainable.network().inputBits()
        ? Optional.empty()
        : Optional.of("weights, activations and images must have the bits of the base network");
  }
}
