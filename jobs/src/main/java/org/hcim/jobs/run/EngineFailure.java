package org.hcim.jobs.run;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.sql.QueryException;
import org.hcim.jobs.store.StoreException;

/**
 * The reason why an engine did not answer a query: its limits, the environment, the tables, or the
 * query.
 */
final class EngineFailure {

  /** DuckDB's message, or the error of a Spark task. */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("^Out of Memory Error|java\\.lang\\.OutOfMemoryError|SparkOutOfMemoryError");

  /** A failure of a disk or file system, caused by neither the tables nor the query. */
  private static final Pattern MACHINE =
      Pattern.compile(
          "No space left on device|Disk quota exceeded|QuotaExceededException|ConnectException"
              + "|UnknownHostException");

  /** Spark's error about a file, or an exception of its Parquet reader. */
  private static final Pattern UNREADABLE_BY_SPARK =
      Pattern.compile("^\\[FAILED_READ_FILE|^org\\.apache\\.parquet\\.");

  /** DuckDB's errors about the content of a data file; it does not always give the whole name. */
  private static final Pattern UNREADABLE_BY_DUCKDB =
      Pattern.compile("^(IO|Invalid Input|Invalid|Serialization) Error: .*/part-", Pattern.DOTALL);

  /** Statements that read files themselves, so that an error about a file can be their own. */
  private static final Pattern READS_FILES =
      Pattern.compile(
          "/part-|\\bread_|parquet|\\bsniff_csv|[.](csv|json)", Pattern.CASE_INSENSITIVE);

  private EngineFailure() {}

  /** The exception for the caller of a statement on an output directory. */
  static RuntimeException explained(QueryException e, String sql, Output out) {
    if (isCausedBy(e, OUT_OF_MEMORY)) {
      return new QueryLimitException.OfMemory(
          "the query needs more memory than it may have: " + e.getMessage(), e);
    }
    if (isCausedBy(e, MACHINE)) {
      return e;
    }
    return isAboutDamage(e, sql)
        ? new StoreException.Damaged(
            "%s%n%s lists every damaged file"
                .formatted(e.getMessage(), ShellCommand.hcim("verify").path(out.location())),
            e)
        : new RequestException(e.getMessage());
  }

  private static boolean isAboutDamage(QueryException e, String sql) {
    return isCausedBy(e, UNREADABLE_BY_SPARK)
        || (isCausedBy(e, UNREADABLE_BY_DUCKDB) && !READS_FILES.matcher(sql).find());
  }

  /** Searches the class names and messages of all causes. */
  private static boolean isCausedBy(QueryException e, Pattern reason) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                reason.matcher(cause.toString()).find()
                    || reason.matcher(String.valueOf(cause.getMessage())).find());
  }
}
