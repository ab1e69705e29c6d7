package org.hcim.jobs.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Accepts a text only if it is one read-only statement. DuckDB's own parser decides before anything
 * runs: given several statements, the driver would run all but the last while preparing them.
 */
record OneQuery(Connection connection) {

  private static final Pattern EXPLAIN =
      Pattern.compile(
          "\\s*EXPLAIN\\s+(ANALYZE\\s+)?(?<query>.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String PARSE =
      """
      SELECT json_extract_string(parsed, '$.error_type'), json_array_length(parsed, '$.statements')
      FROM (SELECT json_serialize_sql(?) AS parsed)""";

  /**
   * Checks a text.
   *
   * @throws QueryException when it is several statements or does more than read
   */
  void require(String sql) {
    Matcher explain = EXPLAIN.matcher(sql);
    String query = explain.matches() ? explain.group("query") : sql;
    try (var parse = connection.prepareStatement(PARSE)) {
      parse.setString(1, query);
      try (ResultSet parsed = parse.executeQuery()) {
        parsed.next();
        check(parsed.getString(1), parsed.getLong(2));
      }
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  /**
   * Accepts a text that does not parse at all: running it gives an error message with the position.
   */
  private static void check(String error, long statements) {
    if ("parser".equals(error)) {
      return;
    }
    if (error != null) {
      throw new QueryException(
          "hcim sql only reads: the statement must be a query (SELECT, FROM, WITH, VALUES, DESCRIBE,"
              + " SUMMARIZE, SHOW or EXPLAIN)");
    }
    if (statements != 1) {
      throw new QueryException(
          statements == 0
              ? "the query contains no statement"
              : "the query contains " + statements + " statements; hcim sql runs one");
    }
  }
}
