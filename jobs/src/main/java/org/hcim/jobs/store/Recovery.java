package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Restores a table to its last commit: removes chunks without a record and requires files with a
 * record to be intact.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 * @param epoch epoch of this process
 * @param notices receives a line per removal
 */
record Recovery(Volume volume, Layout layout, Epoch epoch, Consumer<String> notices) {

  private static final Pattern CHUNK_DIRECTORY = Pattern.compile("chunk=c\\d{5}");

  /**
   * The commit records by chunk index.
   *
   * @throws StoreException.Damaged when a committed file is missing or changed
   */
  SortedMap<Integer, CommitRecord> recover(ChunkPlan plan) throws IOException {
    volume.delete(layout.staging());
    var records = records(volume, layout);
    dropFenced(records);
    for (var record : records.values()) {
      check(record, plan);
    }
    for (var name : volume.list(layout.data())) {
      if (CHUNK_DIRECTORY.matcher(name).matches()) {
        dropUnlessCommitted(name, records);
      }
    }
    return records;
  }

  /** Removes records that a writer added after losing its lock; their rows are re-evaluated. */
  private void dropFenced(SortedMap<Integer, CommitRecord> records) throws IOException {
    for (var record : List.copyOf(records.values())) {
      if (!epoch.accepts(record)) {
        notices.accept(
            "removed the record of " + record.chunk().id() + ", whose writer had lost the lock");
        volume.delete(layout.commit(record.chunk().index()));
        records.remove(record.chunk().index());
      }
    }
    if (!epoch.wasComplete()) {
      volume.delete(layout.complete());
    }
  }

  /** The commit records by chunk index, unchecked. */
  static SortedMap<Integer, CommitRecord> records(Volume volume, Layout layout) throws IOException {
    var records = new TreeMap<Integer, CommitRecord>();
    for (var name : volume.list(layout.commits())) {
      if (isRecord(name)) {
        var record = record(volume, layout.commits() + "/" + name);
        records.put(record.chunk().index(), record);
      }
    }
    return records;
  }

  /** Returns whether a name is that of a commit record. */
  static boolean isRecord(String name) {
    return name.startsWith("c") && name.endsWith(".json");
  }

  static CommitRecord record(Volume volume, String file) throws IOException {
    var bytes =
        volume.read(file).orElseThrow(() -> new StoreException.Damaged(file + " is missing"));
    var record = Json.read(file, bytes, CommitRecord.class);
    if (!file.endsWith("/" + record.chunk().id() + ".json")) {
      throw new StoreException.Damaged(file + " is the record of " + record.chunk().id());
    }
    return record;
  }

  private void check(CommitRecord record, ChunkPlan plan) throws IOException {
    var chunk = record.chunk();
    if (chunk.index() >= plan.chunkCount() || !chunk.equals(plan.chunk(chunk.index()))) {
      throw new StoreException.Damaged("%s is not a chunk of %s".formatted(chunk, plan));
    }
    var files = new ChunkFiles(volume, layout.chunk(chunk.index()));
    for (var file : record.files()) {
      var difference = files.difference(file);
      if (difference.isPresent()) {
        throw new StoreException.Damaged(
            "%s, chunk %s, %s: %s. Restore the file from a copy; or %s"
                .formatted(
                    layout.named(), chunk.id(), file.name(), difference.get(), volume.repair()));
      }
    }
  }

  private void dropUnlessCommitted(String name, SortedMap<Integer, CommitRecord> records)
      throws IOException {
    int index = Integer.parseInt(name.substring("chunk=c".length()));
    if (records.containsKey(index)) {
      return;
    }
    if (volume.exists(layout.complete())) {
      throw new StoreException.Damaged(
          "%s is complete, but %s is missing. Restore it from a copy; or %s"
              .formatted(layout.named(), volume.uri(layout.commit(index)), volume.repair()));
    }
    notices.accept("removed " + name + ", which was written but never committed");
    volume.delete(layout.data() + "/" + name);
  }
}
