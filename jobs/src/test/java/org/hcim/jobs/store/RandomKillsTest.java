package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hcim.jobs.session.ChildJvm;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that are killed at random times and resumed until they end. */
@Tag("faults")
class RandomKillsTest {

  private static final int KILLS = Integer.getInteger("soak.kills", 100);
  private static final long SEED = Long.getLong("soak.seed", 21);
  private static final int KILLED = 137;

  private final Random random = new Random(SEED);

  @TempDir private Path directory;
  private int maxMillis = Integer.MAX_VALUE;
  private int lastMillis;
  private int kills;

  @Test
  void everySweepEndsWithTheSameRowsAndRepeatsNoChunk() throws Exception {
    Fingerprint golden;
    try (var store = SoakedSweep.open(directory.resolve("golden").toString())) {
      golden = ToySweep.finish(store, SharedSpark.get()).total().fingerprint();
    }
    assertThat(endsAfterAStart(directory.resolve("undisturbed"))).isTrue();
    maxMillis = lastMillis;
    int sweeps = 0;
    int[] killsAfterChunks = new int[SoakedSweep.PLAN.chunkCount() + 1];
    while (kills < KILLS) {
      Path out = directory.resolve("sweep" + sweeps++);
      while (!endsAfterAStart(out)) {
        killsAfterChunks[records(out).size()]++;
        assertReadersSeeWholeChunks(out);
      }
      var verification = Verification.of(out.toString(), ToySweep.IDENTITY.id());
      assertThat(verification.problems()).isEmpty();
      assertThat(verification.fingerprint()).isEqualTo(golden);
    }
    System.out.printf(
        "seed %d: %d kills in %d sweeps; kills after 0, 1, ... chunks: %s%n",
        SEED, kills, sweeps, Arrays.toString(killsAfterChunks));
  }

  /**
   * Starts the process and kills it some time later, at most as long as one takes that is let
   * alone, unless it ends before.
   */
  private boolean endsAfterAStart(Path out) throws IOException, InterruptedException {
    Map<String, String> before = records(out);
    Path ready = directory.resolve("ready");
    Path output = directory.resolve("output");
    Process process =
        ChildJvm.start(SoakedSweep.class, output.toFile(), out.toString(), ready.toString());
    while (process.isAlive() && !Files.exists(ready)) {
      Thread.sleep(5);
    }
    long begun = System.nanoTime();
    process.waitFor(random.nextInt(maxMillis), TimeUnit.MILLISECONDS);
    lastMillis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + 1;
    process.destroyForcibly();
    int code = process.waitFor();
    Files.deleteIfExists(ready);
    assertThat(code).as(Files.readString(output)).isIn(0, KILLED);
    assertThat(records(out)).containsAllEntriesOf(before); // no chunk is recorded again
    kills += code == KILLED ? 1 : 0;
    return code == 0;
  }

  private static void assertReadersSeeWholeChunks(Path out) {
    for (var sweep : TableSnapshot.of(out.toString())) {
      assertThat(sweep.problems()).isEmpty();
    }
  }

  /** Commit records by chunk. */
  private static Map<String, String> records(Path out) throws IOException {
    var records = new TreeMap<String, String>();
    Path commits = out.resolve(new Layout(Table.RESULTS, ToySweep.IDENTITY.id()).commit(0));
    if (Files.exists(commits.getParent())) {
      try (Stream<Path> files = Files.list(commits.getParent())) {
        for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
          records.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return records;
  }
}
