package org.hcim.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * A failure of the environment in three lines: the event, its location and the remedy.
 *
 * @param code exit code
 * @param what one line
 * @param where one line
 * @param remedy one line
 */
record Failure(int code, String what, String where, String remedy) {

  private static final int MAX_LINE = 400;

  /** Kinds of failures; the first that matches an exception or one of its causes is reported. */
  private enum Kind {
    DISK_FULL(
        ExitCode.DISK_FULL,
        "the disk is full",
        "free some space or use another --out, then rerun the command to resume") {
      @Override
      boolean isOf(Throwable cause) {
        return mentions(
            cause, "No space left on device", "Disk quota exceeded", "QuotaExceededException");
      }
    },
    MEMORY(
        ExitCode.MEMORY,
        "the process has too little memory",
        "give it more, such as HCIM_HEAP=8g, or use fewer cores (--master local[1]) or"
            + " smaller chunks; then rerun the command to resume") {
      @Override
      boolean isOf(Throwable cause) {
        return cause instanceof OutOfMemoryError
            || mentions(cause, "java.lang.OutOfMemoryError", "SparkOutOfMemoryError");
      }
    },
    STACK(
        ExitCode.MEMORY,
        "the process has too small a stack",
        "an input is nested too deeply: simplify it, or give a larger stack, such as"
            + " HCIM_JAVA_OPTS=-Xss16m") {
      @Override
      boolean isOf(Throwable cause) {
        return cause instanceof StackOverflowError
            || mentions(cause, "java.lang.StackOverflowError");
      }
    },
    UNREACHABLE(
        ExitCode.FILE_SYSTEM,
        "a file system cannot be reached",
        "check its address, the connection and that it is running; then rerun the command"
            + " to resume") {
      @Override
      boolean isOf(Throwable cause) {
        return cause instanceof ConnectException
            || cause instanceof UnknownHostException
            || cause instanceof NoRouteToHostException
            || cause instanceof SocketTimeoutException
            || mentions(cause, "UnknownHostException", "ConnectException");
      }
    },
    DAMAGED(
        ExitCode.VERIFICATION,
        "a data file is damaged",
        "hcim verify OUT lists what is damaged, and hcim repair OUT evaluates it again") {
      @Override
      boolean isOf(Throwable cause) {
        return cause instanceof ParquetDecodingException
            || mentions(
                cause,
                "FAILED_READ_FILE",
                "could not verify page integrity",
                "CRC checksum verification failed",
                "is not a Parquet file");
      }
    },
    FAILING(
        ExitCode.FILE_SYSTEM,
        "a file system failed",
        "check the disk and its permissions; then rerun the command to resume") {
      @Override
      boolean isOf(Throwable cause) {
        return cause instanceof IOException;
      }
    };

    private final int code;
    private final String what;
    private final String remedy;

    Kind(int code, String what, String remedy) {
      this.code = code;
      this.what = what;
      this.remedy = remedy;
    }

    abstract boolean isOf(Throwable cause);
  }

  /**
   * The failure behind an exception.
   *
   * @return empty when the environment is not the cause
   */
  static Optional<Failure> behind(Throwable thrown) {
    List<Throwable> causes = causes(thrown);
    for (Kind kind : Kind.values()) {
      for (Throwable cause : causes) {
        if (kind.isOf(cause)) {
          return Optional.of(
              new Failure(kind.code, kind.what + ": " + line(cause), line(thrown), kind.remedy));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether a file named by the user is missing, not accessible or a directory. */
  static boolean isOfTheFiles(Throwable cause) {
    return cause instanceof UncheckedIOException
        && cause.getCause() instanceof FileSystemException file
        && causes(cause).stream().noneMatch(Kind.DISK_FULL::isOf)
        && !mentions(file, "Input/output error", "Read-only file system", "Stale file handle");
  }

  /** The reason for such a failure. */
  static String reason(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    String reason = ((FileSystemException) cause).getReason();
    return reason == null ? cause.toString() : reason;
  }

  /** The three lines. */
  List<String> lines() {
    return List.of(what, "  where: " + where, "  to do: " + remedy);
  }

  private static List<Throwable> causes(Throwable thrown) {
    var causes = new ArrayList<Throwable>();
    for (Throwable cause = thrown;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static boolean mentions(Throwable cause, String... words) {
    Predicate<String> inside = String.valueOf(cause)::contains;
    for (String word : words) {
      if (inside.test(word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Spark's messages run to pages; only the first line is kept, at most {@code MAX_LINE}
   * characters.
   */
  private static String line(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String line = message.strip().lines().findFirst().orElse(cause.toString());
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "...";
  }
}
