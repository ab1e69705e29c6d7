package org.hcim.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.quantize.ImageFormat;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.Training;
import org.hcim.jobs.run.TrainingOrigin;
import org.hcim.jobs.run.TrainingResult;
import org.hcim.jobs.training.TrainingText;
import org.hcim.sweeps.spec.TrainingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains networks for algorithm settings and writes their accuracy. */
@RunsIn(RunsIn.Kind.TORCH)
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains every network of a spec for every algorithm setting and seed: in"
          + " floating point, with quantized weights and activations, then with quantized"
          + " partial sums. Writes OUT/accuracy.",
      "Accuracy is measured in bit-exact simulation. Rerun the command to resume an"
          + " interrupted training; completed stages are not trained again.",
      "If a run cannot be trained, the table records the reason and the exit code is 3."
    })
final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "the spec, such as sweeps/training.yaml")
  private Path specFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "output directory of the table and the stages, a path (default: out/<training name>)")
  private String out;

  @Option(
      names = "--resume",
      paramLabel = "STAGE",
      description =
          "continue training from the network in the directory of its last stage,"
              + " OUT/stages/<run>: first that stage, then the later ones; the spec must contain"
              + " its network and the setting of that stage")
  private Path resume;

  @Option(
      names = "--teacher",
      paramLabel = "STAGE",
      description =
          "with --resume from a network with ADCs or comparators: the directory of the network"
              + " with an ideal readout to whose class probabilities distillation_frac applies")
  private Path teacher;

  @Option(
      names = "--weights",
      paramLabel = "NETWORK",
      description =
          "start from the weights of an ONNX file, or continue training from a quantized"
              + " network with an ideal readout: a file (.hcimq) or a name in hcim list trained."
              + " The spec must contain the network. With float_epochs: 0, weights of an ONNX"
              + " file are quantized without floating-point training")
  private String weights;

  @Mixin private NormalizationOptions normalization;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "cores per network; does not affect the result (default: ${DEFAULT-VALUE})")
  private int threads;

  @Mixin private LockOptions lock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    Training training = training();
    TrainingResult result;
    try (CommandSession spark = session.openResumable()) {
      result = spark.run(training);
    }
    if (result.wasComplete()) {
      System.out.printf("nothing to do: training %s is complete%n", result.trainingId());
    }
    System.out.print(TrainingText.of(result.out(), result.runs()));
    if (result.lastStages().size() == 1) {
      System.out.print(TrainingText.curve(result.stages(), result.lastStages().get(0)));
    }
    return exitCode(result);
  }

  private Training training() {
    TrainingSpec spec = Training.of(specFile).spec();
    return new Training(spec, Optional.ofNullable(out), origin(), lock.policy(), threads);
  }

  private Optional<TrainingOrigin> origin() {
    if (teacher != null && resume == null) {
      throw new RequestException(
          "--teacher needs --resume; other trainings have their own teacher");
    }
    if (weights == null) {
      if (normalization.isGiven()) {
        throw new RequestException(
            "--mean and --std need --weights with an ONNX file; training from new weights"
                + " takes pixels from 0 to 1");
      }
      return Optional.ofNullable(resume)
          .map(stage -> new TrainingOrigin.Tuned(stage, Optional.ofNullable(teacher)));
    }
    if (resume != null) {
      throw new RequestException("--resume and --weights must not be given together");
    }
    if (!isQuantized(weights)) {
      return Optional.of(
          new TrainingOrigin.Onnx(
              Path.of(weights),
              ImageFormat.pixels(normalization.means(), normalization.deviations())));
    }
    if (normalization.isGiven()) {
      throw new RequestException(
          "--mean and --std apply to ONNX files; a quantized network takes pixels from 0 to 1");
    }
    return Optional.of(new TrainingOrigin.Quantized(QuantizedNetworkArgument.choice(weights)));
  }

  private static boolean isQuantized(String network) {
    return network.endsWith(".hcimq") || !Files.exists(Path.of(network));
  }

  private static int exitCode(TrainingResult result) {
    if (result.failed().isEmpty()) {
      return ExitCode.OK;
    }
    System.err.printf(
        "%d of %d runs failed for the reasons above; the results of the others are valid%n",
        result.failed().size(), result.runs().size());
    return ExitCode.FAILURE_BUDGET;
  }
}
