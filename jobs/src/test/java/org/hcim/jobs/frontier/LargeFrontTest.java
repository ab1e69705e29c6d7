package org.hcim.jobs.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hcim.jobs.evaluate.Trials;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.DefinitionHash;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Verification;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frontier as large as its sweep. */
@Tag("slow")
class LargeFrontTest {

  private static final int POINTS = 1_000_000;

  @Test
  void aMillionDesignsThatNoOtherBeats(@TempDir Path directory) {
    String out = directory.toString();
    Trials.sweepNothingButAFront(POINTS, directory);
    var query =
        new FrontierQuery(
            Objective.parse("energy_pj:min,latency_ns:min"),
            List.of("workload"),
            Optional.empty(),
            Optional.of(LossLimit.ANY),
            1,
            Optional.empty(),
            ScaleChoice.LOG,
            Optional.empty());

    FrontierOutcome outcome =
        new FrontierJob(
                SharedSpark.get(),
                out,
                TableSnapshot.of(out).get(0),
                query,
                "unknown",
                LockPolicy.RESPECT)
            .run(notice -> {});

    assertThat(outcome.groups().get(0).size()).isEqualTo(POINTS);
    Verification found =
        Verification.of(out, Table.FRONTIER, outcome.frontierId(), DefinitionHash.NONE);
    assertThat(found.problems()).isEmpty();
    assertThat(found.rows()).isEqualTo(POINTS);
  }
}
