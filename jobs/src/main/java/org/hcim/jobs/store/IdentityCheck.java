package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.jobs.store.Verification.Problem;

/**
 * Compares the control files of a table: its id, its hash and its spec.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 * @param definition recomputes the table's hash
 */
record IdentityCheck(Volume volume, Layout layout, DefinitionHash definition) {

  private static final String SPEC = "spec.canonical.json";

  List<Problem> check(ControlRecords records) throws IOException {
    var problems = new ArrayList<Problem>();
    records.run().ifPresent(run -> checkId("run.json", run.id(), run.hash(), problems));
    records
        .completion()
        .ifPresent(last -> checkId("COMPLETE.json", last.id(), last.hash(), problems));
    if (!records.isEmpty()) {
      checkSpec(records.run(), problems);
    }
    if (layout.table().isDescribed()) {
      checkDescription(records, problems);
      checkCompletion(records, problems);
    }
    return problems;
  }

  /**
   * Checks that the table is complete if it is the latest: the pointer is written only after
   * completion.
   */
  private void checkCompletion(ControlRecords records, List<Problem> problems) throws IOException {
    boolean isMissing = records.completion().isEmpty() && !records.isEmpty() && isPointedTo();
    // a writer may have completed the table after its records were read
    if (isMissing && !volume.exists(layout.complete())) {
      problems.add(
          new Problem("", "COMPLETE.json", "missing, and latest.json names " + layout.named()));
    }
  }

  private boolean isPointedTo() throws IOException {
    try {
      return Descriptions.latestId(volume, layout.table()).filter(layout.id()::equals).isPresent();
    } catch (StoreException.Damaged e) {
      return false; // reported as a problem of the pointer
    }
  }

  /**
   * Checks the description, which every complete table of this kind has and which commands print.
   */
  private void checkDescription(ControlRecords records, List<Problem> problems) throws IOException {
    var file = layout.id() + ".json";
    try {
      boolean isThere = Descriptions.read(volume, layout, JsonNode.class).isPresent();
      if (!isThere && records.completion().isPresent()) {
        problems.add(new Problem("", file, "missing"));
      }
    } catch (StoreException.Damaged e) {
      problems.add(new Problem("", file, e.getMessage()));
    }
  }

  private void checkId(String file, String id, String hash, List<Problem> problems) {
    if (!id.equals(layout.id())) {
      problems.add(new Problem("", file, "belongs to " + layout.table().named(id)));
    } else if (!id.equals(layout.table().idOf(hash))) {
      problems.add(new Problem("", file, "its hash " + hash + " is not that of " + id));
    }
  }

  private void checkSpec(Optional<Run> run, List<Problem> problems) throws IOException {
    var bytes = volume.read(layout.spec());
    if (bytes.isEmpty()) {
      problems.add(new Problem("", SPEC, "missing"));
      return;
    }
    if (!run.map(table -> table.mayHaveSpec(bytes.get())).orElse(true)) {
      problems.add(new Problem("", SPEC, "changed: its hash is not that of " + layout.named()));
      return;
    }
    try {
      Json.read(SPEC, bytes.get(), JsonNode.class);
      run.ifPresent(table -> checkHash(new String(bytes.get(), UTF_8), table, problems));
    } catch (StoreException.Damaged e) {
      problems.add(new Problem("", SPEC, e.getMessage()));
    }
  }

  private void checkHash(String canonicalJson, Run run, List<Problem> problems) {
    var possible =
        definition.of(layout.table(), canonicalJson, run.modelVersion(), run.schemaVersion());
    if (!possible.isEmpty() && !possible.contains(run.hash())) {
      problems.add(new Problem("", SPEC, "changed: its hash is not that of " + layout.named()));
    }
  }
}
