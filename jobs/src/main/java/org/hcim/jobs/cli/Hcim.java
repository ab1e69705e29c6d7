package org.hcim.jobs.cli;

import org.hcim.jobs.run.BuildFacts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program; see {@code hcim --help}. */
@Command(
    name = "hcim",
    mixinStandardHelpOptions = true,
    versionProvider = Hcim.Version.class,
    subcommands = {
      SweepCommand.class,
      PlanCommand.class,
      ExplainCommand.class,
      SummaryCommand.class,
      FrontierCommand.class,
      ReportCommand.class,
      SimulateCommand.class,
      RandomNetworkCommand.class,
      TrainCommand.class,
      SqlCommand.class,
      SensitivityCommand.class,
      NightlyCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      ReproduceCommand.class,
      ListCommand.class,
      CommandLine.HelpCommand.class
    },
    header = "Explores hybrid compute-in-memory accelerators (HCiM): sweeps designs on Spark.",
    description = {
      "",
      "A spec (YAML, see docs/spec.md) says which designs and which networks; a sweep costs every"
          + " design on every network and writes Parquet tables that any SQL tool reads.",
      ""
    },
    footer = {
      "",
      "First steps:",
      "  hcim sweep sweeps/quickstart.yaml       34,164 designs on 3 networks",
      "  hcim plan sweeps/nightly.yaml           points, rows, bytes and CPU seconds",
      "  hcim explain sweeps/quickstart.yaml 0   where one design's numbers come from",
      "  hcim report out/quickstart              the sweep as a page for the browser",
      "  hcim simulate sweeps/simulation.yaml    networks bit for bit, on noisy chips",
      "  hcim sql out/quickstart \"SELECT ...\"    any other question",
      "  hcim train sweeps/training.yaml         accuracy, measured on trained networks",
      "  hcim reproduce                          the paper's numbers beside the model's",
      "  hcim list parameters                    what a spec can vary",
      "",
      "Exit codes: 0 done, 1 internal error, 2 wrong usage or spec, 3 too many failed",
      "  rows, 4 a published number left its tolerance or a night failed a gate,",
      "  5 damaged results, 75 locked by another process, 130 cancelled (the same",
      "  command continues)."
    })
public final class Hcim {

  private static final String STACK_TRACES = "HCIM_STACK_TRACES";

  private Hcim() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command and returns its exit code. */
  public static int run(String... arguments) {
    var commandLine = new CommandLine(new Hcim());
    commandLine.setExecutionExceptionHandler(new Errors());
    commandLine.setParameterExceptionHandler(
        new WrongWords(commandLine.getParameterExceptionHandler()));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    if (arguments.length == 0) {
      commandLine.usage(System.out);
      return ExitCode.USAGE;
    }
    return commandLine.execute(arguments);
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {BuildFacts.load().describe()};
    }
  }
}
