package org.hcim.jobs.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.cost.DoesNotFitException;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.ImportException;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.run.CancelledException;
import org.hcim.jobs.run.QueryLimitException;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.session.SettingRefusedException;
import org.hcim.jobs.store.StoreException;
import org.hcim.psq.training.TrainingException;
import org.hcim.simulator.dataset.InvalidDatasetException;
import org.hcim.simulator.inference.InvalidNetworkException;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.Unprintable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into messages and exit codes. */
final class Errors implements IExecutionExceptionHandler {

  private static final String STACK_TRACES = "HCIM_STACK_TRACES";

  /** The exit code; any exception not listed is an internal error. */
  private static final Map<Class<? extends Throwable>, Integer> CODES = codes();

  private static Map<Class<? extends Throwable>, Integer> codes() {
    Map<Class<? extends Throwable>, Integer> codes = new LinkedHashMap<>();
    codes.put(SpecException.class, ExitCode.USAGE);
    codes.put(RequestException.class, ExitCode.USAGE);
    codes.put(SettingRefusedException.class, ExitCode.USAGE);
    codes.put(InvalidDesignException.class, ExitCode.USAGE);
    codes.put(InvalidNetworkException.class, ExitCode.USAGE);
    codes.put(ImportException.class, ExitCode.USAGE);
    codes.put(InvalidDatasetException.class, ExitCode.USAGE);
    codes.put(DoesNotFitException.class, ExitCode.USAGE);
    codes.put(StoreException.Refused.class, ExitCode.USAGE);
    codes.put(StoreException.Damaged.class, ExitCode.VERIFICATION);
    codes.put(StoreException.Locked.class, ExitCode.LOCKED);
    codes.put(QueryLimitException.OfTime.class, ExitCode.TIME_LIMIT);
    codes.put(QueryLimitException.OfMemory.class, ExitCode.MEMORY);
    codes.put(StoreException.Cancelled.class, ExitCode.CANCELLED);
    codes.put(CancelledException.class, ExitCode.CANCELLED);
    codes.put(FailureBudget.ExceededException.class, ExitCode.FAILURE_BUDGET);
    codes.put(TrainingException.NoEngine.class, ExitCode.NO_ENGINE);
    return codes;
  }

  @Override
  public int handleExecutionException(
      Exception cause, CommandLine command, ParseResult parseResult) {
    return report(cause, command.getErr());
  }

  /**
   * Prints a message about a failure.
   *
   * @return the exit code
   */
  static int report(Throwable cause, PrintWriter messages) {
    int code = code(cause);
    Optional<Failure> failure =
        code == ExitCode.INTERNAL ? Failure.behind(cause) : Optional.empty();
    if (failure.isPresent()) {
      code = failure.get().code();
      failure.get().lines().forEach(line -> messages.println(printable(line)));
    } else if (cause instanceof SpecException spec) {
      spec.problems().forEach(problem -> messages.println(printable(problem)));
    } else if (Failure.isOfTheFiles(cause)) {
      messages.println(printable(cause.getMessage() + ": " + Failure.reason(cause.getCause())));
    } else if (code == ExitCode.INTERNAL) {
      boolean isTold = cause instanceof StoreException;
      messages.println(printable("internal error: " + (isTold ? cause.getMessage() : cause)));
      messages.println("set " + STACK_TRACES + "=1 to print the stack trace");
    } else {
      messages.println(printable(message(cause)));
    }
    if (System.getenv(STACK_TRACES) != null) {
      cause.printStackTrace(messages);
    }
    messages.flush();
    return code;
  }

  /**
   * Escapes a name from a file, or of one, which could move the cursor, change colors or reverse
   * the line.
   */
  static String printable(Object text) {
    return Unprintable.escaped(String.valueOf(text));
  }

  private static int code(Throwable cause) {
    int other = Failure.isOfTheFiles(cause) ? ExitCode.USAGE : ExitCode.INTERNAL;
    return CODES.getOrDefault(cause.getClass(), other);
  }

  /** The message; a setting has the same name as its option. */
  private static String message(Throwable cause) {
    boolean isOption = cause instanceof RequestException request && request.setting().isPresent();
    return isOption ? "--" + cause.getMessage() : cause.getMessage();
  }
}
