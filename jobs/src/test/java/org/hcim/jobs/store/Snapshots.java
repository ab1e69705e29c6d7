package org.hcim.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Snapshots of tables whose control files are written by hand. */
public final class Snapshots {

  private static final String HASH = "5".repeat(64);
  private static final String NOW = "2026-11-28T00:00:00Z";

  private Snapshots() {}

  /** A complete sweep of ten points in one chunk, with these counts and no data files. */
  public static TableSnapshot of(Tally tally) {
    try {
      Path out = Files.createTempDirectory("hcim-snapshot-");
      String id = Table.RESULTS.idOf(HASH);
      write(LocalVolume.of(out.toString()), new Layout(Table.RESULTS, id), tally);
      var snapshot = TableSnapshot.of(out.toString(), Table.RESULTS, id).orElseThrow();
      Trees.delete(out);
      return snapshot;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Volume volume, Layout layout, Tally tally) throws IOException {
    var build = new Build("unknown", "4.2.0", "17");
    var plan = new ChunkPlan(0, 10, 10, 1);
    var record = new CommitRecord(plan.chunk(0), tally, List.of(), build, 1, NOW, 0);
    var commits = List.of(new Completion.Commit("c00000", Sha256.of(Json.write(record))));
    volume.createNew(
        layout.run(),
        Json.write(new Run(layout.id(), HASH, "1.0.0", "1", plan, List.of(), NOW, build, null)));
    volume.createNew(layout.commit(0), Json.write(record));
    volume.createNew(
        layout.complete(),
        Json.write(new Completion(layout.id(), HASH, 10, 0, 10, 0, tally, commits, NOW, 0)));
  }
}
