package org.hcim.jobs.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.Columns;
import org.hcim.jobs.frontier.FrontierException;
import org.hcim.jobs.frontier.FrontierJob;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.spec.FrontierSpec;
import org.hcim.sweeps.spec.RuleNames;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;

/** The section {@code frontier} of a spec, checked against the columns of the sweep's rows. */
final class FrontierSection {

  private static final String WHERE = "where";

  private final FrontierSpec section;
  private final List<String> omitted;
  private final Problems problems = new Problems();

  private FrontierSection(FrontierSpec section, List<String> omitted) {
    this.section = section;
    this.omitted = omitted;
  }

  /**
   * Requires that rows have the columns that the section names; needs no Spark session. Columns of
   * keys that the section leaves to their defaults are not required.
   *
   * @throws SpecException giving the location of each column that is unknown, cannot be compared or
   *     is omitted
   */
  static void check(SweepSpec spec) {
    if (!spec.frontier().places().isEmpty()) {
      new FrontierSection(spec.frontier(), PlannedSweep.columns(spec).omitted()).check();
    }
  }

  /**
   * Has Spark check the section's condition on rows, and returns the section's query.
   *
   * @throws SpecException giving the location of an invalid condition
   */
  static FrontierQuery checked(SweepSpec spec, SparkSession spark) {
    FrontierQuery query = FrontierQuery.of(spec.frontier());
    try {
      FrontierJob.requireCondition(spark, query, PlannedSweep.columns(spec).type());
      return query;
    } catch (FrontierException e) {
      var problems = new Problems();
      problems.add(spec.frontier().places().get(WHERE), path(WHERE), e.getMessage());
      problems.throwIfAny();
      throw e;
    }
  }

  private void check() {
    List<String> objectives = section.objectives().stream().map(Objective::column).toList();
    check("objectives", objectives, Columns::numericProblem);
    check("by", section.by(), Columns::problem);
    check(WHERE, section.where().map(RuleNames::of).orElse(List.of()), Columns::problem);
    problems.throwIfAny();
  }

  private void check(String key, List<String> columns, Function<String, Optional<String>> problem) {
    Position at = section.places().get(key);
    if (at == null) {
      return;
    }
    for (String column : columns) {
      problem
          .apply(column)
          .or(() -> omission(column))
          .ifPresent(what -> problems.add(at, path(key), what));
    }
  }

  private Optional<String> omission(String column) {
    return omitted.contains(column)
        ? Optional.of(MissingColumn.omission(column))
        : Optional.empty();
  }

  private static String path(String key) {
    return "frontier." + key;
  }
}
