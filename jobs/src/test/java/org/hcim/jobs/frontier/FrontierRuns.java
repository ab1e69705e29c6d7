package org.hcim.jobs.frontier;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ScaleChoice;

/** Frontiers of a directory's sweep, and their rows. */
final class FrontierRuns {

  private FrontierRuns() {}

  static boolean isOf(String workload, Row row) {
    return row.getAs("workload").equals(workload);
  }

  static FrontierQuery query(String objectives, int ranks) {
    return new FrontierQuery(
        Objective.parse(objectives),
        List.of("workload"),
        Optional.empty(),
        Optional.of(LossLimit.ANY),
        ranks,
        Optional.empty(),
        ScaleChoice.AUTO,
        Optional.empty());
  }

  static FrontierOutcome run(Path directory, FrontierQuery query) {
    TableSnapshot sweep = TableSnapshot.of(directory.toString()).get(0);
    return new FrontierJob(
            SharedSpark.get(), directory.toString(), sweep, query, "unknown", LockPolicy.RESPECT)
        .run(notice -> {});
  }

  static List<Row> rows(Path directory, FrontierOutcome outcome) {
    return new Tables(SharedSpark.get(), directory.toString())
        .frontier(outcome.frontierId())
        .collectAsList();
  }
}
