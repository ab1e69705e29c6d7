package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.summary.DesignText;
import org.hcim.jobs.summary.Evidence;
import org.hcim.jobs.summary.KnownLoss;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.pareto.Budget;
import org.hcim.sweeps.pareto.Direction;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.Scenario;

/** Named designs of a frontier: best per objective, knee point, scenarios. */
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
   * A design with a name.
   *
   * @param group the group's name
   * @param label the reason of the selection
   * @param design columns {@link DesignText#COLUMNS} and those of the groups and objectives
   */
  public record Pick(String group, String label, Row design) {

    /** A number of the design by its column; NaN for NULL. */
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
    Map<String, ToDoubleFunction<Row>> scores = bestOfEach();
    for (Scenario scenario : Scenario.shipped()) {
      scores.put("scenario " + scenario.name(), row -> score(scenario, row));
    }
    Dataset<Row> optimal = tables.frontier(frontier.frontierId()).where("front_rank = 1");
    var lowest = new Lowest(scores);
    List<Pick> knees = new ArrayList<>();
    rows(optimal, IS_KNEE)
        .toLocalIterator()
        .forEachRemaining(
            row -> {
              lowest.add(row);
              if (row.<Boolean>getAs(IS_KNEE)) {
                knees.add(new Pick(group(row), "knee", row));
              }
            });
    List<Pick> picks = lowest.picks();
    picks.addAll(knees);
    return picks;
  }

  /**
   * The best of each objective within bounds, among all results: bounds may be on columns other
   * than objectives.
   */
  public List<Pick> under(Budget budget) {
    Dataset<Row> results = KnownLoss.of(tables.results(frontier.sweepId())).where("status = 'ok'");
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
    var lowest = new Lowest(bestOfEach());
    Iterator<Row> rows = rows(competing(results), KnownLoss.EVIDENCE).toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (isOfItsGroupsStanding(row)) {
        lowest.add(row);
      }
    }
    return lowest.picks();
  }

  /** The rows within the accuracy loss, and those of unknown accuracy. */
  private Dataset<Row> competing(Dataset<Row> results) {
    return frontier
        .limit()
        .points()
        .map(
            limit -> results.where(col(KnownLoss.LOSS).isNull().or(col(KnownLoss.LOSS).leq(limit))))
        .orElse(results);
  }

  /** Returns whether a row is one of those that made its group's frontier. */
  private boolean isOfItsGroupsStanding(Row row) {
    String standing = Standing.of(Evidence.of(row.getAs(KnownLoss.EVIDENCE))).words();
    return frontier.limit().isAny()
        || frontier.groups().stream()
            .filter(known -> known.name().equals(group(row)))
            .anyMatch(known -> known.accuracy().equals(standing));
  }

  private Map<String, ToDoubleFunction<Row>> bestOfEach() {
    Map<String, ToDoubleFunction<Row>> scores = new LinkedHashMap<>();
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

  /** NaN for NULL. */
  private static double number(Row row, String column) {
    Object value = row.getAs(column);
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  private String group(Row row) {
    return frontier.by().isEmpty()
        ? "all"
        : frontier.by().stream()
            .map(column -> String.valueOf(row.<Object>getAs(column)))
            .collect(Collectors.joining(", "));
  }

  private Dataset<Row> rows(Dataset<Row> table, String... more) {
    Set<String> columns = new LinkedHashSet<>(DesignText.COLUMNS);
    columns.addAll(frontier.by());
    objectives.forEach(objective -> columns.add(objective.column()));
    columns.addAll(List.of(more));
    Set<String> present = Set.of(table.columns());
    return table.select(
        columns.stream()
            .map(name -> present.contains(name) ? col(name) : unknown(name))
            .toArray(Column[]::new));
  }

  /** A cost that is shown beside others, and that the spec of the sweep left out. */
  private static Column unknown(String name) {
    return lit(null).cast("double").as(name);
  }

  /** Per group, the row with the lowest of each score; of equal ones that of the lowest index. */
  private final class Lowest {

    private final Map<String, ToDoubleFunction<Row>> scores;
    private final Map<String, Map<String, Row>> best = new TreeMap<>();

    private Lowest(Map<String, ToDoubleFunction<Row>> scores) {
      this.scores = scores;
    }

    private void add(Row row) {
      Map<String, Row> own = best.computeIfAbsent(group(row), name -> new LinkedHashMap<>());
      scores.forEach(
          (label, score) -> {
            double value = score.applyAsDouble(row);
            if (!Double.isNaN(value)) {
              own.merge(label, row, (old, now) -> better(now, old, score) ? now : old);
            }
          });
    }

    private List<Pick> picks() {
      List<Pick> picks = new ArrayList<>();
      best.forEach(
          (group, own) ->
              scores.keySet().stream()
                  .filter(own::containsKey)
                  .forEach(label -> picks.add(new Pick(group, label, own.get(label)))));
      return picks;
    }
  }

  private static boolean better(Row now, Row old, ToDoubleFunction<Row> score) {
    int order = Double.compare(score.applyAsDouble(now), score.applyAsDouble(old));
    return order < 0
        || (order == 0 && now.<Long>getAs("config_index") < old.<Long>getAs("config_index"));
  }
}
