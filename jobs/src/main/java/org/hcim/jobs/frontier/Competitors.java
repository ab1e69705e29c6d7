package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.HashMap;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.Evidence;
import org.hcim.jobs.summary.RowLoss;

/**
 * The rows that competed for a frontier: within its accuracy loss, or of unknown accuracy where no
 * better is known in their group.
 *
 * @param loss the accuracy loss of rows
 * @param maxLoss the accuracy loss up to which designs compete, or null for any
 * @param by the columns that make groups
 * @param standings words for the competing designs, by group
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
    Evidence evidence = loss.evidence(row);
    Double points = loss.points(row, evidence);
    return (points == null || points <= maxLoss)
        && Standing.of(evidence).words().equals(standings.get(BestOfGroups.group(by, row)));
  }
}
