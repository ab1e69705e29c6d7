package org.hcim.jobs.run;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.sql.QueryException;
import org.hcim.jobs.store.StoreException;

/** The reason why an engine did not answer a query: its limits, the machine, the tables or it. */
final class EngineFailure {

  /** DuckDB says so in words, Spark by the error of a task. */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("^Out of Memory Error|java\\.lang\\.OutOfMemoryError|SparkOutOfMemoryError");

  /** A disk or a file system, whose failure is neither of the tables nor of the query. */
  private static final Pattern MACHINE =
      Pattern.compile(
          "No space left on device|Disk quota exceeded|QuotaExceededException|ConnectException"
              + "|UnknownHostException");

  /** An engine does not always name the file that it cannot read. */
  private static final String DATA_FILE = "/part-";

  private EngineFailure() {}

  /** The exception for the caller of a query on an output directory. */
  static RuntimeException explained(QueryException e, Output out) {
    if (isCausedBy(e, OUT_OF_MEMORY)) {
      return new QueryLimitException.OfMemory(
          "the query needs more memory than it may have: " + e.getMessage(), e);
    }
    if (isCausedBy(e, MACHINE)) {
      return e;
    }
    return e.getMessage().contains(DATA_FILE)
        ? new StoreException.Damaged(
            "%s%n%s lists every damaged file"
                .formatted(e.getMessage(), ShellCommand.hcim("verify").path(out.location())),
            e)
        : new RequestException(e.getMessage());
  }

  /** An error's text has its class and its message. */
  private static boolean isCausedBy(QueryException e, Pattern reason) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                reason.matcher(cause.toString()).find()
                    || reason.matcher(String.valueOf(cause.getMessage())).find());
  }
}
