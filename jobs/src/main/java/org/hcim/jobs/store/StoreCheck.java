package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hcim.jobs.store.Verification.Problem;

/**
 * Compares the directories and pointers of an output directory with its tables. A tool that globs
 * would read rows from files that belong to no table.
 */
public final class StoreCheck {

  private StoreCheck() {}

  /**
   * The paths below an output directory that belong to no table, and pointers to missing tables.
   *
   * @return one problem per path, with the path as its file
   */
  public static List<Problem> of(String out) {
    var volume = Volume.of(out);
    var problems = new ArrayList<Problem>();
    try {
      for (var table : Table.values()) {
        findStrays(volume, table, problems);
        checkLatest(volume, table, problems);
      }
      return List.copyOf(problems);
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
  }

  /**
   * Moves files that belong to no table to {@code control/damaged}, and redirects wrong pointers to
   * the last complete table.
   */
  public static void repair(String out, List<Problem> problems) {
    var volume = Volume.of(out);
    try {
      var target = "control/damaged/" + UUID.randomUUID();
      int number = 0;
      for (var problem : problems) {
        var name = problem.file().replace('/', '-');
        volume.publish(problem.file(), target + "/%02d-%s".formatted(number++, name));
      }
      for (var table : Table.values()) {
        if (problems.stream().anyMatch(each -> each.file().equals(Layout.latest(table)))) {
          pointToLast(out, volume, table);
        }
      }
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be repaired", e);
    }
  }

  private static void pointToLast(String out, Volume volume, Table table) throws IOException {
    var last =
        TableSnapshot.of(out, table).stream()
            .filter(each -> each.completedAt().isPresent())
            .max(Comparator.comparing(each -> each.completedAt().orElse("")));
    if (last.isPresent()) {
      volume.replace(Layout.latest(table), Json.write(new Descriptions.Pointer(last.get().id())));
    }
  }

  private static void findStrays(Volume volume, Table table, List<Problem> problems)
      throws IOException {
    for (var name : volume.list(table.directory())) {
      if (Layout.idOfPartition(table, name).isEmpty()) {
        problems.add(new Problem("", table.directory() + "/" + name, "belongs to no table"));
      }
    }
  }

  private static void checkLatest(Volume volume, Table table, List<Problem> problems)
      throws IOException {
    var file = Layout.latest(table);
    try {
      var id = Descriptions.latestId(volume, table);
      if (id.isPresent() && !volume.exists(new Layout(table, id.get()).run())) {
        problems.add(
            new Problem("", file, "names " + table.named(id.get()) + ", which is missing"));
      }
    } catch (StoreException.Damaged e) {
      problems.add(new Problem("", file, e.getMessage()));
    }
  }
}
