package org.hcim.jobs.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.sql.DerivedView;
import org.hcim.jobs.sql.QueryException;
import org.hcim.jobs.sql.Sources;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.jobs.table.ResultColumns;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.pareto.Budget;
import org.hcim.sweeps.pareto.Objective;

/** Requests for columns that a sweep's spec omits from the results. */
final class MissingColumn {

  private static final String UNRESOLVED = "UNRESOLVED_COLUMN";
  private static final String NAME = "objectName";

  private MissingColumn() {}

  private static RequestException named(String column) {
    return new RequestException(omission(column));
  }

  /** The message about a column that the rows of a spec lack. */
  static String omission(String column) {
    return text(column, "the results") + "; add it to columns";
  }

  private static String text(String column, String rows) {
    return "this needs the column %s, which %s do not have, because their spec selects columns"
        .formatted(column, rows);
  }

  /** A notice about the columns that some of several sweeps lack. */
  static String notice(OmittedColumns omitted) {
    return ("the tables lack %d columns that some sweeps do not have, such as %s (not in %s);"
            + " --sweep ID selects one sweep with all of its columns")
        .formatted(
            omitted.names().size(),
            omitted.names().get(0),
            sweeps(omitted, omitted.names().get(0)));
  }

  private static String sweeps(OmittedColumns omitted, String column) {
    return String.join(", ", omitted.sweeps().get(column));
  }

  /**
   * The column that an engine did not find in the rows of a sweep, or that a view over them needs.
   */
  static Optional<RequestException> behind(QueryException failure, Sources sources) {
    OmittedColumns omitted = sources.omitted(Table.RESULTS);
    String complaint = failure.getMessage().lines().findFirst().orElse("");
    return Stream.concat(
            omitted.namedIn(complaint).stream(),
            Arrays.stream(DerivedView.values())
                .filter(view -> OmittedColumns.names(complaint, view.key()))
                .flatMap(view -> view.missing(omitted).stream()))
        .findFirst()
        .map(
            column ->
                new RequestException(
                    text(column, "the results of " + sweeps(omitted, column))
                        + "; add it to columns, or choose another sweep with --sweep ID"));
  }

  /** The column that Spark did not find, if it is a column that results can have. */
  static Optional<RequestException> behind(Exception failure) {
    if (!(failure instanceof AnalysisException analysis)
        || !String.valueOf(analysis.getCondition()).startsWith(UNRESOLVED)) {
      return Optional.empty();
    }
    String name = String.valueOf(analysis.getMessageParameters().get(NAME)).replace("`", "");
    return ResultSchema.SCHEMA.columns().stream().anyMatch(column -> column.name().equals(name))
        ? Optional.of(named(name))
        : Optional.empty();
  }

  /**
   * Requires the columns of a frontier's objectives, groups and condition, before designs are
   * evaluated.
   *
   * @throws RequestException when rows will lack one of them
   */
  static void requireFor(FrontierQuery query, ResultColumns columns) {
    require(
        Stream.concat(query.objectives().stream().map(Objective::column), query.by().stream())
            .toList(),
        columns);
    query
        .where()
        .flatMap(condition -> in(condition, columns.omitted()))
        .ifPresent(
            missing -> {
              throw missing;
            });
  }

  /**
   * Requires the columns of bounds, before a frontier is computed.
   *
   * @throws RequestException when rows lack one of them
   */
  static void requireFor(Budget budget, List<String> omitted) {
    require(budget.bounds().stream().map(Budget.Bound::column).toList(), omitted);
  }

  /**
   * Requires columns, before designs are evaluated.
   *
   * @throws RequestException when rows will lack one of them
   */
  static void require(List<String> names, ResultColumns columns) {
    require(names, columns.omitted());
  }

  private static void require(List<String> names, List<String> omitted) {
    names.stream()
        .filter(omitted::contains)
        .findFirst()
        .ifPresent(
            column -> {
              throw named(column);
            });
  }

  /** The first of some columns that a statement uses. */
  private static Optional<RequestException> in(String sql, List<String> omitted) {
    return omitted.stream()
        .filter(name -> OmittedColumns.names(sql, name))
        .findFirst()
        .map(MissingColumn::named);
  }
}
