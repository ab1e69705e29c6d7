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
 * The frontier of an output directory that was computed last.
 *
 * @param frontierId its name
 * @param sweepId the sweep whose designs it compares
 * @param computedAtMillis when its record was written, since 1970
 * @param files its data
 */
public record LatestFrontier(
    String frontierId, String sweepId, long computedAtMillis, List<URI> files) {

  private static final String RECORDS = "control/frontiers";
  private static final Comparator<LatestFrontier> BY_TIME =
      Comparator.comparing(LatestFrontier::computedAtMillis)
          .thenComparing(LatestFrontier::frontierId);

  public LatestFrontier {
    files = List.copyOf(files);
  }

  /** The latest frontier of the sweeps that are meant; empty where none was computed. */
  public static Optional<LatestFrontier> of(String out, Predicate<String> ofSweep) {
    var volume = Volume.of(out);
    try {
      var frontiers = new ArrayList<LatestFrontier>();
      for (var name : volume.list(RECORDS)) {
        if (name.endsWith(".json") && !name.startsWith(".")) {
          frontiers.add(read(volume, name));
        }
      }
      return frontiers.stream()
          .filter(frontier -> ofSweep.test(frontier.sweepId()))
          .filter(frontier -> !frontier.files().isEmpty())
          .max(BY_TIME);
    } catch (IOException e) {
      throw new StoreException.Failed("the frontiers of " + out + " cannot be read", e);
    }
  }

  /** Where a frontier's files are below the output directory. */
  public static String directory(String frontierId) {
    return "frontier/frontier=" + frontierId;
  }

  private static LatestFrontier read(Volume volume, String name) throws IOException {
    var record = RECORDS + "/" + name;
    var bytes =
        volume.read(record).orElseThrow(() -> new StoreException.Damaged(record + " is missing"));
    var sweepId = String.valueOf(Json.read(record, bytes, Map.class).get("sweep_id"));
    var frontierId = name.substring(0, name.length() - ".json".length());
    var directory = directory(frontierId);
    var files =
        volume.list(directory).stream()
            .filter(ChunkFiles::isData)
            .map(file -> volume.uri(directory + "/" + file))
            .toList();
    return new LatestFrontier(frontierId, sweepId, volume.modifiedMillis(record), files);
  }
}
