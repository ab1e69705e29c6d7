package org.hcim.jobs.calibrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.accuracy.AccuracyWriter;
import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.jobs.progress.Display;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableStore;
import scala.reflect.ClassTag$;

/**
 * Runs the trainings of a plan and calibrates the other networks, one task per network and setting,
 * and commits the results. Results of earlier sweeps in the output directory are reused.
 */
public final class CalibrationJob {

  private final SparkSession spark;
  private final CalibrationPlan plan;
  private final TableIdentity identity;
  private final Map<String, CalibrationOutcome> known;
  private final Display display;
  private final Consumer<String> notices;
  private final Map<CalibrationRun, TunedRun> tuned = new HashMap<>();

  /**
   * Creates a job.
   *
   * @param known results by run id
   * @param display progress display of networks and settings
   * @param notices receives sentences for the user
   */
  public CalibrationJob(
      SparkSession spark,
      CalibrationPlan plan,
      TableIdentity identity,
      Map<String, CalibrationOutcome> known,
      Display display,
      Consumer<String> notices) {
    this.spark = spark;
    this.plan = plan;
    this.identity = identity;
    this.known = new HashMap<>(known);
    this.display = display;
    this.notices = notices;
  }

  /** Trains, calibrates, measures and commits. */
  public void run(TableStore store) {
    List<Chunk> pending = store.pending();
    List<CalibrationRun> remaining =
        pending.stream().flatMap(chunk -> runs(chunk).stream()).toList();
    plan.tuning().ifPresent(each -> tuned.putAll(job(each).run(remaining)));
    try (Progress progress =
        display.begin(
            "calibrated settings", plan.runs().size(), plan.runs().size() - remaining.size())) {
      calibrate(store, pending, progress);
    }
  }

  private TuningJob job(TuningPlan trainings) {
    return new TuningJob(spark, trainings, display, notices);
  }

  private List<CalibrationRun> runs(Chunk chunk) {
    return plan.runs().subList((int) chunk.firstPoint(), (int) chunk.endPoint());
  }

  private void calibrate(TableStore store, List<Chunk> pending, Progress progress) {
    Broadcast<CalibrationInput> input =
        spark
            .sparkContext()
            .broadcast(
                CalibrationInput.of(plan.spec()), ClassTag$.MODULE$.apply(CalibrationInput.class));
    var writer = new AccuracyWriter(spark, store, identity.id());
    try {
      for (Chunk chunk : pending) {
        writer.commit(chunk, rows(chunk, input));
        progress.reached(chunk.endPoint());
      }
    } finally {
      input.destroy();
    }
    writer.complete(plan.spec().images(), plan.runs().size());
  }

  private List<Row> rows(Chunk chunk, Broadcast<CalibrationInput> input) {
    List<CalibrationRun> runs = runs(chunk);
    measure(runs, input);
    var rows = new CalibrationRows(identity, plan.spec(), chunk.index());
    List<Row> made = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      CalibrationRun run = runs.get(i);
      long index = chunk.firstPoint() + i;
      made.add(
          tuned.get(run) instanceof TunedRun.Trained trained
              ? rows.row(index, run, trained)
              : rows.row(
                  index,
                  run,
                  known.get(run.id()),
                  Optional.ofNullable((TunedRun.Untrained) tuned.get(run))));
    }
    return made;
  }

  /** Measures each distinct run once, even if several workloads share it. */
  private void measure(List<CalibrationRun> runs, Broadcast<CalibrationInput> input) {
    Map<String, CalibrationRun> left = new LinkedHashMap<>();
    for (CalibrationRun run : runs) {
      boolean isTrained = tuned.get(run) instanceof TunedRun.Trained;
      if (!isTrained && !known.containsKey(run.id())) {
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
