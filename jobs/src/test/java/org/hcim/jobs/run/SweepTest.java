package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.session.SettingRefusedException;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.summary.BestDesigns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps as another program runs them. */
class SweepTest {

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;
  private Path spec;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    out = directory.resolve("out");
    spec =
        Files.writeString(
            directory.resolve("spec.yaml"),
            """
            sweep: called
            workloads: [resnet20]
            axes: {xbar_rows: {range: [64, 123]}, xbar_columns: [64, 128]}
            chunk_points: 10
            """);
  }

  /** A listener that stores notices and progress. */
  private static final class Heard implements Listener {

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> reached = Collections.synchronizedList(new ArrayList<>());
    private final Runnable atProgress;

    private Heard(Runnable atProgress) {
      this.atProgress = atProgress;
    }

    @Override
    public void notice(String text) {
      notices.add(text);
    }

    @Override
    public Progress progress(String things, long count, long done) {
      notices.add(things + " " + count + " " + done);
      return new Progress() {
        @Override
        public void reached(long now) {
          reached.add(now);
          atProgress.run();
        }

        @Override
        public void close() {
          notices.add("closed");
        }
      };
    }
  }

  @Test
  void theSecondRunFindsItComplete() {
    SweepResult first = Sweep.of(spec).into(out).run(spark);
    SweepResult second = Sweep.of(spec).into(out).run(spark);

    assertThat(first.wasComplete()).isFalse();
    assertThat(second.wasComplete()).isTrue();
    assertThat(second.sweep().id()).isEqualTo(first.sweep().id());
    assertThat(first.sweep().results(spark).count()).isEqualTo(120);
    assertThat(Output.of(out).tables()).allMatch(table -> table.verify().passed());
  }

  @Test
  void progressGoesToTheListenerAndNothingToTheTerminal() {
    var heard = new Heard(() -> {});
    Sweep.of(spec).into(out).run(Execution.on(spark).reportingTo(heard));

    assertThat(heard.notices).containsExactly("points 120 0", "closed");
    assertThat(heard.reached).last().isEqualTo(120L);
  }

  /** Committed chunks stay, the lock is free, and the rows are the same. */
  @Test
  void aCancelledSweepResumesToTheSameRows() {
    var cancellation = new Cancellation();
    var heard = new Heard(cancellation::request);
    Sweep sweep = Sweep.of(spec).into(out);

    assertThatThrownBy(
            () -> sweep.run(Execution.on(spark).reportingTo(heard).cancelledBy(cancellation)))
        .isInstanceOf(CancelledException.class);
    TableSnapshot stopped = Output.of(out).sweep().status();
    assertThat(stopped.state()).isEqualTo(TableSnapshot.State.UNFINISHED);
    assertThat(stopped.chunksDone()).isLessThan(12);
    assertThat(stopped.writer()).isEmpty();

    StoredSweep resumed = sweep.run(spark).sweep();
    StoredSweep other = sweep.into(directory.resolve("other")).run(spark).sweep();
    assertThat(resumed.status().total().fingerprint())
        .isEqualTo(other.status().total().fingerprint());
  }

  @Test
  void aCancelledExecutionDoesNothingElse() {
    var cancellation = new Cancellation();
    cancellation.request();

    assertThatThrownBy(
            () -> Sweep.of(spec).into(out).run(Execution.on(spark).cancelledBy(cancellation)))
        .isInstanceOf(CancelledException.class);
    assertThat(Output.of(out).tables(Table.RESULTS)).isEmpty();
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> Sweep.of(spec).slice("3/2").plan())
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.setting()).hasValue("slice"))
        .hasMessageStartingWith("slice (3/2) must ");
    assertThatThrownBy(() -> Sweep.of(spec).into(out).maxFailures("few").run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("max-failures (few) must be a number of rows");
    assertThatThrownBy(() -> Output.of(out).sweep())
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("hcim sweep SPEC");
  }

  @Test
  void tooManyFailuresAreAnExceptionOfTheirOwn() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: failing
        workloads: [resnet20]
        bundles: {readouts: {odd: {readout: sar, adc_bits: 5}}}
        """);

    assertThatThrownBy(() -> Sweep.of(spec).into(out).maxFailures("0").run(spark))
        .isInstanceOf(FailureBudget.ExceededException.class);
  }

  @Test
  void aSessionThatMayLoseRowsIsRefused() {
    spark.conf().set("spark.sql.files.ignoreCorruptFiles", "true");
    try {
      assertThatThrownBy(() -> Sweep.of(spec).into(out).run(spark))
          .isInstanceOf(SettingRefusedException.class);
    } finally {
      spark.conf().set("spark.sql.files.ignoreCorruptFiles", "false");
    }
  }

  @Test
  void aSummaryListsNetworksInTheOrderOfTheSpec() throws IOException {
    Files.writeString(spec, "sweep: ordered\nworkloads: [vgg9, resnet20]\n");
    StoredSweep sweep = Sweep.of(spec).into(out).run(spark).sweep();

    assertThat(SweepSummary.of(sweep).run(spark).designs())
        .extracting(BestDesigns::workload)
        .containsExactly("vgg9", "resnet20");
  }

  @Test
  void anExplanationNeedsNoSpark() {
    PlannedSweep plan = Sweep.of(spec).plan();

    assertThat(plan.explain(7).networks()).extracting("workload").containsExactly("resnet20");
    assertThatThrownBy(() -> plan.explain(7, Optional.of("vgg9")))
        .hasMessage("workload (vgg9) must be one of [resnet20]");
  }

  @Test
  void theEstimateCountsWhatTheSweepThenWrites() {
    SweepEstimate.Result estimate = SweepEstimate.of(Sweep.of(spec)).run(spark);
    StoredSweep sweep = Sweep.of(spec).into(out).run(spark).sweep();

    assertThat(estimate.rows()).isEqualTo(sweep.status().total().rows());
    assertThat(estimate.sweepId()).isEqualTo(sweep.id());
    assertThat(estimate.chunks()).isEqualTo(sweep.status().chunks());
  }
}
