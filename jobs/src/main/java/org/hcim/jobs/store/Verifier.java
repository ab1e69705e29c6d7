package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hcim.jobs.store.Verification.Problem;

/**
 * Compares a table's files with its records, continuing after problems.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 * @param definition recomputes the table's hash
 */
record Verifier(Volume volume, Layout layout, DefinitionHash definition) {

  Verification verify() throws IOException {
    var records = ControlRecords.read(volume, layout);
    var problems = new ArrayList<>(records.problems());
    problems.addAll(new IdentityCheck(volume, layout, definition).check(records));
    long rows = 0;
    var fingerprint = Fingerprint.ZERO;
    for (var record : records.commits().values()) {
      var found = new ChunkCheck(volume, layout, records.run()).check(record);
      problems.addAll(found.problems());
      problems.addAll(found.strangers());
      rows += found.rows();
      fingerprint = fingerprint.add(found.fingerprint());
    }
    findOrphans(records, problems);
    return new Verification(
        layout.table(),
        layout.id(),
        records.commits().size(),
        rows,
        fingerprint,
        records.completion().isPresent(),
        problems);
  }

  /** Finds data that no record lists: readers that glob would take its rows for results. */
  private void findOrphans(ControlRecords records, List<Problem> problems) throws IOException {
    var known =
        records.commits().keySet().stream()
            .map(index -> "chunk=" + Chunk.idOf(index))
            .collect(Collectors.toSet());
    for (var name : volume.list(layout.data())) {
      if (!known.contains(name)) {
        var files = String.join(", ", volume.list(layout.data() + "/" + name));
        problems.add(new Problem(name.replace("chunk=", ""), files, "has no commit record"));
      }
    }
  }
}
