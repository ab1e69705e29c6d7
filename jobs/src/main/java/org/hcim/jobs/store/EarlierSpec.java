package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/**
 * The spec of a sweep that an output directory already holds.
 *
 * @param canonicalJson its expanded form
 */
public record EarlierSpec(String sweepId, String canonicalJson) {

  /** The sweep of this output that was active last, other than the one given. */
  public static Optional<EarlierSpec> latestBeside(String out, String sweepId) {
    return TableStatus.of(out).stream()
        .filter(status -> !status.sweepId().equals(sweepId))
        .max(Comparator.comparing(TableStatus::lastActivity))
        .flatMap(status -> find(out, status.sweepId()));
  }

  /** The spec of a sweep of an output; empty where it is not there. */
  public static Optional<EarlierSpec> find(String out, String sweepId) {
    return read(Volume.of(out), sweepId);
  }

  /**
   * The spec of one sweep of an output.
   *
   * @throws StoreException.Damaged when it is not there
   */
  public static EarlierSpec of(String out, String sweepId) {
    return find(out, sweepId)
        .orElseThrow(
            () ->
                new StoreException.Damaged(
                    out + "/" + Layout.ofSweep(sweepId).spec() + " is missing"));
  }

  private static Optional<EarlierSpec> read(Volume volume, String sweepId) {
    try {
      return volume
          .read(Layout.ofSweep(sweepId).spec())
          .map(json -> new EarlierSpec(sweepId, new String(json, UTF_8)));
    } catch (IOException e) {
      throw new StoreException.Failed("the spec of " + sweepId + " cannot be read", e);
    }
  }
}
