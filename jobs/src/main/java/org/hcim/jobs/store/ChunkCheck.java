package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.jobs.store.CommitRecord.DataFile;
import org.hcim.jobs.store.Verification.Problem;

/**
 * Reads one chunk back and compares it with its record.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 * @param run the table's plan and columns; without them only bytes are compared
 */
record ChunkCheck(Volume volume, Layout layout, Optional<Run> run) {

  /** The problem reported for a file in a chunk's directory that does not belong to the chunk. */
  static final String UNLISTED = "the commit record does not list it";

  /**
   * The content of a chunk's files.
   *
   * @param problems differences between the files and their record
   * @param strangers files that are not in the record
   */
  record Found(
      long rows, Fingerprint fingerprint, List<Problem> problems, List<Problem> strangers) {}

  Found check(CommitRecord record) throws IOException {
    var problems = new ArrayList<Problem>();
    var files = new ChunkFiles(volume, layout.chunk(record.chunk().index()));
    for (var file : record.files()) {
      files.difference(file).ifPresent(what -> problems.add(problem(record.chunk(), file, what)));
    }
    var strangers = strangers(record);
    return run.isPresent()
        ? rows(record, run.get(), files, problems, strangers)
        : new Found(record.tally().rows(), record.tally().fingerprint(), problems, strangers);
  }

  private Found rows(
      CommitRecord record,
      Run table,
      ChunkFiles files,
      ArrayList<Problem> problems,
      List<Problem> strangers) {
    var chunk = record.chunk();
    if (chunk.index() >= table.plan().chunkCount()
        || !chunk.equals(table.plan().chunk(chunk.index()))) {
      problems.add(new Problem(chunk.id(), "", chunk + " is not a chunk of " + table.plan()));
    }
    long rows = 0;
    var fingerprint = Fingerprint.ZERO;
    for (var file : record.files()) {
      try (var reader = files.reader(file.name(), table.columns())) {
        rows += reader.checkedRows(chunk);
        fingerprint = fingerprint.add(reader.fingerprint());
      } catch (IOException | RuntimeException e) { // Parquet has no exception type for damage
        problems.add(problem(chunk, file, "cannot be read: " + e.getMessage()));
      }
    }
    compare(chunk, "%d rows, committed %d", rows, record.tally().rows(), problems);
    compare(
        chunk,
        "row fingerprint %s, committed %s",
        fingerprint,
        record.tally().fingerprint(),
        problems);
    return new Found(rows, fingerprint, problems, strangers);
  }

  private static void compare(
      Chunk chunk, String message, Object found, Object committed, List<Problem> problems) {
    if (!found.equals(committed)) {
      problems.add(new Problem(chunk.id(), "", message.formatted(found, committed)));
    }
  }

  private List<Problem> strangers(CommitRecord record) throws IOException {
    var known = record.files().stream().map(DataFile::name).collect(Collectors.toSet());
    return volume.list(layout.chunk(record.chunk().index())).stream()
        .filter(name -> !known.contains(name))
        .map(name -> new Problem(record.chunk().id(), name, UNLISTED))
        .toList();
  }

  private static Problem problem(Chunk chunk, DataFile file, String message) {
    return new Problem(chunk.id(), file.name(), message);
  }
}
