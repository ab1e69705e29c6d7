package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.OmittedColumns;

/**
 * The reason why a frontier has no design.
 *
 * @param query the query
 * @param rows the queried rows
 */
public record EmptyFrontier(FrontierQuery query, Dataset<Row> rows) {

  private static final int MAX_COLUMNS = 3;
  private static final int MAX_VALUES = 12;

  /** The reason; empty if a design competes. */
  public Optional<String> reason(FrontierOutcome outcome) {
    if (outcome.groups().isEmpty()) {
      return Optional.of(
          rows.isEmpty()
              ? "the sweep has no rows, because its constraints reject all points"
              : "no row matches " + query.where().orElse("the condition") + values());
    }
    boolean competes = outcome.groups().stream().anyMatch(group -> group.competing() > 0);
    return competes
        ? Optional.empty()
        : Optional.of("no design can be compared, for the reasons above");
  }

  /** The values of the columns that the condition names, if they are few. */
  private String values() {
    return List.of(rows.columns()).stream()
        .filter(column -> OmittedColumns.names(query.where().orElse(""), column))
        .limit(MAX_COLUMNS)
        .map(column -> "; " + column + " " + values(column))
        .collect(Collectors.joining());
  }

  private String values(String column) {
    List<Row> some =
        rows.select(col(column))
            .distinct()
            .orderBy(col(column))
            .limit(MAX_VALUES + 1)
            .collectAsList();
    if (some.size() > MAX_VALUES) {
      Row range = rows.selectExpr("min(" + column + ")", "max(" + column + ")").head();
      return String.format(Locale.ROOT, "is from %s to %s", range.get(0), range.get(1));
    }
    String values =
        some.stream()
            .map(row -> row.isNullAt(0) ? "NULL" : row.get(0).toString())
            .collect(Collectors.joining(", "));
    return "is " + values;
  }
}
