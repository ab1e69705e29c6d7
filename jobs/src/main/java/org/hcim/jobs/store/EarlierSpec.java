package org.hcim.jobs.store;

import java.util.Comparator;
import java.util.Optional;

/**
 * The spec of a sweep in an output directory.
 *
 * @param canonicalJson its expanded form
 */
public record EarlierSpec(String sweepId, String canonicalJson) {

  /** The sweep of this output that was active last, other than the one given. */
  public static Optional<EarlierSpec> latestBeside(String out, String sweepId) {
    return TableStatus.of(out).stream()
        .filter(status -> !status.sweepId().equals(sweepId))
        .max(Comparator.comparing(TableStatus::lastActivity))
        .map(status -> new EarlierSpec(status.sweepId(), status.canonicalJson()));
  }

  /** The spec of a sweep of an output; empty when there is no such sweep. */
  public static Optional<EarlierSpec> find(String out, String sweepId) {
    return TableStatus.of(out, Table.RESULTS, sweepId)
        .map(status -> new EarlierSpec(sweepId, status.canonicalJson()));
  }

  /**
   * The spec of one sweep of an output.
   *
   * @throws StoreException.Damaged when it is missing
   */
  public static EarlierSpec of(String out, String sweepId) {
    return find(out, sweepId)
        .orElseThrow(
            () ->
                new StoreException.Damaged(
                    out + "/" + new Layout(Table.RESULTS, sweepId).spec() + " is missing"));
  }
}
