package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frontier that readers see, from handwritten records. */
class LatestFrontierTest {

  @TempDir private Path out;

  @Test
  void theLatestFrontierIsTheOneAskedForLast() throws IOException {
    frontier("f_a", "s_1", "2026-11-25T03:00:00Z");
    frontier("f_b", "s_1", "2026-11-25T05:00:00Z");
    frontier("f_c", "s_2", "2026-11-25T04:00:00Z");

    assertThat(latest("s_1", "s_2")).isEqualTo("f_b");
    assertThat(latest("s_2")).isEqualTo("f_c");
    assertThat(LatestFrontier.of(out.toString(), "s_3"::equals)).isEmpty();

    pointTo("f_a");
    assertThat(latest("s_1", "s_2")).isEqualTo("f_a");
    assertThat(latest("s_2")).isEqualTo("f_c");
    assertThat(LatestFrontier.of(out.toString(), id -> true).orElseThrow().files())
        .extracting(URI::getPath)
        .containsExactly(out + "/frontier/frontier=f_a/chunk=c00000/part-0.parquet");
  }

  @Test
  void aPointerNamesATableOfTheDirectory() throws IOException {
    Path file = out.resolve(Layout.latest(Table.FRONTIER));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"id\": \"../sweeps/s_1\"}");

    assertThatThrownBy(() -> latest("s_1"))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageContaining("id (../sweeps/s_1) must be letters and digits");
  }

  @Test
  void aLatestFrontierThatIsNotCompleteIsNotReplacedByAnEarlierOne() throws IOException {
    frontier("f_a", "s_1", "2026-11-25T03:00:00Z");
    frontier("f_b", "s_1", "2026-11-25T05:00:00Z");
    pointTo("f_b");
    Files.delete(out.resolve("control/frontiers/f_b/COMPLETE.json"));

    assertThatThrownBy(() -> latest("s_1"))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageStartingWith("frontier f_b is the latest, but ");
  }

  @Test
  void ofTwoAtTheSameTimeTheNameDecides() throws IOException {
    frontier("f_b", "s_1", "2026-11-25T03:00:00Z");
    frontier("f_a", "s_1", "2026-11-25T03:00:00Z");

    assertThat(latest("s_1")).isEqualTo("f_b");
  }

  @Test
  void whatIsNotCompleteIsNoFrontier() throws IOException {
    frontier("f_a", "s_1", "2026-11-25T03:00:00Z");
    Files.delete(out.resolve("control/frontiers/f_a/COMPLETE.json"));

    assertThat(LatestFrontier.of(out.toString(), id -> true)).isEmpty();
  }

  @Test
  void whereNothingWasSweptThereAreNoFiles() {
    assertThat(TableSnapshot.of(out.toString(), Table.RESULTS, "s_1")).isEmpty();
    assertThat(LatestFrontier.of(out.toString(), id -> true)).isEmpty();
  }

  private String latest(String... sweepIds) {
    return LatestFrontier.of(out.toString(), List.of(sweepIds)::contains)
        .orElseThrow()
        .frontierId();
  }

  private void pointTo(String id) throws IOException {
    write(Layout.latest(Table.FRONTIER), new Descriptions.Pointer(id));
  }

  private void frontier(String id, String sweepId, String completedAt) throws IOException {
    var layout = new Layout(Table.FRONTIER, id);
    var chunk = new Chunk(0, 0, 10);
    var build = new Build("unknown", "4.2.0", "17");
    var record =
        new CommitRecord(
            chunk,
            Tally.ZERO,
            List.of(new CommitRecord.DataFile("part-0.parquet", 4, Sha256.of(new byte[4]), 1)),
            build,
            1,
            completedAt,
            0);
    var commit = new Completion.Commit("c00000", Sha256.of(Json.write(record)));
    write(layout.description(), Map.of("frontier_id", id, "sweep_id", sweepId));
    write(
        layout.run(),
        new Run(
            id,
            "hash",
            "1",
            "1",
            new ChunkPlan(0, 10, 10, 1),
            List.of(),
            completedAt,
            build,
            null));
    write(layout.commit(0), record);
    write(
        layout.complete(),
        new Completion(id, "hash", 10, 0, 10, 0, Tally.ZERO, List.of(commit), completedAt, 0));
    LocalVolume.of(out.toString()).replace(layout.chunk(0) + "/part-0.parquet", new byte[4]);
  }

  private void write(String file, Object content) throws IOException {
    LocalVolume.of(out.toString()).replace(file, Json.write(content));
  }
}
