package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hcim.jobs.store.Verification.Problem;

/**
 * Compares a sweep's files with its records.
 *
 * @param volume the output
 * @param layout where things are in it
 */
record Verifier(Volume volume, Layout layout) {

  Verification verify() throws IOException {
    var run = Run.read(volume, layout);
    var problems = new ArrayList<Problem>();
    var records = records(problems);
    long rows = 0;
    var fingerprint = Fingerprint.ZERO;
    for (var record : records.values()) {
      var found = new ChunkCheck(volume, layout, run).check(record);
      problems.addAll(found.problems());
      rows += found.rows();
      fingerprint = fingerprint.add(found.fingerprint());
    }
    findStrangers(records, problems);
    var completion = volume.read(layout.complete());
    if (completion.isPresent()) {
      checkCompletion(completion.get(), run, records, problems);
    }
    return new Verification(
        layout.id(), records.size(), rows, fingerprint, completion.isPresent(), problems);
  }

  private TreeMap<Integer, CommitRecord> records(List<Problem> problems) throws IOException {
    var records = new TreeMap<Integer, CommitRecord>();
    for (var name : volume.list(layout.commits())) {
      try {
        if (name.endsWith(".json") && !name.startsWith(".")) {
          var record = Recovery.record(volume, layout.commits() + "/" + name);
          records.put(record.chunk().index(), record);
        }
      } catch (StoreException.Damaged e) {
        problems.add(new Problem(name.replace(".json", ""), name, e.getMessage()));
      }
    }
    return records;
  }

  /** Readers glob whatever is there, so that what no record names is wrong rows. */
  private void findStrangers(TreeMap<Integer, CommitRecord> records, List<Problem> problems)
      throws IOException {
    var known =
        records.keySet().stream().map(i -> "chunk=" + Chunk.idOf(i)).collect(Collectors.toSet());
    for (var name : volume.list(layout.results())) {
      if (!known.contains(name)) {
        var files = String.join(", ", volume.list(layout.results() + "/" + name));
        problems.add(new Problem(name.replace("chunk=", ""), files, "has no commit record"));
      }
    }
  }

  private void checkCompletion(
      byte[] bytes, Run run, TreeMap<Integer, CommitRecord> records, List<Problem> problems)
      throws IOException {
    var completion = Json.read(layout.complete(), bytes, Completion.class);
    var listed = new HashSet<String>();
    for (var commit : completion.commits()) {
      listed.add(commit.chunk());
      var record = volume.read(layout.commits() + "/" + commit.chunk() + ".json");
      if (record.isEmpty()) {
        problems.add(problem(commit.chunk(), "the commit record is missing"));
      } else if (!Sha256.of(record.get()).equals(commit.sha256())) {
        problems.add(problem(commit.chunk(), "the commit record changed after completion"));
      }
    }
    for (var chunk : run.plan().chunks()) {
      if (!listed.contains(chunk.id())) {
        problems.add(problem(chunk.id(), "COMPLETE.json does not list it"));
      }
    }
    var total = records.values().stream().map(CommitRecord::tally).reduce(Tally.ZERO, Tally::add);
    if (!total.equals(completion.total())) {
      problems.add(new Problem("", "COMPLETE.json", "its totals are not those of the records"));
    }
  }

  private static Problem problem(String chunk, String message) {
    return new Problem(chunk, chunk + ".json", message);
  }
}
