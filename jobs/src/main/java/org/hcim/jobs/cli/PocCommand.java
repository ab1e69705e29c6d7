package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.quantize.CalibratedReadout;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.run.ProofOfConcept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares readouts on the user's own network, from ONNX to the report. */
@Command(
    name = "poc",
    mixinStandardHelpOptions = true,
    description = {
      "Proof of concept on your own network: imports an ONNX file, quantizes it, and sweeps"
          + " ternary, binary, ADC and digital designs with the accuracy and zeros of each"
          + " readout on your images. Writes the frontier and a report, and prints the equivalent"
          + " command of each step. If the network is not clearly above chance on the images,"
          + " losses are unknown and a warning names likely causes.",
      "Rerun the command to resume; completed steps are skipped. If the simulator cannot"
          + " run a layer, the command names it and writes nothing."
    })
final class PocCommand implements Callable<Integer> {

  private static final int CALIBRATION_IMAGES = 64;
  private static final int TEST_IMAGES = 256;

  @Parameters(paramLabel = "NETWORK", description = "ONNX file, such as net.onnx")
  private Path network;

  @Mixin private QuantizationOptions options;

  @Option(
      names = "--weight-bits",
      paramLabel = "BITS",
      description = "bits of weights (default: 4)")
  private long weightBits = 4;

  @Option(
      names = "--activation-bits",
      paramLabel = "BITS",
      description = "bits of activations (default: 4)")
  private long activationBits = 4;

  @Option(
      names = "--designs",
      paramLabel = "SPEC",
      description =
          "spec of the designs, with axes of one value instead of fixed; its workloads and accuracy"
              + " are replaced (default: those of sweeps/poc.yaml)")
  private Path designs;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "directory of all results")
  private Path out;

  @Mixin private MaxLossOption maxLoss;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    ProofOfConcept proof = proof();
    try (CommandSession spark = session.openResumable()) {
      ProofOfConcept.Result result = proof.run(spark.execution(), new PrintedSteps());
      SummaryCommand.print(result.summary(), false);
      Report report = result.page().report();
      System.out.printf("%n%s%n%nreport: %s%n", report.answer(), result.page().page());
      return report.countsHold() ? ExitCode.OK : ExitCode.VERIFICATION;
    }
  }

  private ProofOfConcept proof() {
    AlgorithmSetting crossbars =
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY)
            .with(Parameter.WEIGHT_BITS, Parameter.WEIGHT_BITS.parse(weightBits))
            .with(Parameter.ACTIVATION_BITS, Parameter.ACTIVATION_BITS.parse(activationBits));
    return new ProofOfConcept(
        options.quantization(
            network,
            crossbars,
            new QuantizationOptions.Defaults(
                crossbars.integer(Parameter.ACTIVATION_BITS), CALIBRATION_IMAGES, TEST_IMAGES),
            CalibratedReadout.list("ideal")),
        Optional.ofNullable(designs),
        out,
        maxLoss.limit());
  }

  /** Prints steps to the standard output. */
  private static final class PrintedSteps implements ProofOfConcept.Steps {

    @Override
    public void begun(int number, String command) {
      System.out.printf("[%d/%d] %s%n", number, COUNT, command);
    }

    @Override
    public void ended(String outcome) {
      outcome.lines().forEach(line -> System.out.println("      " + line));
    }
  }
}
