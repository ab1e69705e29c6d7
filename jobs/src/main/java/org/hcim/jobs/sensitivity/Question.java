package org.hcim.jobs.sensitivity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.TableColumn;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.spec.RuleSyntax;
import org.hcim.sweeps.yaml.Spelling;

/**
 * A sensitivity analysis: its metrics and its rows.
 *
 * @param metrics numeric result columns
 * @param by columns whose combinations of values are analyzed separately
 * @param where SQL filter on rows
 */
public record Question(List<String> metrics, List<String> by, Optional<String> where, Scale scale) {

  private static final String WORKLOAD = "workload";

  /**
   * Creates a validated question.
   *
   * @throws IllegalArgumentException when a column is unknown or unsuitable, or the filter uses SQL
   *     that rules do not allow
   */
  public Question {
    metrics = List.copyOf(metrics);
    by = List.copyOf(by);
    check("metric", metrics, METRICS);
    check("by", by, COLUMNS);
    where.ifPresent(RuleSyntax::requireCondition);
    if (!by.contains(WORKLOAD)) {
      throw new IllegalArgumentException(
          "by (" + String.join(",", by) + ") must contain workload: a design has a row for each");
    }
  }

  private static final List<String> COLUMNS =
      ResultSchema.SCHEMA.columns().stream().map(TableColumn::name).toList();

  private static final List<String> METRICS = metricColumns();

  private static List<String> metricColumns() {
    Set<String> others =
        Arrays.stream(Parameter.values())
            .map(Parameter::column)
            .collect(Collectors.toCollection(HashSet::new));
    others.add("config_index");
    return ResultSchema.SCHEMA.columns().stream()
        .filter(c -> c.type().equals(DataTypes.DoubleType) || c.type().equals(DataTypes.LongType))
        .map(TableColumn::name)
        .filter(name -> !others.contains(name))
        .toList();
  }

  private static void check(String option, List<String> names, List<String> accepted) {
    if (new HashSet<>(names).size() < names.size() || names.isEmpty()) {
      throw new IllegalArgumentException(
          option + " (" + String.join(",", names) + ") must be different columns");
    }
    for (String name : names) {
      if (!accepted.contains(name)) {
        String nearest =
            Spelling.nearest(name, accepted).map(near -> "; did you mean " + near + "?").orElse("");
        throw new IllegalArgumentException(
            "%s (%s) must be one of %s%s"
                .formatted(option, name, String.join(", ", accepted), nearest));
      }
    }
  }
}
