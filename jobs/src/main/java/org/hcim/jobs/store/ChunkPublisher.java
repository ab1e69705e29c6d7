package org.hcim.jobs.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes staged chunks visible.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 * @param identity the table and the build that writes it
 * @param fence checked before and after each step visible to readers
 */
record ChunkPublisher(Volume volume, Layout layout, TableIdentity identity, Fence fence) {

  /**
   * Publishes a chunk: its files are durable before its directory gets its final name, which is
   * durable before the record exists.
   *
   * @throws StoreException.Locked when another process has taken over the table
   */
  CommitRecord publish(Chunk chunk, ChunkWriter.Staged staged, Instant start) throws IOException {
    volume.sync(staged.directory());
    fence.check();
    rename(staged.directory(), layout.chunk(chunk.index()));
    var now = Instant.now();
    var record =
        new CommitRecord(
            chunk,
            staged.tally(),
            staged.files(),
            Build.of(identity),
            Duration.between(start, now).toMillis(),
            now.toString(),
            fence.epoch().number());
    fence.check();
    write(record);
    fence.check();
    return record;
  }

  /**
   * Renames the staged directory. An existing directory without a record of this epoch was left by
   * a writer that lost the lock and is replaced.
   */
  private void rename(String staged, String directory) throws IOException {
    try {
      volume.publish(staged, directory);
    } catch (FileAlreadyExistsException e) {
      fence.check();
      volume.delete(directory);
      volume.publish(staged, directory);
    }
  }

  private void write(CommitRecord record) throws IOException {
    var file = layout.commit(record.chunk().index());
    try {
      volume.createNew(file, Json.write(record));
    } catch (FileAlreadyExistsException e) {
      fence.check();
      volume.replace(file, Json.write(record));
    }
  }
}
