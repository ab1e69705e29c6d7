package org.hcim.jobs.calibrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.accuracy.AccuracyWriter;
import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableStore;
import scala.reflect.ClassTag$;

/**
 * Calibrates what is left of a plan, one task per network and setting, and commits the results.
 * Results that the output directory has from earlier sweeps are not computed again.
 */
public final class CalibrationJob {

  private final SparkSession spark;
  private final CalibrationPlan plan;
  private final TableIdentity identity;
  private final Map<String, CalibrationOutcome> known;
  private final Progress progress;

  /**
   * A job.
   *
   * @param known results by the id of the run
   * @param progress counts networks and settings
   */
  public CalibrationJob(
      SparkSession spark,
      CalibrationPlan plan,
      TableIdentity identity,
      Map<String, CalibrationOutcome> known,
      Progress progress) {
    this.spark = spark;
    this.plan = plan;
    this.identity = identity;
    this.known = new HashMap<>(known);
    this.progress = progress;
  }

  /** Calibrates, measures and commits. */
  public void run(TableStore store) {
    Broadcast<CalibrationInput> input =
        spark
            .sparkContext()
            .broadcast(
                CalibrationInput.of(plan.spec()), ClassTag$.MODULE$.apply(CalibrationInput.class));
    var writer = new AccuracyWriter(spark, store, identity.id());
    try {
      for (Chunk chunk : store.pending()) {
        writer.commit(chunk, rows(chunk, input));
        progress.reached(chunk.endPoint());
      }
    } finally {
      input.destroy();
    }
    writer.complete(plan.spec().images(), plan.runs().size());
  }

  private List<Row> rows(Chunk chunk, Broadcast<CalibrationInput> input) {
    List<CalibrationRun> runs =
        plan.runs().subList((int) chunk.firstPoint(), (int) chunk.endPoint());
    measure(runs, input);
    var rows = new CalibrationRows(identity, plan.spec(), chunk.index());
    List<Row> made = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      made.add(rows.row(chunk.firstPoint() + i, runs.get(i), known.get(runs.get(i).id())));
    }
    return made;
  }

  /** Equal runs of several workloads are one. */
  private void measure(List<CalibrationRun> runs, Broadcast<CalibrationInput> input) {
    Map<String, CalibrationRun> left = new LinkedHashMap<>();
    for (CalibrationRun run : runs) {
      if (!known.containsKey(run.id())) {
        left.put(run.id(), run);
      }
    }
    if (left.isEmpty()) {
      return;
    }
    List<CalibrationRun> remaining = new ArrayList<>(left.values());
    List<CalibrationOutcome> outcomes =
        context()
            .parallelize(remaining, remaining.size())
            .map(new CalibrationTask(input))
            .collect();
    for (int i = 0; i < outcomes.size(); i++) {
      known.put(remaining.get(i).id(), outcomes.get(i));
    }
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
