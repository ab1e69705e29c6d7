package org.hcim.jobs.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Accepts a text only if DuckDB's own parser finds one query in it that only reads; {@code EXPLAIN}
 * and {@code EXPLAIN ANALYZE} may precede it. Only accepted texts reach the driver, which runs all
 * but the last of several statements while it prepares them.
 */
record OneQuery(Connection connection) {

  /** Nodes of a query that only reads; a WITH clause can also hold COPY, INSERT and the like. */
  private static final String READING_NODES =
      "'SELECT_NODE', 'SET_OPERATION_NODE', 'RECURSIVE_CTE_NODE', 'CTE_NODE'";

  /** Table functions that only read; others run SQL given as text or change the session. */
  private static final String READING_FUNCTIONS =
      "read_(blob|text|parquet|csv|csv_auto|json[a-z_]*|ndjson[a-z_]*|single_[a-z_]*)"
          + "|(parquet|duckdb|pragma)_[a-z_]+|sniff_csv|glob|query_table"
          + "|range|generate_series|unnest|repeat|repeat_row|json_each|json_tree"
          + "|histogram|histogram_values|icu_calendar_names|pg_timezone_names|test_[a-z_]+";

  private static final String PARSE =
      """
      SELECT json_extract_string(parsed, '$.error_type'),
        json_extract_string(parsed, '$.error_message'),
        coalesce(CAST(json_extract_string(parsed, '$.position') AS BIGINT), -1),
        json_array_length(parsed, '$.statements'),
        list_filter(json_extract_string(parsed, '$..type'),
          lambda type: suffix(type, '_NODE') AND type NOT IN (%s))[1],
        list_filter(json_extract_string(parsed, '$..function.function_name'),
          lambda name: NOT regexp_full_match(name, '%s'))[1]
      FROM (SELECT json_serialize_sql(?) AS parsed)"""
          .formatted(READING_NODES, READING_FUNCTIONS);

  /** The parser's error if a statement is not a query, or if it is a query that it cannot print. */
  private static final String NO_QUERY = "not implemented";

  private static final String ONLY_READS =
      "hcim sql only reads: the statement must be a query (SELECT, FROM, WITH, VALUES, DESCRIBE,"
          + " SUMMARIZE, SHOW or EXPLAIN)";

  /**
   * Findings of the parser in a text; null where they do not apply.
   *
   * @param position offset of an error, in bytes; negative if unknown
   * @param writes a node that does more than read
   * @param function a table function that may do more than read
   */
  private record Parsed(
      String error,
      String message,
      long position,
      long statements,
      String writes,
      String function) {

    static Parsed of(ResultSet row) throws SQLException {
      return new Parsed(
          row.getString(1),
          row.getString(2),
          row.getLong(3),
          row.getLong(4),
          row.getString(5),
          row.getString(6));
    }
  }

  /**
   * The statement to run for a text: exactly what was checked, after the words of {@code EXPLAIN}.
   *
   * @throws QueryException when it is no valid SQL, is several statements or may do more than read
   */
  String confirmed(String sql) {
    ExplainedQuery explained = ExplainedQuery.of(sql);
    Parsed parsed = parse(explained.query());
    if (parsed.error() != null) {
      throw new QueryException(reason(parsed, explained));
    }
    if (parsed.statements() != 1) {
      throw new QueryException(
          parsed.statements() == 0
              ? "the query contains no statement"
              : "the query contains " + parsed.statements() + " statements; hcim sql runs one");
    }
    if (parsed.writes() != null) {
      throw new QueryException(ONLY_READS + ", also in its WITH clauses");
    }
    if (parsed.function() != null) {
      throw new QueryException(
          "hcim sql only reads: the table function " + parsed.function() + " is not available");
    }
    return explained.statement();
  }

  private Parsed parse(String query) {
    try (var parse = connection.prepareStatement(PARSE)) {
      parse.setString(1, query);
      try (ResultSet parsed = parse.executeQuery()) {
        parsed.next();
        return Parsed.of(parsed);
      }
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  private static String reason(Parsed parsed, ExplainedQuery explained) {
    if (explained.mayHaveOptions()) {
      return "hcim sql accepts EXPLAIN or EXPLAIN ANALYZE before one query, without options in"
          + " parentheses";
    }
    if (parsed.error().equals(NO_QUERY)) {
      return ONLY_READS;
    }
    String message = "Parser Error: " + parsed.message();
    return parsed.position() < 0 ? message : message + "\n\n" + place(explained, parsed.position());
  }

  /** The line of an error and a caret below it, as in DuckDB's other messages. */
  private static String place(ExplainedQuery explained, long position) {
    byte[] query = explained.query().getBytes(UTF_8);
    int before = (int) Math.min(position, query.length);
    String text = explained.statement();
    int at = explained.prefix().length() + new String(query, 0, before, UTF_8).length();
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', at);
    long line = 1 + text.substring(0, at).chars().filter(each -> each == '\n').count();
    String head = "LINE " + line + ": ";
    return head
        + text.substring(start, end < 0 ? text.length() : end)
        + "\n"
        + " ".repeat(head.length() + at - start)
        + "^";
  }
}
