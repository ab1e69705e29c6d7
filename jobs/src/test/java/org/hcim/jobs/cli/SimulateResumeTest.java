package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hcim.jobs.SmallNetworks;
import org.hcim.jobs.session.ChildJvm;
import org.hcim.jobs.store.Fingerprint;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a simulation ends, the same command ends with the rows of one that was let alone. */
class SimulateResumeTest {

  private static final int RUNS = 12;
  private static final long MAX_SECONDS = 120;

  @TempDir private static Path directory;
  private static Path spec;
  private static Fingerprint undisturbed;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    SmallNetworks.resNet(directory);
    spec =
        Files.writeString(
            directory.resolve("study.yaml"),
            """
            simulation: study
            networks: [{random: tiny.yaml, with: {alpha: 2}}]
            images: {location: builtin, limit: 10}
            noise: {cells: {conductance_sigma: 0.3, read_noise_sigma: 1}}
            chips: {count: 12}
            chunk_runs: 2
            """);
    Path out = directory.resolve("undisturbed");
    Terminal run = Terminal.run("simulate", spec, "--out", out);
    assertThat(run.code()).as(run.err()).isZero();
    undisturbed = status(out).total().fingerprint();
  }

  @Test
  void continuesWhereItWasKilled() throws IOException, InterruptedException {
    Path out = directory.resolve("killed");
    Process process = startAndWaitForRows(out);
    process.destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(137);

    continues(out);
  }

  @Test
  @Tag("slow")
  void endsInOrderWhenItIsToldTo() throws IOException, InterruptedException {
    Path out = directory.resolve("told");
    Process process = startAndWaitForRows(out);
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(ExitCode.CANCELLED);

    assertThat(output(out)).content().contains("cancelled; the same command continues");
    continues(out);
  }

  private static Process startAndWaitForRows(Path out) throws IOException, InterruptedException {
    Process process =
        ChildJvm.start(
            Hcim.class, output(out), "simulate", spec.toString(), "--out", out.toString());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
    while (rows(out) == 0) {
      assertThat(process.isAlive() && System.nanoTime() < end).as("%s", output(out)).isTrue();
      Thread.sleep(20);
    }
    return process;
  }

  private static void continues(Path out) {
    long done = rows(out);
    assertThat(done).isBetween(1L, RUNS - 1L);

    Terminal again = Terminal.run("simulate", spec, "--out", out);

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(status(out).state()).isEqualTo(TableSnapshot.State.COMPLETE);
    assertThat(status(out).total().fingerprint()).isEqualTo(undisturbed);
    assertThat(Terminal.run("verify", out).out()).contains("verified, 6 chunks, 12 rows, complete");
  }

  private static File output(Path out) {
    return out.resolveSibling(out.getFileName() + ".log").toFile();
  }

  private static long rows(Path out) {
    return TableSnapshot.of(out.toString(), Table.SIMULATIONS).stream()
        .mapToLong(status -> status.total().rows())
        .sum();
  }

  private static TableSnapshot status(Path out) {
    return TableSnapshot.of(out.toString(), Table.SIMULATIONS).get(0);
  }
}
