package org.hcim.jobs.sql;

import java.util.List;
import java.util.Optional;

/**
 * The rows of a query, one after the other. A cell is null or a Boolean, a Number or a String; what
 * is neither (a date, a list) comes as the engine's text of it.
 */
public interface Answer {

  /** The columns, in order. */
  List<Column> columns();

  /**
   * The next row; empty after the last.
   *
   * @throws QueryException when the query fails on the way
   */
  Optional<Object[]> next();

  /**
   * A column.
   *
   * @param name as the query calls it; need not be unique
   * @param isNumber whether its cells are numbers
   */
  record Column(String name, boolean isNumber) {}
}
