package org.hcim.jobs.run;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.table.ResultColumns;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.pareto.Objective;

/** Requests for columns that a sweep's spec left out of the results. */
final class MissingColumn {

  private static final String UNRESOLVED = "UNRESOLVED_COLUMN";
  private static final String NAME = "objectName";

  private MissingColumn() {}

  private static RequestException named(String column) {
    return new RequestException(
        ("this needs the column %s, which the results do not have, because their spec chose columns;"
                + " add it to columns")
            .formatted(column));
  }

  /** The column that Spark did not find, if the results could have it. */
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
   * Requires the columns of a frontier's objectives, groups and condition before designs are
   * evaluated.
   *
   * @throws RequestException when rows will not have one of them
   */
  static void requireFor(FrontierQuery query, ResultColumns columns) {
    List<String> omitted = columns.omitted();
    Stream.concat(query.objectives().stream().map(Objective::column), query.by().stream())
        .filter(omitted::contains)
        .findFirst()
        .ifPresent(
            column -> {
              throw named(column);
            });
    query
        .where()
        .flatMap(condition -> in(condition, omitted))
        .ifPresent(
            missing -> {
              throw missing;
            });
  }

  /** The first of some columns that a statement names. */
  static Optional<RequestException> in(String sql, Collection<String> omitted) {
    return omitted.stream()
        .filter(name -> Pattern.compile("(?i)\\b" + name + "\\b").matcher(sql).find())
        .findFirst()
        .map(MissingColumn::named);
  }
}
