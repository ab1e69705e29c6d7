package org.hcim.jobs.cli;

import java.util.List;
import org.hcim.jobs.run.BuildFacts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command-line program; see {@code hcim --help}. */
@Command(
    name = "hcim",
    mixinStandardHelpOptions = true,
    versionProvider = Hcim.Version.class,
    header = "Explores the design space of compute-in-memory accelerators, with and without ADCs.",
    description = {
      "",
      "A spec (YAML, see docs/spec.md) defines designs and networks. A sweep computes"
          + " energy, latency and area of every design on every network and writes Parquet"
          + " tables that any SQL tool reads. Terms are defined in docs/glossary.md.",
      ""
    },
    footer = {
      "",
      "First steps:",
      "  hcim sweep sweeps/quickstart.yaml       39,465 designs on 3 networks",
      "  hcim plan sweeps/nightly.yaml           points, rows, bytes and CPU seconds",
      "  hcim explain sweeps/quickstart.yaml 0   the cost of one design, with sources",
      "  hcim import net.onnx                    the products of your own network",
      "  hcim poc net.onnx --images DIR --out OUT   the readouts compared on it",
      "  hcim report out/quickstart              the sweep as one HTML page",
      "  hcim simulate sweeps/simulation.yaml    bit-exact simulation, with noise",
      "  hcim sql out/quickstart \"SELECT ...\"    SQL queries on the tables",
      "  hcim train sweeps/training.yaml         measured accuracy of trained networks",
      "  hcim reproduce                          the paper's numbers beside the model's",
      "  hcim validate                           published silicon beside the model",
      "  hcim list parameters                    parameters that a spec can vary",
      "",
      "Exit codes: 0 success, 1 internal error, 2 wrong usage or spec, 3 too many",
      "  failed rows, a sweep without results, a failed training run, or no JDK or",
      "  Maven, 4 a number outside its tolerance or a failed gate, 5 damaged results,",
      "  6 disk full, 7 a failing or unreachable file system, 8 too little memory,",
      "  9 training without PyTorch, 75 locked by another process, 124 a query took",
      "  longer than its limit, 130 canceled (rerun the command to resume)."
    })
public final class Hcim {

  static final List<Class<?>> COMMANDS =
      List.of(
          SweepCommand.class,
          PlanCommand.class,
          ExplainCommand.class,
          SummaryCommand.class,
          FrontierCommand.class,
          OptimumCommand.class,
          ReportCommand.class,
          SimulateCommand.class,
          ImportCommand.class,
          QuantizeCommand.class,
          PocCommand.class,
          ExportCommand.class,
          RandomNetworkCommand.class,
          TrainCommand.class,
          PackCommand.class,
          SqlCommand.class,
          SensitivityCommand.class,
          NightlyCommand.class,
          StatusCommand.class,
          VerifyCommand.class,
          RepairCommand.class,
          ViewsCommand.class,
          ReproduceCommand.class,
          ValidateCommand.class,
          ListCommand.class,
          CommandLine.HelpCommand.class);

  private Hcim() {}

  /** Runs a command and exits with its exit code. */
  public static void main(String[] arguments) {
    int code = run(arguments);
    if (code == ExitCode.OK) {
      ClassArchive.write();
    }
    System.exit(code);
  }

  /** Runs a command and returns its exit code. */
  public static int run(String... arguments) {
    CommandLine commandLine = parser(arguments);
    if (arguments.length == 0) {
      commandLine.usage(System.out);
      return ExitCode.USAGE;
    }
    return execute(commandLine, arguments);
  }

  /**
   * Returns the parser of all commands, or of the one that the first argument names: the options of
   * all take longer to read than a short command runs.
   */
  public static CommandLine parser(String... arguments) {
    var commandLine = new CommandLine(new Hcim());
    commandsOf(arguments).forEach(commandLine::addSubcommand);
    commandLine.setExecutionExceptionHandler(new Errors());
    commandLine.setParameterExceptionHandler(new WrongWords());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    return commandLine;
  }

  private static List<Class<?>> commandsOf(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && nameOf(command).equals(arguments[0]))
        .filter(command -> command != CommandLine.HelpCommand.class)
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  /** Returns the word that runs a command. */
  static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Reports errors too, such as a lack of memory: the parser handles only exceptions. */
  private static int execute(CommandLine commandLine, String[] arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
      return Errors.report(e, commandLine.getErr());
    }
  }

  /** The output of {@code --version}. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {BuildFacts.load().describe()};
    }
  }
}
