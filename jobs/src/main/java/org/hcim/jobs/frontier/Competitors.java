package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.HashMap;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.RowLoss;

/**
 * The rows that competed for a frontier: those within its accuracy loss, or of unknown accuracy if
 * their group has none known better.
 *
 * @param loss the accuracy loss of rows
 * @param maxLoss the accuracy loss within which designs compete, or null for any loss
 * @param by the grouping columns
 * @param standings description of the competing designs, by group
 */
record Competitors(
    RowLoss loss, Double maxLoss, ArrayList<String> by, HashMap<String, String> standings)
    implements BestOfGroups.Admission {

  static Competitors of(FrontierOutcome frontier, RowLoss loss) {
    var standings = new HashMap<String, String>();
    for (FrontierOutcome.Group group : frontier.groups()) {
      standings.put(group.name(), group.accuracy());
    }
    return new Competitors(
        loss, frontier.limit().points().orElse(null), new ArrayList<>(frontier.by()), standings);
  }

  @Override
  public boolean admits(Row row) {
    if (maxLoss == null) {
      return true;
    }
    Double points = loss.points(row);
    return (points == null || points <= maxLoss)
        && Standing.of(loss.evidence(row))
            .words()
            .equals(standings.get(BestOfGroups.group(by, row)));
  }
}
