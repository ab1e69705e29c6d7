package org.hcim.jobs.run;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.hcim.jobs.table.ResultSchema;

/** Requests for columns that a sweep's spec left out of the results. */
final class MissingColumn {

  private static final String UNRESOLVED = "UNRESOLVED_COLUMN";
  private static final String NAME = "objectName";

  private MissingColumn() {}

  private static RequestException named(String column) {
    return new RequestException(
        ("this needs the column %s, which the results do not have, because their spec chose columns;"
                + " add it to columns and sweep again")
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

  /** The first of some columns that a statement names. */
  static Optional<RequestException> in(String sql, Collection<String> omitted) {
    return omitted.stream()
        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(sql).find())
        .findFirst()
        .map(MissingColumn::named);
  }
}
