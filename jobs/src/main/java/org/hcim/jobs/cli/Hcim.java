package org.hcim.jobs.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.hcim.accelerator.cost.DoesNotFitException;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.session.SettingRefusedException;
import org.hcim.jobs.store.StoreException;
import org.hcim.simulator.dataset.InvalidDatasetException;
import org.hcim.simulator.inference.InvalidNetworkException;
import org.hcim.sweeps.yaml.SpecException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

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
      ViewsCommand.class,
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
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    if (arguments.length == 0) {
      commandLine.usage(System.out);
      return ExitCode.USAGE;
    }
    return commandLine.execute(arguments);
  }

  /** Turns exceptions into messages and exit codes. */
  private static final class Errors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
        Exception cause, CommandLine command, ParseResult parseResult) {
      PrintWriter messages = command.getErr();
      int code = code(cause);
      if (cause instanceof SpecException spec) {
        spec.problems().forEach(problem -> messages.println(problem));
      } else if (isOfTheFiles(cause)) {
        messages.println(cause.getMessage() + ": " + reason(cause.getCause()));
      } else if (code == ExitCode.INTERNAL) {
        boolean isTold = cause instanceof StoreException;
        messages.println("internal error: " + (isTold ? cause.getMessage() : cause));
        messages.println("set " + STACK_TRACES + "=1 to see where");
      } else {
        messages.println(cause.getMessage());
      }
      if (System.getenv(STACK_TRACES) != null) {
        cause.printStackTrace(messages);
      }
      messages.flush();
      return code;
    }

    /** Whether a file that the user named is not there, may not be touched or is a directory. */
    private static boolean isOfTheFiles(Exception cause) {
      return cause instanceof UncheckedIOException
          && cause.getCause() instanceof FileSystemException;
    }

    private static String reason(Throwable cause) {
      if (cause instanceof NoSuchFileException) {
        return "there is no such file";
      }
      if (cause instanceof AccessDeniedException) {
        return "no permission";
      }
      String reason = ((FileSystemException) cause).getReason();
      return reason == null ? cause.toString() : reason;
    }

    private static int code(Exception cause) {
      if (cause instanceof StoreException store) {
        return store.exitCode();
      }
      if (cause instanceof FailureBudget.ExceededException) {
        return ExitCode.FAILURE_BUDGET;
      }
      boolean usersFault =
          cause instanceof SpecException
              || cause instanceof UsageException
              || cause instanceof SettingRefusedException
              || cause instanceof InvalidDesignException
              || cause instanceof InvalidNetworkException
              || cause instanceof InvalidDatasetException
              || cause instanceof DoesNotFitException
              || isOfTheFiles(cause);
      return usersFault ? ExitCode.USAGE : ExitCode.INTERNAL;
    }
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {BuildFacts.load().describe()};
    }
  }
}
