package org.hcim.jobs.report;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/**
 * The quality of the data, judged independently of the model.
 *
 * @param rows rows with results
 * @param nulls missing values, by column
 * @param nonFinite infinite and NaN values, by column
 * @param constants columns in which all designs are equal, with their value
 * @param monotonicity checks on neighboring designs
 */
record Quality(
    long rows,
    Map<String, Long> nulls,
    Map<String, Long> nonFinite,
    Map<String, Object> constants,
    List<MonotonicityCheck> monotonicity) {

  /** Columns that can be NULL by design: without an ADC, analog columns or a failure. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "unit_step_mv",
          "comparator_size_factor",
          "adc_required_bits",
          "adc_clips",
          "status_reason");

  private static final Set<String> PARAMETERS =
      Arrays.stream(Parameter.values()).map(Parameter::column).collect(toUnmodifiableSet());

  /** Judges the columns that the rows have; a spec can omit some. */
  static Quality of(WorkingSet set, Profile profile) {
    Map<String, Long> nulls = new LinkedHashMap<>();
    Map<String, Long> nonFinite = new LinkedHashMap<>();
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Profile.ColumnProfile column : profile.columns().values()) {
      boolean parameter = PARAMETERS.contains(column.name());
      if (column.nulls() > 0 && !parameter && !OPTIONAL.contains(column.name())) {
        nulls.put(column.name(), column.nulls());
      }
      if (column.nonFinite() > 0) {
        nonFinite.put(column.name(), column.nonFinite());
      }
      if (column.constant()) {
        constants.put(column.name(), column.least());
      }
    }
    return new Quality(
        profile.rows(), nulls, nonFinite, constants, MonotonicityCheck.of(set, profile));
  }
}
