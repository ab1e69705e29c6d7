package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hcim.jobs.store.Verification.Problem;

/**
 * The damaged parts of a table, found by reading all of it.
 *
 * @param table the kind of table
 * @param id the table
 * @param chunks ids of chunks to re-evaluate
 * @param files paths of other damaged files and of files and directories that belong to no chunk
 * @param problems the underlying differences
 * @param expected fingerprint of all rows, if an intact file gives it
 * @param hash SHA-256 of everything that determines the rows; empty if {@code run.json} is lost
 * @param source the command that wrote the table, if known
 */
public record TableDamage(
    Table table,
    String id,
    SortedSet<String> chunks,
    List<String> files,
    List<Problem> problems,
    Optional<Fingerprint> expected,
    Optional<String> hash,
    Optional<TableSource> source) {

  public TableDamage {
    chunks = new TreeSet<>(chunks);
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** The table's name in messages. */
  public String named() {
    return table.named(id);
  }

  /** Returns whether there is no damage. */
  public boolean isNone() {
    return problems.isEmpty();
  }

  /**
   * Reads a table; needs no Spark session and takes no lock.
   *
   * @param definition recomputes the table's hash from its spec or query
   */
  public static TableDamage of(String out, Table table, String id, DefinitionHash definition) {
    var layout = new Layout(table, id);
    try {
      return of(Volume.of(out), layout, definition);
    } catch (IOException e) {
      throw new StoreException.Failed(layout.named() + " in " + out + " cannot be read", e);
    }
  }

  /**
   * Moves damaged chunks and files of a table aside, so the program that wrote it re-evaluates
   * exactly these.
   *
   * @return the damage found under the table's lock
   * @throws StoreException.Locked when another process is writing the table
   */
  public TableDamage takeOut(
      String out, DefinitionHash definition, LockPolicy policy, Consumer<String> notices) {
    var scope =
        table == Table.FRONTIER ? TableRepair.Scope.WHOLE_TABLE : TableRepair.Scope.DAMAGED_PARTS;
    return TableRepair.takeOut(out, table, id, definition, scope, policy, notices);
  }

  static TableDamage of(Volume volume, Layout layout, DefinitionHash definition)
      throws IOException {
    var records = ControlRecords.read(volume, layout);
    var problems = new ArrayList<>(records.problems());
    problems.addAll(new IdentityCheck(volume, layout, definition).check(records));
    var files = new ArrayList<String>();
    for (var problem : problems) {
      if (problem.chunk().isEmpty()) {
        files.add(path(layout, problem.file()));
      } else if (Chunk.indexOf(problem.chunk()).isEmpty()) {
        files.add(layout.commits() + "/" + problem.file());
      }
    }
    var good = new TreeSet<String>();
    for (var record : records.commits().values()) {
      var found = new ChunkCheck(volume, layout, records.run()).check(record);
      problems.addAll(found.problems());
      problems.addAll(found.strangers());
      for (var stranger : found.strangers()) {
        files.add(layout.chunk(record.chunk().index()) + "/" + stranger.file());
      }
      good.add("chunk=" + record.chunk().id());
    }
    for (var name : volume.list(layout.data())) {
      if (!good.contains(name)) {
        problems.add(new Problem("", name, "has no commit record"));
        files.add(layout.data() + "/" + name);
      }
    }
    return new TableDamage(
        layout.table(),
        layout.id(),
        chunks(problems),
        files.stream().distinct().toList(),
        problems,
        records.completion().map(completion -> completion.total().fingerprint()),
        records.run().map(Run::hash),
        TableSource.of(volume, layout));
  }

  private static SortedSet<String> chunks(List<Problem> problems) {
    var chunks = new TreeSet<String>();
    for (var problem : problems) {
      if (Chunk.indexOf(problem.chunk()).isPresent()
          && !problem.message().equals(ChunkCheck.UNLISTED)) {
        chunks.add(problem.chunk());
      }
    }
    return chunks;
  }

  private static String path(Layout layout, String file) {
    return file.equals(layout.id() + ".json")
        ? layout.description()
        : layout.control() + "/" + file;
  }
}
