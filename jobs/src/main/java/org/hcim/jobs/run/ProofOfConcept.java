package org.hcim.jobs.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hcim.importer.onnx.OnnxFile;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.spec.SpecTemplate;

/**
 * Compares readouts on one network, from its ONNX file to a report: import, quantization, a sweep
 * with calibrated accuracies, frontier and report. Rerunning resumes it; steps with existing
 * results are skipped.
 *
 * @param quantization quantization of the network, with an ideal readout
 * @param designs a spec whose workloads and accuracy are replaced; empty for the shipped designs
 * @param out directory of all results
 * @param maxLoss the accuracy loss within which designs are compared
 */
public record ProofOfConcept(
    Quantization quantization, Optional<Path> designs, Path out, LossLimit maxLoss)
    implements Program<ProofOfConcept.Result> {

  /** The name of the spec, which a network file must not overwrite. */
  static final String SPEC = "poc";

  private static final Pattern BITS = Pattern.compile("\\b(weight|activation)_bits *:");

  /**
   * The result.
   *
   * @param page the report, whose first sentence gives the answer
   */
  public record Result(SweepSummary.Result summary, SweepReport.Written page) {}

  /** Receives the steps, in order. */
  public interface Steps {

    /** The number of steps. */
    int COUNT = 6;

    /**
     * Receives the start of a step.
     *
     * @param number from 1
     * @param command the equivalent ordinary command
     */
    void begun(int number, String command);

    /** Receives the outcome of the current step. */
    void ended(String outcome);
  }

  @Override
  public Result run(Execution execution) {
    return run(execution, new Notices(execution.listener()));
  }

  /** Does the work and reports its steps. */
  public Result run(Execution execution, Steps steps) {
    SpecTemplate template = template();
    if (!OnnxFile.isName(quantization.network().toString())) {
      throw new RequestException(quantization.network() + " must be an ONNX file (.onnx)");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw RequestException.of("out", "out (" + out + ") must be a directory: it is a file");
    }
    return new ProofRun(this, template, execution, steps).run();
  }

  /**
   * The spec template; a given spec must be valid on its own, so errors are reported with their
   * location.
   */
  private SpecTemplate template() {
    if (designs.isEmpty()) {
      return SpecTemplate.shipped();
    }
    Path file = designs.get();
    Sweep.of(file).plan();
    SpecTemplate template = SpecTemplate.of(TextFile.read(file));
    if (!template.keys().containsKey("sweep")) {
      throw new RequestException(file + " must have one key per line, such as sweep: poc");
    }
    if (template.keys().containsKey("fixed") || BITS.matcher(template.text()).find()) {
      throw new RequestException(
          file
              + " must have neither fixed nor bits of weights and activations: use axes of one"
              + " value, and --weight-bits and --activation-bits");
    }
    return template;
  }

  /** Reports steps as notices. */
  private record Notices(Listener listener) implements Steps {

    @Override
    public void begun(int number, String command) {
      listener.notice(command);
    }

    @Override
    public void ended(String outcome) {
      listener.notice(outcome);
    }
  }
}
