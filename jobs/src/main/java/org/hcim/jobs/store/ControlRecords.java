package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hcim.jobs.store.Verification.Problem;

/**
 * The control files of one table, read once, with their contradictions.
 *
 * @param run the values fixed by the first run
 * @param commits the readable commit records, by chunk
 * @param completion the record that the table is complete
 * @param hasData whether the data directory is not empty
 * @param problems control files that are missing, unreadable or contradictory
 */
record ControlRecords(
    Optional<Run> run,
    SortedMap<Integer, CommitRecord> commits,
    Optional<Completion> completion,
    boolean hasData,
    List<Problem> problems) {

  static ControlRecords read(Volume volume, Layout layout) throws IOException {
    var reading = new Reading(volume, layout, new ArrayList<>());
    var epoch = reading.epoch();
    var completion = reading.json(layout.complete(), Completion.class).filter(epoch::accepts);
    var run = reading.json(layout.run(), Run.class);
    var commits = reading.commits(epoch);
    boolean hasData = !volume.list(layout.data()).isEmpty();
    if (!volume.exists(layout.run()) && (hasData || !commits.isEmpty() || completion.isPresent())) {
      reading.problems().add(new Problem("", "run.json", "missing"));
    }
    if (completion.isPresent()) {
      reading.check(completion.get(), run, commits);
    }
    return new ControlRecords(run, commits, completion, hasData, List.copyOf(reading.problems()));
  }

  /** Returns whether at most a lock or a spec was ever written. */
  boolean isEmpty() {
    return run.isEmpty() && commits.isEmpty() && problems.isEmpty() && !hasData;
  }

  Tally total() {
    return commits.values().stream().map(CommitRecord::tally).reduce(Tally.ZERO, Tally::add);
  }

  long bytes() {
    return commits.values().stream().mapToLong(CommitRecord::bytes).sum();
  }

  /** Continues after a problem, to find all of them. */
  private record Reading(Volume volume, Layout layout, List<Problem> problems) {

    <T> Optional<T> json(String file, Class<T> type) throws IOException {
      var name = file.substring(file.lastIndexOf('/') + 1);
      try {
        return volume.read(file).map(bytes -> Json.read(name, bytes, type));
      } catch (StoreException.Damaged e) {
        problems.add(new Problem("", name, e.getMessage()));
        return Optional.empty();
      }
    }

    /**
     * The last epoch; if it is unreadable, records are accepted without checking their writer's
     * rights.
     */
    Epoch epoch() throws IOException {
      try {
        return Epoch.last(volume, layout);
      } catch (StoreException.Damaged e) {
        problems.add(new Problem("", "epochs", e.getMessage()));
        return Epoch.NONE;
      }
    }

    SortedMap<Integer, CommitRecord> commits(Epoch epoch) throws IOException {
      var commits = new TreeMap<Integer, CommitRecord>();
      for (var name : volume.list(layout.commits())) {
        if (Recovery.isRecord(name)) {
          try {
            var record = Recovery.record(volume, layout.commits() + "/" + name);
            if (epoch.accepts(record)) {
              commits.put(record.chunk().index(), record);
            }
          } catch (StoreException.Damaged e) {
            problems.add(new Problem(name.replace(".json", ""), name, e.getMessage()));
          }
        }
      }
      return commits;
    }

    void check(Completion completion, Optional<Run> run, SortedMap<Integer, CommitRecord> commits)
        throws IOException {
      var listed = new TreeMap<String, String>();
      completion.commits().forEach(commit -> listed.put(commit.chunk(), commit.sha256()));
      for (var commit : listed.entrySet()) {
        var record = volume.read(layout.commits() + "/" + commit.getKey() + ".json");
        if (record.isEmpty()) {
          add(commit.getKey(), "the commit record is missing");
        } else if (!Sha256.of(record.get()).equals(commit.getValue())) {
          add(commit.getKey(), "the commit record changed after completion");
        }
      }
      for (var chunk : run.map(each -> each.plan().chunks()).orElse(List.of())) {
        if (!listed.containsKey(chunk.id())) {
          addUnlisted(chunk.id());
        }
      }
      for (var record : commits.values()) {
        if (run.isEmpty() && !listed.containsKey(record.chunk().id())) {
          addUnlisted(record.chunk().id());
        }
      }
      var total = commits.values().stream().map(CommitRecord::tally).reduce(Tally.ZERO, Tally::add);
      if (!total.equals(completion.total())) {
        problems.add(
            new Problem("", "COMPLETE.json", "its totals are not those of the commit records"));
      }
    }

    private void addUnlisted(String chunk) {
      problems.add(new Problem("", "COMPLETE.json", "does not list " + chunk));
    }

    private void add(String chunk, String message) {
      problems.add(new Problem(chunk, chunk + ".json", message));
    }
  }
}
