package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Removes the damaged parts of a table, so the program that wrote it re-evaluates exactly these.
 * They are moved, not deleted, to {@code damaged} in the table's control directory.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 * @param definition recomputes the table's hash
 */
record TableRepair(Volume volume, Layout layout, DefinitionHash definition) {

  /**
   * Removes damaged chunks and files from a table.
   *
   * @param scope parts to remove
   * @param notices receives a line when a lock is taken over
   * @return the damage found under the lock
   * @throws StoreException.Locked when another process is writing the table
   */
  static TableDamage takeOut(
      String out,
      Table table,
      String id,
      DefinitionHash definition,
      Scope scope,
      LockPolicy policy,
      Consumer<String> notices) {
    var layout = new Layout(table, id);
    var volume = Volume.of(out);
    try (var lock = WriterLock.take(volume, layout.lock(), layout.named(), policy, notices)) {
      var fence = new Fence(volume, layout, lock, Epoch.begin(volume, layout, lock.token()));
      return new TableRepair(volume, layout, definition).takeOut(scope, fence);
    } catch (IOException e) {
      throw new StoreException.Failed(layout.named() + " cannot be repaired", e);
    }
  }

  /** The parts of a table that a repair removes. */
  enum Scope {
    /** Damaged chunks and files. */
    DAMAGED_PARTS,
    /** The whole table if any part is damaged, because it is computed as a unit. */
    WHOLE_TABLE
  }

  private TableDamage takeOut(Scope scope, Fence fence) throws IOException {
    var damage = TableDamage.of(volume, layout, definition);
    if (damage.isNone()) {
      return damage;
    }
    var target = layout.damaged() + "/" + UUID.randomUUID();
    int number = 0;
    for (var path : paths(damage, scope)) {
      fence.check();
      if (volume.exists(path)) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        volume.publish(path, target + "/%02d-%s".formatted(number++, name));
      }
    }
    return damage;
  }

  /**
   * The paths to remove, in order: the completion before the records that it lists, and records
   * before their rows.
   */
  private LinkedHashSet<String> paths(TableDamage damage, Scope scope) throws IOException {
    var paths = new LinkedHashSet<String>();
    paths.add(layout.complete());
    for (var chunk : scope == Scope.WHOLE_TABLE ? allChunks() : List.copyOf(damage.chunks())) {
      int index = Chunk.indexOf(chunk).orElseThrow();
      paths.add(layout.commit(index));
      paths.add(layout.chunk(index));
    }
    paths.addAll(damage.files());
    if (scope == Scope.WHOLE_TABLE) {
      paths.add(layout.description());
    }
    return paths;
  }

  private List<String> allChunks() throws IOException {
    var chunks = new ArrayList<String>();
    for (var name : volume.list(layout.commits())) {
      Chunk.indexOf(name.replace(".json", "")).ifPresent(index -> chunks.add(Chunk.idOf(index)));
    }
    for (var name : volume.list(layout.data())) {
      Chunk.indexOf(name.replace("chunk=", "")).ifPresent(index -> chunks.add(Chunk.idOf(index)));
    }
    return chunks;
  }
}
