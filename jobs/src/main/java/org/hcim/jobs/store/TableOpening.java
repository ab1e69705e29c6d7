package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.spark.sql.types.StructType;

/**
 * Opens a table for writing: takes its lock, compares the values fixed by the first run, begins an
 * epoch, and restores the files to the last commit.
 *
 * @param volume the output directory
 * @param identity the table and the build that writes it
 * @param plan the table's chunks
 * @param schema the table's columns
 * @param notices receives a line per repair
 */
record TableOpening(
    Volume volume,
    TableIdentity identity,
    ChunkPlan plan,
    StructType schema,
    Consumer<String> notices) {

  TableStore open(LockPolicy policy) {
    var layout = new Layout(identity.table(), identity.id());
    var columns = Column.allOf(schema);
    try {
      var lock = WriterLock.take(volume, layout.lock(), layout.named(), policy, notices);
      try {
        begin(layout, columns);
        var epoch = Epoch.begin(volume, layout, lock.token());
        var fence = new Fence(volume, layout, lock, epoch);
        var records = new Recovery(volume, layout, epoch, notices).recover(plan);
        reopen(layout, fence, records);
        var writer = new ChunkWriter(volume, layout, plan, schema);
        return new TableStore(identity, writer, fence, records);
      } catch (IOException | RuntimeException | Error e) {
        release(lock, e);
        throw e;
      }
    } catch (IOException e) {
      throw StoreException.Failed.of(layout.named() + " cannot be opened", e);
    }
  }

  private static void release(WriterLock lock, Throwable failure) {
    try {
      lock.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Writes the values that the first run fixes, or compares them with the existing ones. */
  private void begin(Layout layout, List<Column> columns) throws IOException {
    var spec = identity.canonicalJson().getBytes(UTF_8);
    var earlierSpec = volume.read(layout.spec());
    if (earlierSpec.isEmpty()) {
      volume.createNew(layout.spec(), spec);
    } else if (!Arrays.equals(earlierSpec.get(), spec)) {
      throw new StoreException.Damaged(
          "%s is not the spec of %s; %s"
              .formatted(volume.uri(layout.spec()), layout.named(), volume.repair()));
    }
    var run = Run.of(identity, plan, columns, Instant.now().toString());
    var earlierRun = volume.read(layout.run());
    if (earlierRun.isEmpty()) {
      volume.createNew(layout.run(), Json.write(run));
    } else {
      run.checkContinues(Json.read(layout.run(), earlierRun.get(), Run.class), layout.table());
    }
  }

  /** Reopens a completed table that has lost chunks, until they are re-evaluated. */
  private void reopen(Layout layout, Fence fence, SortedMap<Integer, CommitRecord> records)
      throws IOException {
    int lost = plan.chunkCount() - records.size();
    if (lost > 0 && volume.exists(layout.complete())) {
      fence.check();
      volume.delete(layout.complete());
      notices.accept(
          "%s was complete and lost chunks: %d are evaluated again"
              .formatted(layout.named(), lost));
    }
  }
}
