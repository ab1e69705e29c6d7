package org.hcim.jobs.run;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.sql.QueryException;
import org.hcim.jobs.store.StoreException;

/** The reason why an engine did not answer a query: the query, its limits or the tables. */
final class EngineFailure {

  /** DuckDB says so in words, Spark by the error of a task. */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("^Out of Memory Error|java\\.lang\\.OutOfMemoryError|SparkOutOfMemoryError");

  /** An engine does not always name the file that it cannot read. */
  private static final String DATA_FILE = "/part-";

  private EngineFailure() {}

  /** The exception for the caller of a query on an output directory. */
  static RuntimeException explained(QueryException e, Output out) {
    if (isOutOfMemory(e)) {
      return new QueryLimitException.OfMemory(
          "the query needs more memory than it may have: " + e.getMessage(), e);
    }
    return e.getMessage().contains(DATA_FILE)
        ? new StoreException.Damaged(
            "%s%n%s lists every damaged file"
                .formatted(e.getMessage(), ShellCommand.hcim("verify").path(out.location())),
            e)
        : new RequestException(e.getMessage());
  }

  private static boolean isOutOfMemory(QueryException e) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof OutOfMemoryError
                    || OUT_OF_MEMORY.matcher(String.valueOf(cause.getMessage())).find());
  }
}
