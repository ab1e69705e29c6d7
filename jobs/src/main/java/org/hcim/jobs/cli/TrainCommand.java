package org.hcim.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableStatus;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.jobs.training.TrainingJob;
import org.hcim.jobs.training.TrainingPlan;
import org.hcim.jobs.training.TrainingText;
import org.hcim.jobs.training.TrainingWatch;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageSetting;
import org.hcim.sweeps.spec.TrainingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains networks for algorithm settings and writes what they reach. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains every network of a spec for every algorithm setting and seed: in floats, then"
          + " quantized, then with quantized partial sums; writes OUT/accuracy.",
      "A network's accuracy is that of its bit-exact simulation. The same command continues a"
          + " training that was stopped; what is trained is not trained again.",
      "A run that cannot be trained leaves its reason in the table, and exit code 3."
    })
final class TrainCommand implements Callable<Integer> {

  private final PrintStream messages = System.err;

  @Parameters(paramLabel = "SPEC", description = "the spec, such as sweeps/training.yaml")
  private Path specFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the table and the stages go, a path (default: out/<training name>)")
  private String out;

  @Option(
      names = "--resume",
      paramLabel = "STAGE",
      description =
          "fine-tune a network: the directory of its last stage, OUT/stages/<run>; the spec's"
              + " networks and settings must be its own")
  private Path resume;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "cores that one network is trained on, at most those of --master; they change no result"
              + " (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--steal-lock",
      description = "take over a training whose writer has been silent for long")
  private boolean stealLock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(specFile)) {
      throw new UsageException(
          specFile + " is no file; a training spec is a YAML file, see sweeps/training.yaml");
    }
    if (threads < 1) {
      throw new UsageException("--threads (" + threads + ") must be positive");
    }
    TrainingSpec spec = TrainingSpec.load(specFile);
    String target = OutOption.of(out, spec.name());
    Path stages = stages(target);
    TrainingPlan plan = plan(spec);
    TableIdentity identity = identity(spec, plan);
    if (isComplete(target, identity)) {
      System.out.printf("nothing to do: training %s is complete%n", identity.sweepId());
    } else {
      train(plan, identity, target, stages);
    }
    List<AccuracyTable.Reached> trained = AccuracyTable.rows(target, identity.sweepId());
    System.out.print(TrainingText.of(target, trained));
    if (plan.runs().size() == 1) {
      System.out.print(TrainingText.curve(stages, plan.runs().get(0).last()));
    }
    long failed = trained.stream().filter(row -> row.top1Pct().isEmpty()).count();
    if (failed > 0) {
      messages.printf(
          "%d of %d runs failed, as said above; the others count%n", failed, trained.size());
      return ExitCode.FAILURE_BUDGET;
    }
    return ExitCode.OK;
  }

  private TrainingPlan plan(TrainingSpec spec) {
    try {
      return TrainingPlan.of(spec, deployed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<StageSetting.Start.Deployed> deployed() throws IOException {
    if (resume == null) {
      return Optional.empty();
    }
    var files = new StageFiles(resume);
    if (!files.isTrained()) {
      throw new UsageException("--resume (" + resume + ") must hold a stage that is trained");
    }
    return Optional.of(
        new StageSetting.Start.Deployed(resume.toAbsolutePath().toString(), files.weightsHash()));
  }

  /** A stage's id stands for all that decides its weights: images, recipe, trainer and start. */
  private static TableIdentity identity(TrainingSpec spec, TrainingPlan plan) {
    String schema = String.valueOf(AccuracySchema.VERSION);
    return TableIdentity.of(
        Table.ACCURACY,
        spec.specHash(plan.runs().stream().map(run -> run.last().id()).toList(), schema),
        spec.canonicalJson(),
        "",
        schema,
        BuildFacts.load().gitSha());
  }

  private static boolean isComplete(String target, TableIdentity identity) {
    return TableStatus.of(target, Table.ACCURACY).stream()
        .anyMatch(
            status ->
                status.sweepId().equals(identity.sweepId())
                    && status.state() == TableStatus.State.COMPLETE);
  }

  @SuppressWarnings("try") // what is open acts by being open
  private void train(TrainingPlan plan, TableIdentity identity, String target, Path stages) {
    LockPolicy policy = stealLock ? LockPolicy.STEAL_STALE : LockPolicy.RESPECT;
    int chunk = plan.spec().chunkRuns();
    var cut = new ChunkPlan(0, plan.runs().size(), chunk, 1);
    try (SweepSession spark = session.open(plan.spec().name(), threads);
        Cancellation cancellation = Cancellation.armed();
        TableStore store =
            TableStore.open(
                target, identity, cut, AccuracySchema.structType(), policy, messages::println);
        TrainingWatch watch =
            TrainingWatch.of(plan, stages, messages, Boolean.getBoolean("hcim.tty"))) {
      cancellation.stops(spark.spark(), store);
      new TrainingJob(
              spark.spark(), store, plan, stages.toString(), identity.sweepId(), identity.gitSha())
          .run();
    }
    OutOption.writeViews(target);
  }

  /** Stages lie on a file system that all workers see. */
  private static Path stages(String target) {
    URI uri = URI.create(target.replace(" ", "%20"));
    if (uri.getScheme() != null && !uri.getScheme().equals("file")) {
      throw new UsageException(
          "--out (" + target + ") must be a path that all workers see, to hold checkpoints");
    }
    Path directory = uri.getScheme() == null ? Path.of(target) : Path.of(uri);
    return directory.toAbsolutePath().resolve("stages");
  }
}
