package org.hcim.jobs.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The most recently computed or requested frontier of an output directory.
 *
 * @param table the frontier
 * @param sweepId the sweep whose designs it compares
 */
public record LatestFrontier(TableSnapshot table, String sweepId) {

  /**
   * The latest complete frontier of the given sweeps; empty if there is none.
   *
   * @throws StoreException.Damaged when the most recently requested frontier is no longer complete
   */
  public static Optional<LatestFrontier> of(String out, Predicate<String> ofSweep) {
    var volume = Volume.of(out);
    try {
      var latest = Descriptions.latestId(volume, Table.FRONTIER).orElse("");
      requireComplete(volume, latest);
      var frontiers = new ArrayList<LatestFrontier>();
      for (var table : TableSnapshot.of(out, Table.FRONTIER)) {
        if (table.completedAt().isPresent() || table.state() == TableSnapshot.State.DAMAGED) {
          frontiers.add(new LatestFrontier(table, sweepOf(out, table)));
        }
      }
      return frontiers.stream()
          .filter(frontier -> ofSweep.test(frontier.sweepId()))
          .max(
              Comparator.comparing(
                      (LatestFrontier frontier) -> frontier.frontierId().equals(latest))
                  .thenComparing(frontier -> frontier.table().completedAt().orElse(""))
                  .thenComparing(LatestFrontier::frontierId));
    } catch (IOException e) {
      throw new StoreException.Failed("the frontiers of " + out + " cannot be read", e);
    }
  }

  public String frontierId() {
    return table.id();
  }

  /**
   * The committed data files.
   *
   * @throws StoreException.Damaged when one is missing
   */
  public List<URI> files() {
    return table.files();
  }

  /** Checks that the latest frontier is complete: the pointer is written only after completion. */
  private static void requireComplete(Volume volume, String id) throws IOException {
    var layout = new Layout(Table.FRONTIER, id);
    if (!id.isEmpty() && !volume.exists(layout.complete())) {
      throw new StoreException.Damaged(
          "%s is the latest, but %s is missing; hcim frontier computes it again"
              .formatted(layout.named(), volume.uri(layout.complete())));
    }
  }

  /**
   * The sweep whose designs a frontier compares.
   *
   * @throws StoreException.Damaged when its description is missing or unreadable
   */
  public static String sweepOf(String out, TableSnapshot frontier) {
    var file = new Layout(Table.FRONTIER, frontier.id()).description();
    return Descriptions.of(out, Table.FRONTIER, frontier.id(), JsonNode.class)
        .map(description -> description.path("sweep_id").asText())
        .orElseThrow(() -> new StoreException.Damaged(file + " is missing"));
  }
}
