package org.hcim.jobs.sql;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Comma-separated values (RFC 4180): a header line, lines ending in CR LF. NULL is an empty field,
 * an empty string is {@code ""}. Numbers keep all their digits.
 *
 * @param spreadsheetSafe adds an apostrophe before strings that a spreadsheet would interpret as
 *     formulas
 */
public record Csv(boolean spreadsheetSafe) implements OutputFormat {

  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final String END = "\r\n";

  @Override
  public long print(Answer answer, Writer to) throws IOException {
    line(answer.columns().stream().map(Answer.Column::name).toArray(), to);
    long rows = 0;
    for (Optional<Object[]> row = answer.next(); row.isPresent(); row = answer.next()) {
      line(row.get(), to);
      rows++;
    }
    return rows;
  }

  private void line(Object[] cells, Writer to) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      to.write(i == 0 ? "" : ",");
      to.write(field(cells[i]));
    }
    to.write(END);
  }

  private String field(Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof String text ? quoted(harmless(text)) : Cell.exact(cell);
  }

  private String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return spreadsheetSafe && formula ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
