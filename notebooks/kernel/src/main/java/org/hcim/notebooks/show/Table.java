package org.hcim.notebooks.show;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a query.
 *
 * @param rows values by column; can be null
 */
public record Table(List<String> columns, List<List<Object>> rows) implements Media {

  private static final int MAX_SHOWN = 50;

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(row -> Collections.unmodifiableList(new ArrayList<>(row))).toList();
  }

  /** The values of one column. */
  public List<Object> column(String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("column (" + name + ") must be one of " + columns);
    }
    List<Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.get(at)));
    return values;
  }

  /** The values of a numeric column. */
  public List<Double> numbers(String name) {
    return column(name).stream().map(value -> ((Number) value).doubleValue()).toList();
  }

  /** The values of a column as text. */
  public List<String> texts(String name) {
    return column(name).stream().map(String::valueOf).toList();
  }

  /** The rows whose column has this value. */
  public Table where(String name, Object value) {
    List<Object> values = column(name);
    return new Table(
        columns,
        IntStream.range(0, rows.size())
            .filter(i -> value.equals(values.get(i)))
            .mapToObj(rows::get)
            .toList());
  }

  /** The value of a table with one row and one column. */
  public double number() {
    if (rows.size() != 1 || columns.size() != 1) {
      throw new IllegalStateException(
          "%d rows of %d columns are not one number".formatted(rows.size(), columns.size()));
    }
    return ((Number) rows.get(0).get(0)).doubleValue();
  }

  @Override
  public Map<String, String> byType() {
    var html = new StringBuilder("<table>\n<tr>");
    columns.forEach(name -> html.append("<th>").append(Html.escape(name)).append("</th>"));
    html.append("</tr>\n");
    for (List<Object> row : shown()) {
      html.append("<tr>");
      row.forEach(value -> html.append(cell(value)));
      html.append("</tr>\n");
    }
    return Map.of("text/html", html + "</table>" + Html.escape(rest()));
  }

  @Override
  public String toString() {
    String body =
        shown().stream()
            .map(row -> row.stream().map(Table::text).collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
    return String.join("\t", columns) + "\n" + body + rest();
  }

  private List<List<Object>> shown() {
    return rows.subList(0, Math.min(rows.size(), MAX_SHOWN));
  }

  private String rest() {
    return rows.size() <= MAX_SHOWN ? "" : "\n" + (rows.size() - MAX_SHOWN) + " more rows";
  }

  private static String cell(Object value) {
    String align = value instanceof Number ? " style=\"text-align: right\"" : "";
    return "<td" + align + ">" + Html.escape(text(value)) + "</td>";
  }

  /** A cell's text; fractions have five digits. */
  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double number && Double.isFinite(number) && number != 0
        ? digits(number)
        : value.toString();
  }

  private static String digits(double number) {
    var rounded = new BigDecimal(number).round(new MathContext(5)).stripTrailingZeros();
    int power = rounded.precision() - rounded.scale();
    return power > 7 || power < -3
        ? String.format(Locale.ROOT, "%.4e", number)
        : rounded.toPlainString();
  }
}
