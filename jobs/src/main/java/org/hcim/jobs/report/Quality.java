package org.hcim.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.TableColumn;

/**
 * The quality of the data, judged without the model.
 *
 * @param rows rows with results
 * @param nulls columns of results with missing values, and how many
 * @param nonFinite columns with infinite values or NaN, and how many
 * @param constants the columns in which all designs are equal, with the value
 * @param monotonicity checks on neighboring designs
 */
record Quality(
    long rows,
    Map<String, Long> nulls,
    Map<String, Long> nonFinite,
    Map<String, Object> constants,
    List<MonotonicityCheck> monotonicity) {

  static Quality of(WorkingSet set, Profile profile) {
    Map<String, Long> nulls = new LinkedHashMap<>();
    Map<String, Long> nonFinite = new LinkedHashMap<>();
    Map<String, Object> constants = new LinkedHashMap<>();
    for (TableColumn column : ResultSchema.SCHEMA.columns()) {
      var found = profile.columns().get(column.name());
      boolean parameter = Parameter.named(column.name()).isPresent();
      if (found.nulls() > 0 && !parameter && !column.name().equals("status_reason")) {
        nulls.put(column.name(), found.nulls());
      }
      if (found.nonFinite() > 0) {
        nonFinite.put(column.name(), found.nonFinite());
      }
      if (found.constant()) {
        constants.put(column.name(), found.least());
      }
    }
    return new Quality(profile.rows(), nulls, nonFinite, constants, MonotonicityCheck.of(set));
  }
}
