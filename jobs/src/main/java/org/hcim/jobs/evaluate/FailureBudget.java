package org.hcim.jobs.evaluate;

import java.math.BigDecimal;
import java.util.Locale;
import org.hcim.jobs.store.Tally;

/**
 * The number of rows that may fail before a sweep stops.
 *
 * @param rows maximum number of failed rows
 */
public record FailureBudget(long rows) {

  /** No limit. */
  public static final FailureBudget UNLIMITED = new FailureBudget(Long.MAX_VALUE);

  /**
   * Parses a budget given on the command line.
   *
   * @param text a number of rows such as {@code 100}, or a percentage of all rows such as {@code
   *     5%}
   * @param plannedRows rows of the whole sweep
   * @throws IllegalArgumentException when it is neither
   */
  public static FailureBudget parse(String text, long plannedRows) {
    if (text.matches("[0-9]{1,18}")) {
      return new FailureBudget(Long.parseLong(text));
    }
    if (text.matches("[0-9]{1,3}(\\.[0-9]+)?%")) {
      var percent = new BigDecimal(text.substring(0, text.length() - 1));
      BigDecimal rows = percent.multiply(BigDecimal.valueOf(plannedRows)).movePointLeft(2);
      return new FailureBudget(rows.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
    }
    throw new IllegalArgumentException(
        "max-failures (" + text + ") must be a number of rows or a percentage such as 5%");
  }

  /**
   * Compares the failed rows with the budget.
   *
   * @throws ExceededException when they exceed it
   */
  void check(Tally total) {
    if (total.failedRows() > rows) {
      throw new ExceededException(
          String.format(
              Locale.ROOT,
              "%d rows have no result and --max-failures allows %d: %s",
              total.failedRows(),
              rows,
              total.failuresByStatus()));
    }
  }

  /** More rows failed than allowed. */
  public static final class ExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExceededException(String message) {
      super(message);
    }
  }
}
