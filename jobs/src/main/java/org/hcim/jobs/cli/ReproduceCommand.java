package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.jobs.run.PaperReproduction;
import org.hcim.sweeps.paper.Comparison;
import org.hcim.sweeps.paper.ReproductionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the model with every number printed in the paper. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluates the designs of the HCiM paper and prints each published number beside"
          + " the model's.",
      "Also writes OUT/reproduction.md and OUT/reproduction.parquet. The exit code is 4 if"
          + " a number outside its aim has changed or was never reviewed."
    })
final class ReproduceCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/reproduction",
      description = "output directory (default: ${DEFAULT-VALUE})")
  private Path out;

  @Override
  public Integer call() {
    List<Comparison> comparisons = new PaperReproduction(out).run();
    System.out.print(ReproductionTable.markdown(CostModel.cited()));
    boolean broken = comparisons.stream().anyMatch(c -> c.verdict().fails());
    return broken ? ExitCode.REGRESSION : ExitCode.OK;
  }
}
