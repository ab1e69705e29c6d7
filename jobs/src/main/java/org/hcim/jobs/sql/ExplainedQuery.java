package org.hcim.jobs.sql;

import java.util.stream.IntStream;

/**
 * A query, and the {@code EXPLAIN} or {@code EXPLAIN ANALYZE} before it.
 *
 * @param prefix these words, with spaces in place of comments; empty for a query that is run
 * @param query the rest of the text, whatever it is
 */
record ExplainedQuery(String prefix, String query) {

  private static final int NONE = -1;

  /** Splits a text. {@code EXPLAIN} with options in parentheses leaves them in the query. */
  static ExplainedQuery of(String sql) {
    int first = afterSpace(sql, 0);
    int explain = afterWord(sql, first, "EXPLAIN");
    if (explain == NONE) {
      return new ExplainedQuery("", sql);
    }
    String words = blank(sql, 0, first) + "EXPLAIN";
    int second = afterSpace(sql, explain);
    int analyze = afterWord(sql, second, "ANALYZE");
    words += blank(sql, explain, second);
    if (analyze == NONE) {
      return new ExplainedQuery(words, sql.substring(second));
    }
    int third = afterSpace(sql, analyze);
    return new ExplainedQuery(words + "ANALYZE" + blank(sql, analyze, third), sql.substring(third));
  }

  /** The whole statement; its lines and columns are those of the original text. */
  String statement() {
    return prefix + query;
  }

  /** Returns whether the query may begin with options of {@code EXPLAIN}. */
  boolean mayHaveOptions() {
    return !prefix.isEmpty() && query.startsWith("(");
  }

  /** The end of a word, in any case, that begins at an index. */
  private static int afterWord(String sql, int from, String word) {
    int end = from + word.length();
    boolean isWord =
        sql.regionMatches(true, from, word, 0, word.length())
            && (end == sql.length() || !continuesWord(sql.charAt(end)));
    return isWord ? end : NONE;
  }

  private static boolean continuesWord(char next) {
    return Character.isLetterOrDigit(next) || next == '_' || next == '$' || next > '\u007f';
  }

  /** The index of the first character that is neither white space nor part of a comment. */
  private static int afterSpace(String sql, int from) {
    int at = from;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = afterLine(sql, at);
      } else if (sql.startsWith("/*", at)) {
        at = afterComment(sql, at);
      } else {
        return at;
      }
    }
    return at;
  }

  private static int afterLine(String sql, int from) {
    return IntStream.of(sql.indexOf('\n', from), sql.indexOf('\r', from))
        .filter(end -> end >= 0)
        .map(end -> end + 1)
        .min()
        .orElse(sql.length());
  }

  /** The end of a comment, which may contain others. */
  private static int afterComment(String sql, int from) {
    int depth = 1;
    int at = from + 2;
    while (at < sql.length() && depth > 0) {
      boolean opens = sql.startsWith("/*", at);
      boolean closes = sql.startsWith("*/", at);
      depth += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
    }
    return at;
  }

  private static String blank(String sql, int from, int to) {
    return sql.substring(from, to).replaceAll("[^\n]", " ");
  }
}
