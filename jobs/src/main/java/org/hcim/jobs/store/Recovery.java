package org.hcim.jobs.store;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Brings a sweep back to its last commit: what has no record goes, what has one must be there.
 *
 * @param volume the output
 * @param layout where things are in it
 * @param notices told what was removed
 */
record Recovery(Volume volume, Layout layout, Consumer<String> notices) {

  private static final Pattern CHUNK_DIRECTORY = Pattern.compile("chunk=c\\d{5}");

  /**
   * The commit records by chunk index.
   *
   * @throws StoreException.Damaged when a committed file is missing or changed
   */
  SortedMap<Integer, CommitRecord> recover(ChunkPlan plan) throws IOException {
    volume.delete(layout.staging());
    var records = records(volume, layout);
    for (var record : records.values()) {
      check(record, plan);
    }
    for (var name : volume.list(layout.results())) {
      if (CHUNK_DIRECTORY.matcher(name).matches()) {
        dropUnlessCommitted(name, records);
      }
    }
    return records;
  }

  /** The commit records by chunk index, unchecked. */
  static SortedMap<Integer, CommitRecord> records(Volume volume, Layout layout) throws IOException {
    var records = new TreeMap<Integer, CommitRecord>();
    for (var name : volume.list(layout.commits())) {
      if (name.startsWith("c") && name.endsWith(".json")) {
        var record = record(volume, layout.commits() + "/" + name);
        records.put(record.chunk().index(), record);
      }
    }
    return records;
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
      for (var difference : files.differences(file)) {
        throw new StoreException.Damaged(
            ("chunk %s, %s: %s. Restore the file from a copy, or delete %s and its chunk's"
                    + " directory to evaluate the chunk again")
                .formatted(
                    chunk.id(), file.name(), difference, volume.uri(layout.commit(chunk.index()))));
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
          "chunk %s: the sweep is complete but %s is missing"
              .formatted(Chunk.idOf(index), volume.uri(layout.commit(index))));
    }
    notices.accept("removed " + name + ", which was written but never committed");
    volume.delete(layout.results() + "/" + name);
  }
}
