package org.hcim.jobs.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.run.RequestException;

/** The query of a command line: an argument, a file, or the standard input. */
final class QueryText {

  private static final String STDIN = "-";

  private QueryText() {}

  /**
   * The text of the query.
   *
   * @param sql the query, {@code -} for the standard input, or null
   * @param file the file that contains it, {@code -} for the standard input, or null
   * @throws RequestException when there is none, or more than one
   */
  static String read(String sql, String file) {
    if ((sql == null) == (file == null)) {
      throw new RequestException(
          sql == null
              ? "no query; try \"SELECT * FROM best_by_readout\", or --file Q.sql"
              : "SQL and --file are both given; give only one");
    }
    String text = file != null ? load(file) : sql.equals(STDIN) ? load(STDIN) : sql;
    if (text.isBlank()) {
      throw new RequestException("the query is empty");
    }
    return text;
  }

  private static String load(String name) {
    try {
      return name.equals(STDIN)
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(name));
    } catch (CharacterCodingException e) {
      throw new RequestException(name + " is not UTF-8 text");
    } catch (IOException e) {
      throw new RequestException(name + " cannot be read: " + e.getMessage());
    }
  }
}
