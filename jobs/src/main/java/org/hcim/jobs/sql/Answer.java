package org.hcim.jobs.sql;

import java.util.List;
import java.util.Optional;

/**
 * The rows of a query, one at a time. A cell is null, a Boolean, a Number or a String; other
 * values, such as dates and lists, are converted to the engine's text.
 */
public interface Answer {

  /** The columns, in order. */
  List<Column> columns();

  /**
   * The next row; empty after the last.
   *
   * @throws QueryException when the query fails while rows are read
   */
  Optional<Object[]> next();

  /**
   * A column.
   *
   * @param name name in the query; need not be unique
   * @param isNumber whether its cells are numbers
   */
  record Column(String name, boolean isNumber) {}
}
