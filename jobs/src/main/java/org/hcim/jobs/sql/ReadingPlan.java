package org.hcim.jobs.sql;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;

/** Accepts a text only if Spark's parser recognizes one read-only statement. */
final class ReadingPlan {

  private static final List<String> READERS = List.of("Show", "Describe", "Explain");

  private ReadingPlan() {}

  /**
   * Checks a text.
   *
   * @throws ParseException with the position, when it is not valid SQL
   * @throws QueryException when it does more than read
   */
  static void require(SparkSession spark, String sql) throws ParseException {
    ParserInterface parser =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().sqlParser();
    if (isQuery(parser, sql) || isQuery(parser, sql.replaceFirst("[;\\s]+$", ""))) {
      return;
    }
    String plan = parser.parsePlan(sql).getClass().getSimpleName();
    if (READERS.stream().noneMatch(plan::startsWith)) {
      throw new QueryException(
          "hcim sql only reads: the statement must be a query (SELECT, FROM, WITH, VALUES, DESCRIBE,"
              + " SHOW or EXPLAIN)");
    }
  }

  @SuppressWarnings("ReturnValueIgnored") // only checks whether it parses
  private static boolean isQuery(ParserInterface parser, String sql) {
    try {
      parser.parseQuery(sql);
      return true;
    } catch (ParseException e) {
      return false;
    }
  }
}
