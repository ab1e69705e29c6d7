package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.NetworkPacking;
import org.hcim.sweeps.shipped.ShippedEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs the networks of a training; also used for the shipped ones. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the trained networks of an output directory into a folder with an index of"
          + " accuracy, zeros by layer, recipe, data set, seed and SHA-256. Replaces networks of"
          + " the same name. The folder sweeps/trained, which ships with the tool, is an example."
    })
final class PackCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OUT", description = "the output directory of hcim train")
  private Path out;

  @Option(
      names = "--into",
      required = true,
      paramLabel = "DIR",
      description = "the folder of the index and the networks")
  private Path into;

  @Override
  public Integer call() {
    for (ShippedEntry entry : new NetworkPacking(out, into).run()) {
      System.out.printf(
          Locale.ROOT,
          "%-32s %6.2f %%  %s%n",
          entry.name(),
          entry.reached().top1Pct(),
          into.resolve(entry.file()));
    }
    return ExitCode.OK;
  }
}
