package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.BestOfGroups.Score;
import org.hcim.jobs.summary.DesignText;
import org.hcim.jobs.summary.RowLoss;
import org.hcim.jobs.table.RowSummary;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.pareto.Budget;
import org.hcim.sweeps.pareto.Direction;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.Scenario;

/**
 * Named designs of a frontier: the best per objective, the knee point and the scenarios' choices.
 */
public final class FrontierPicks {

  private static final String IS_KNEE = "is_knee";

  private final Tables tables;
  private final FrontierOutcome frontier;
  private final List<Objective> objectives;

  public FrontierPicks(SparkSession spark, String out, FrontierOutcome frontier) {
    this.tables = new Tables(spark, out);
    this.frontier = frontier;
    this.objectives = Objective.parse(String.join(",", frontier.objectives()));
  }

  /**
   * A named design.
   *
   * @param group the group's name
   * @param label the reason for the selection
   * @param design columns {@link DesignText#COLUMNS} plus the grouping columns and objectives
   */
  public record Pick(String group, String label, Row design) {

    /** The value of a numeric column; NaN for NULL. */
    public double number(String column) {
      return FrontierPicks.number(design, column);
    }

    /** The readout and the main parameters. */
    public String words() {
      return DesignText.readout(design) + ", " + DesignText.words(design);
    }
  }

  /**
   * Per group: the best design of each objective, the knee point, and the choice of each shipped
   * scenario.
   */
  public List<Pick> all() {
    Map<String, Score> scores = bestOfEach();
    for (Scenario scenario : Scenario.shipped()) {
      scores.put("scenario " + scenario.name(), row -> score(scenario, row));
    }
    var best = new BestOfGroups(frontier.by(), scores, row -> true);
    List<Pick> knees = new ArrayList<>();
    rows(optimal(), List.of(IS_KNEE))
        .toLocalIterator()
        .forEachRemaining(
            row -> {
              best.add(row);
              if (row.<Boolean>getAs(IS_KNEE)) {
                knees.add(new Pick(BestOfGroups.group(frontier.by(), row), "knee", row));
              }
            });
    List<Pick> picks = best.picks();
    picks.addAll(knees);
    return picks;
  }

  /** A warning for each network with incomparable accuracies, if accuracy is an objective. */
  public List<String> warnings() {
    boolean isObjective =
        objectives.stream()
            .anyMatch(objective -> objective.column().equals(AccuracyReferences.ACCURACY));
    return isObjective ? AccuracyReferences.warnings(optimal()) : List.of();
  }

  private Dataset<Row> optimal() {
    return tables.frontier(frontier.frontierId()).where("front_rank = 1");
  }

  /**
   * The best design of each objective within bounds, among all results, because bounds may be on
   * columns other than objectives.
   */
  public List<Pick> under(Budget budget) {
    Dataset<Row> all = tables.results(frontier.sweepId());
    Dataset<Row> results = all.where("status = 'ok'");
    if (!frontier.where().isEmpty()) {
      results = results.where(frontier.where());
    }
    for (Budget.Bound bound : budget.bounds()) {
      Column column = col(bound.column());
      results =
          results.where(
              bound.direction() == Direction.MIN
                  ? column.leq(bound.limit())
                  : column.geq(bound.limit()));
    }
    Dataset<Row> read = rows(results, RowLoss.COLUMNS);
    var competitors = Competitors.of(frontier, new RowLoss(read.schema()));
    return RowSummary.of(read, new BestOfGroups(frontier.by(), bestOfEach(), competitors)).picks();
  }

  private Map<String, Score> bestOfEach() {
    Map<String, Score> scores = new LinkedHashMap<>();
    for (Objective objective : objectives) {
      scores.put(
          "best " + objective.column(),
          row -> objective.minimized(number(row, objective.column())));
    }
    return scores;
  }

  private static double score(Scenario scenario, Row row) {
    return scenario.score(
        scenario.weights().stream()
            .mapToDouble(weight -> number(row, weight.objective().column()))
            .toArray());
  }

  /** The value of a column, or NaN for NULL. */
  private static double number(Row row, String column) {
    Object value = row.getAs(column);
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  private Dataset<Row> rows(Dataset<Row> table, List<String> more) {
    Set<String> columns = new LinkedHashSet<>(DesignText.COLUMNS);
    columns.addAll(frontier.by());
    objectives.forEach(objective -> columns.add(objective.column()));
    columns.addAll(more);
    Set<String> present = Set.of(table.columns());
    return table.select(
        columns.stream()
            .map(name -> present.contains(name) ? col(name) : unknown(name))
            .toArray(Column[]::new));
  }

  /** A NULL column for a displayed cost that the sweep's spec omits. */
  private static Column unknown(String name) {
    return lit(null).cast("double").as(name);
  }
}
