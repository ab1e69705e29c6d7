package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.jobs.training.TrainingJob;
import org.hcim.jobs.training.TrainingPlan;
import org.hcim.jobs.training.TrainingStart;
import org.hcim.jobs.training.TrainingWatch;
import org.hcim.sweeps.spec.TrainingSpec;

/**
 * Trains the networks of a spec for its algorithm settings, measures them by bit-exact simulation,
 * and commits one row per run to the table {@code accuracy}. Rerunning the training resumes it.
 *
 * @param spec networks, settings, seeds and recipe
 * @param out directory for the table and the stages, a path; default {@code out/<training name>}
 * @param origin initial weights of all runs; default new weights
 * @param threads cores per network; they do not affect results
 */
public record Training(
    TrainingSpec spec,
    Optional<String> out,
    Optional<TrainingOrigin> origin,
    LockPolicy lock,
    int threads)
    implements Program<TrainingResult> {

  public Training {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(lock, "lock");
    if (threads < 1) {
      throw RequestException.of("threads", "threads (" + threads + ") must be positive");
    }
  }

  /** The training of a spec. */
  public static Training of(TrainingSpec spec) {
    return new Training(spec, Optional.empty(), Optional.empty(), LockPolicy.RESPECT, 1);
  }

  /**
   * The training of the spec in a YAML file.
   *
   * @throws org.hcim.sweeps.yaml.SpecException listing all problems of the spec
   */
  public static Training of(Path spec) {
    if (!Files.isRegularFile(spec)) {
      throw new RequestException(
          spec + " is not a file; a training spec is a YAML file, see sweeps/training.yaml");
    }
    return of(TrainingSpec.load(spec));
  }

  /** Returns this training with another output directory. */
  public Training into(String directory) {
    return new Training(spec, Optional.of(directory), origin, lock, threads);
  }

  /** Returns this training with other initial weights. */
  public Training startingFrom(TrainingOrigin weights) {
    return new Training(spec, out, Optional.of(weights), lock, threads);
  }

  /** Returns this training with another policy for a lock held by another writer. */
  public Training lock(LockPolicy policy) {
    return new Training(spec, out, origin, policy, threads);
  }

  /** Returns this training with another number of cores per network. */
  public Training threads(int count) {
    return new Training(spec, out, origin, lock, count);
  }

  @Override
  public TrainingResult run(Execution execution) {
    Output target = Output.of(out, spec.name());
    Path stages = target.stages();
    TrainingPlan plan = plan(stages);
    TableIdentity identity = identity(plan);
    boolean wasComplete = isComplete(target, identity);
    if (!wasComplete) {
      execution.on(spec.name(), spark -> train(plan, identity, target, stages, execution, spark));
      target.writeViews();
    }
    return new TrainingResult(
        target.location(),
        identity.id(),
        AccuracyTable.rows(target.location(), identity.id()),
        wasComplete,
        stages,
        plan.runs().stream().map(TrainingPlan.Run::last).toList());
  }

  private TrainingPlan plan(Path stages) {
    try {
      return TrainingPlan.of(
          spec, origin.isPresent() ? origin.get().start(stages) : TrainingStart.NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The identity of the table. A stage's id represents everything that determines its weights:
   * images, recipe, trainer and start.
   */
  private TableIdentity identity(TrainingPlan plan) {
    String schema = String.valueOf(AccuracySchema.VERSION);
    return TableIdentity.of(
        Table.ACCURACY,
        spec.specHash(plan.runs().stream().map(run -> run.last().id()).toList(), schema),
        spec.canonicalJson(),
        "",
        schema,
        BuildFacts.load().gitSha());
  }

  private static boolean isComplete(Output target, TableIdentity identity) {
    return TableSnapshot.of(target.location(), Table.ACCURACY, identity.id())
        .filter(training -> training.state() == TableSnapshot.State.COMPLETE)
        .filter(training -> training.problems().isEmpty())
        .isPresent();
  }

  @SuppressWarnings("try") // these resources only have to be open
  private TableStore train(
      TrainingPlan plan,
      TableIdentity identity,
      Output target,
      Path stages,
      Execution execution,
      SparkSession spark) {
    var chunks = new ChunkPlan(0, plan.runs().size(), spec.chunkRuns(), 1);
    try (TableStore store =
            TableStore.open(
                target.location(),
                identity,
                chunks,
                AccuracySchema.SCHEMA.type(),
                lock,
                execution.listener()::notice);
        var stop = execution.cancellation().onRequest(store::cancel);
        TrainingWatch watch = TrainingWatch.of(plan, stages, execution.listener()::progress)) {
      new TrainingJob(
              spark, store, plan, stages.toString(), identity.id(), identity.gitSha(), threads)
          .run();
      return store;
    }
  }
}
