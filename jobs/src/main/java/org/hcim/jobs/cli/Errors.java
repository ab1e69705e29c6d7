package org.hcim.jobs.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.cost.DoesNotFitException;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.ImportException;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.run.CancelledException;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.session.SettingRefusedException;
import org.hcim.jobs.store.StoreException;
import org.hcim.simulator.dataset.InvalidDatasetException;
import org.hcim.simulator.inference.InvalidNetworkException;
import org.hcim.sweeps.yaml.SpecException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into messages and exit codes. */
final class Errors implements IExecutionExceptionHandler {

  private static final String STACK_TRACES = "HCIM_STACK_TRACES";

  /** Every other exception is an internal error. */
  private static final Map<Class<? extends Exception>, Integer> CODES = codes();

  private static Map<Class<? extends Exception>, Integer> codes() {
    Map<Class<? extends Exception>, Integer> codes = new LinkedHashMap<>();
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
    codes.put(StoreException.Cancelled.class, ExitCode.CANCELLED);
    codes.put(CancelledException.class, ExitCode.CANCELLED);
    codes.put(FailureBudget.ExceededException.class, ExitCode.FAILURE_BUDGET);
    return codes;
  }

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
      messages.println(message(cause));
    }
    if (System.getenv(STACK_TRACES) != null) {
      cause.printStackTrace(messages);
    }
    messages.flush();
    return code;
  }

  private static int code(Exception cause) {
    int other = isOfTheFiles(cause) ? ExitCode.USAGE : ExitCode.INTERNAL;
    return CODES.getOrDefault(cause.getClass(), other);
  }

  /** A setting's name is that of its option. */
  private static String message(Exception cause) {
    boolean isOption = cause instanceof RequestException request && request.setting().isPresent();
    return isOption ? "--" + cause.getMessage() : cause.getMessage();
  }

  /** Returns whether a file that the user named is missing, not accessible or a directory. */
  private static boolean isOfTheFiles(Exception cause) {
    return cause instanceof UncheckedIOException && cause.getCause() instanceof FileSystemException;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    String reason = ((FileSystemException) cause).getReason();
    return reason == null ? cause.toString() : reason;
  }
}
