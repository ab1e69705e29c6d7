package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.DesignExplanation;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.StoredDesign;
import org.hcim.jobs.run.Sweep;
import org.hcim.jobs.summary.ExplanationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the cost breakdown of one design; needs no Spark. */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the cost of one design of a spec: count x unit cost of every component"
          + " with its source, in total and by layer, the known accuracy with its source, and every"
          + " assumption.",
      "hcim optimum and hcim sweep --frontier-only number the designs that they keep: with"
          + " --from OUT, INDEX is the config_index in the latest results of OUT. Accuracy and zeros"
          + " that a sweep calibrated or trained are also in its output directory only."
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "SPEC", description = "spec of the sweep")
  private Path specFile;

  @Parameters(index = "1", paramLabel = "INDEX", description = "config_index of the design")
  private long index;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "network to explain (default: all networks of the spec)")
  private String workload;

  @Option(
      names = "--from",
      paramLabel = "OUT",
      description = "output directory that INDEX refers to, such as that of hcim optimum")
  private String from;

  @Option(names = "--layers", description = "also print every layer's actions")
  private boolean layers;

  @Override
  public Integer call() {
    Optional<String> network = Optional.ofNullable(workload);
    DesignExplanation design =
        from == null
            ? Sweep.of(specFile).plan().explain(index, network)
            : new StoredDesign(specFile, Output.of(from), index, network).explain();
    design.notes().forEach(new TerminalListener(System.err)::notice);
    System.out.print(ExplanationText.design(design.sweep(), design.index(), design.values()));
    for (DesignExplanation.OnNetwork each : design.networks()) {
      System.out.print(
          ExplanationText.cost(
              each.workload(),
              each.explanation(),
              ExplanationText.accuracy(each.accuracy(), each.zeroFrac()),
              design.constants(),
              layers));
    }
    System.out.print(ExplanationText.assumptions(design.constants()));
    return ExitCode.OK;
  }
}
