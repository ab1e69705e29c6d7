package org.hcim.jobs.store;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The frontier of an output directory that was asked for last.
 *
 * @param frontierId its name
 * @param sweepId the sweep whose designs it compares
 * @param files its data
 */
public record LatestFrontier(String frontierId, String sweepId, List<URI> files) {

  public LatestFrontier {
    files = List.copyOf(files);
  }

  /** A frontier that is complete, and when that was. */
  private record Complete(String frontierId, String sweepId, boolean isPointedTo, String at) {}

  /** The latest frontier of the sweeps that are meant; empty where none was computed. */
  public static Optional<LatestFrontier> of(String out, Predicate<String> ofSweep) {
    var volume = Volume.of(out);
    try {
      var latest =
          complete(volume, pointedTo(volume)).stream()
              .filter(frontier -> ofSweep.test(frontier.sweepId()))
              .max(
                  Comparator.comparing(Complete::isPointedTo)
                      .thenComparing(Complete::at)
                      .thenComparing(Complete::frontierId));
      return latest.map(
          frontier ->
              new LatestFrontier(
                  frontier.frontierId(),
                  frontier.sweepId(),
                  CommittedFiles.of(out, Table.FRONTIER, List.of(frontier.frontierId()))));
    } catch (IOException e) {
      throw new StoreException.Failed("the frontiers of " + out + " cannot be read", e);
    }
  }

  private static String pointedTo(Volume volume) throws IOException {
    var file = Layout.latest(Table.FRONTIER);
    return volume
        .read(file)
        .map(bytes -> Json.read(file, bytes, Descriptions.Pointer.class).id())
        .orElse("");
  }

  private static List<Complete> complete(Volume volume, String pointedTo) throws IOException {
    var frontiers = new ArrayList<Complete>();
    for (var layout : Layout.all(volume, Table.FRONTIER)) {
      var completion = volume.read(layout.complete());
      if (completion.isPresent()) {
        var at = Json.read(layout.complete(), completion.get(), Completion.class).completedAt();
        var id = layout.id();
        frontiers.add(new Complete(id, sweepOf(volume, layout), id.equals(pointedTo), at));
      }
    }
    return frontiers;
  }

  private static String sweepOf(Volume volume, Layout layout) throws IOException {
    var file = layout.description();
    var bytes =
        volume.read(file).orElseThrow(() -> new StoreException.Damaged(file + " is missing"));
    return String.valueOf(Json.read(file, bytes, Map.class).get("sweep_id"));
  }
}
