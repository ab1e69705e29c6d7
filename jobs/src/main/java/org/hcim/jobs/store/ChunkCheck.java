package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hcim.jobs.store.CommitRecord.DataFile;
import org.hcim.jobs.store.Verification.Problem;

/**
 * Reads one chunk back and compares it with its record.
 *
 * @param volume the output
 * @param layout where things are in it
 * @param run what the sweep is
 */
record ChunkCheck(Volume volume, Layout layout, Run run) {

  /** What a chunk's files hold. */
  record Found(long rows, Fingerprint fingerprint, List<Problem> problems) {}

  Found check(CommitRecord record) throws IOException {
    var chunk = record.chunk();
    var files = new ChunkFiles(volume, layout.chunk(chunk.index()));
    var problems = new ArrayList<Problem>();
    if (chunk.index() >= run.plan().chunkCount()
        || !chunk.equals(run.plan().chunk(chunk.index()))) {
      problems.add(new Problem(chunk.id(), "", chunk + " is not a chunk of " + run.plan()));
    }
    long rows = 0;
    var fingerprint = Fingerprint.ZERO;
    for (var file : record.files()) {
      files.differences(file).forEach(what -> problems.add(problem(chunk, file, what)));
      try (var reader = files.reader(file.name(), run.columns())) {
        rows += reader.checkedRows(chunk);
        fingerprint = fingerprint.add(reader.fingerprint());
      } catch (IOException | RuntimeException e) { // Parquet has no exception of its own for damage
        problems.add(problem(chunk, file, "cannot be read: " + e.getMessage()));
      }
    }
    findStrangers(record, problems);
    if (rows != record.tally().rows()) {
      problems.add(
          new Problem(
              chunk.id(), "", "%d rows, committed %d".formatted(rows, record.tally().rows())));
    }
    if (!fingerprint.equals(record.tally().fingerprint())) {
      problems.add(
          new Problem(
              chunk.id(),
              "",
              "row fingerprint %s, committed %s"
                  .formatted(fingerprint, record.tally().fingerprint())));
    }
    return new Found(rows, fingerprint, problems);
  }

  private void findStrangers(CommitRecord record, List<Problem> problems) throws IOException {
    var known = record.files().stream().map(DataFile::name).collect(Collectors.toSet());
    for (var name : volume.list(layout.chunk(record.chunk().index()))) {
      if (!known.contains(name)) {
        problems.add(new Problem(record.chunk().id(), name, "the commit record does not name it"));
      }
    }
  }

  private static Problem problem(Chunk chunk, DataFile file, String message) {
    return new Problem(chunk.id(), file.name(), message);
  }
}
