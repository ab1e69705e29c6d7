package org.hcim.jobs.sql;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text table for a terminal: numbers right-aligned, fractions with six digits. A table too wide
 * for any screen lists its columns vertically.
 *
 * @param maxRows maximum number of rows to show; 0 for all
 */
public record TextTable(int maxRows) implements OutputFormat {

  private static final int MAX_COLUMNS = 24;

  @Override
  public long print(Answer answer, Writer to) throws IOException {
    List<String[]> rows = new ArrayList<>();
    Optional<Object[]> row = answer.next();
    for (; row.isPresent() && (maxRows == 0 || rows.size() < maxRows); row = answer.next()) {
      rows.add(texts(row.get()));
    }
    List<Answer.Column> columns = answer.columns();
    if (columns.size() > MAX_COLUMNS || rows.stream().anyMatch(TextTable::hasLines)) {
      below(columns, rows, to);
    } else {
      beside(columns, rows, to);
    }
    to.write(row.isPresent() ? cut(rows.size()) : counted(rows.size()));
    return rows.size();
  }

  private static void beside(List<Answer.Column> columns, List<String[]> rows, Writer to)
      throws IOException {
    int[] widths = new int[columns.size()];
    String[] names = columns.stream().map(Answer.Column::name).toArray(String[]::new);
    String[] rules = new String[widths.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(names[i]);
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], width(row[i]));
      }
      rules[i] = "-".repeat(widths[i]);
    }
    line(columns, names, widths, to);
    line(columns, rules, widths, to);
    for (String[] row : rows) {
      line(columns, row, widths, to);
    }
  }

  private static void line(List<Answer.Column> columns, String[] cells, int[] widths, Writer to)
      throws IOException {
    var line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String gap = " ".repeat(widths[i] - width(cells[i]));
      line.append(i == 0 ? "" : "  ");
      line.append(columns.get(i).isNumber() ? gap + cells[i] : cells[i] + gap);
    }
    to.write(line.toString().stripTrailing() + "\n");
  }

  private static void below(List<Answer.Column> columns, List<String[]> rows, Writer to)
      throws IOException {
    int width = columns.stream().mapToInt(column -> width(column.name())).max().orElse(0);
    int number = 1;
    for (String[] row : rows) {
      to.write("-- row " + number++ + "\n");
      for (int i = 0; i < row.length; i++) {
        String name = columns.get(i).name();
        String start = row[i].indexOf('\n') < 0 ? "  " : "\n";
        to.write(name + " ".repeat(width - width(name)) + start + row[i].stripTrailing() + "\n");
      }
    }
  }

  private static String[] texts(Object[] cells) {
    String[] texts = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      texts[i] = printable(Cell.rounded(cells[i]));
    }
    return texts;
  }

  /**
   * Escapes control characters, which move the cursor or change colors, and marks that reverse a
   * line.
   */
  private static String printable(String text) {
    return text.chars().noneMatch(TextTable::isControl)
        ? text
        : text.codePoints()
            .mapToObj(c -> isControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
            .collect(Collectors.joining());
  }

  private static boolean isControl(int character) {
    return (Character.isISOControl(character) && character != '\n')
        || Character.getType(character) == Character.FORMAT;
  }

  private static boolean hasLines(String[] row) {
    return Arrays.stream(row).anyMatch(text -> text.indexOf('\n') >= 0);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String counted(int rows) {
    return "(" + rows + (rows == 1 ? " row)\n" : " rows)\n");
  }

  private String cut(int rows) {
    return "(the first %d rows; there are more: --max-rows 0 shows all, --format csv prints all)\n"
        .formatted(rows);
  }
}
