package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.hcim.jobs.frontier.FrontierPicks.Pick;
import org.hcim.jobs.table.LowestRow;
import org.hcim.jobs.table.RowSummary;

/**
 * Per group, the row with the lowest value of each score; ties go to the lowest index. NaN scores
 * are ignored.
 */
final class BestOfGroups implements RowSummary<BestOfGroups> {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> by;
  private final LinkedHashMap<String, Score> scores;
  private final Admission admission;
  private final TreeMap<String, Map<String, LowestRow>> best = new TreeMap<>();

  /** A number to minimize. */
  @FunctionalInterface
  interface Score extends Serializable {
    double of(Row row);
  }

  /** Decides which rows are eligible. */
  @FunctionalInterface
  interface Admission extends Serializable {
    boolean admits(Row row);
  }

  /**
   * Creates an empty summary.
   *
   * @param by the grouping columns
   * @param scores by label, in the order of the picks
   */
  BestOfGroups(List<String> by, Map<String, Score> scores, Admission admission) {
    this.by = new ArrayList<>(by);
    this.scores = new LinkedHashMap<>(scores);
    this.admission = admission;
  }

  /** The name of a row's group. */
  static String group(List<String> by, Row row) {
    return by.isEmpty()
        ? "all"
        : by.stream()
            .map(column -> String.valueOf(row.<Object>getAs(column)))
            .collect(Collectors.joining(", "));
  }

  @Override
  public BestOfGroups add(Row row) {
    if (admission.admits(row)) {
      Map<String, LowestRow> own =
          best.computeIfAbsent(group(by, row), name -> new LinkedHashMap<>());
      long index = row.getAs("config_index");
      scores.forEach(
          (label, score) -> {
            double value = score.of(row);
            if (!Double.isNaN(value)) {
              own.computeIfAbsent(label, name -> new LowestRow()).add(row, 0, value, index);
            }
          });
    }
    return this;
  }

  @Override
  public BestOfGroups merge(BestOfGroups other) {
    other.best.forEach(
        (group, rows) -> {
          Map<String, LowestRow> own = best.computeIfAbsent(group, name -> new LinkedHashMap<>());
          rows.forEach((label, row) -> own.merge(label, row, LowestRow::merge));
        });
    return this;
  }

  /** The rows by group and label. */
  List<Pick> picks() {
    List<Pick> picks = new ArrayList<>();
    best.forEach(
        (group, own) ->
            scores.keySet().stream()
                .filter(own::containsKey)
                .forEach(label -> picks.add(new Pick(group, label, own.get(label).row()))));
    return picks;
  }
}
