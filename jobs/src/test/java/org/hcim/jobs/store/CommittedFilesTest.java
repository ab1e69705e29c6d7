package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers may see, from records written by hand. */
class CommittedFilesTest {

  @TempDir private Path out;

  @Test
  void theLatestFrontierIsTheOneRecordedLast() throws IOException {
    frontier("f_a", "s_1", 3000);
    frontier("f_b", "s_1", 5000);
    frontier("f_c", "s_2", 4000);

    assertThat(latest("s_1", "s_2")).isEqualTo("f_b");
    assertThat(latest("s_2")).isEqualTo("f_c");
    assertThat(LatestFrontier.of(out.toString(), "s_3"::equals)).isEmpty();
    assertThat(LatestFrontier.of(out.toString(), id -> true).orElseThrow().files())
        .extracting(URI::getPath)
        .containsExactly(out + "/frontier/frontier=f_b/part-0.parquet");
  }

  @Test
  void ofTwoAtTheSameTimeTheNameDecides() throws IOException {
    frontier("f_b", "s_1", 3000);
    frontier("f_a", "s_1", 3000);

    assertThat(latest("s_1")).isEqualTo("f_b");
  }

  @Test
  void aRecordWithoutFilesIsNoFrontier() throws IOException {
    frontier("f_a", "s_1", 3000);
    Files.delete(out.resolve("frontier/frontier=f_a/part-0.parquet"));

    assertThat(LatestFrontier.of(out.toString(), id -> true)).isEmpty();
  }

  @Test
  void whereNothingWasSweptThereAreNoFiles() {
    assertThat(CommittedFiles.of(out.toString(), List.of("s_1"))).isEmpty();
    assertThat(LatestFrontier.of(out.toString(), id -> true)).isEmpty();
  }

  private String latest(String... sweepIds) {
    return LatestFrontier.of(out.toString(), List.of(sweepIds)::contains)
        .orElseThrow()
        .frontierId();
  }

  private void frontier(String id, String sweepId, long millis) throws IOException {
    Path data = out.resolve("frontier/frontier=" + id + "/part-0.parquet");
    Files.createDirectories(data.getParent());
    Files.writeString(data, "rows");
    Files.writeString(data.resolveSibling("_SUCCESS"), "");
    Path record = out.resolve("control/frontiers/" + id + ".json");
    Files.createDirectories(record.getParent());
    Files.writeString(
        record, "{\"frontier_id\": \"" + id + "\", \"sweep_id\": \"" + sweepId + "\"}");
    Files.setLastModifiedTime(record, FileTime.fromMillis(millis));
  }
}
