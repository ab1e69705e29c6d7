package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of a table's points that is written and committed as a unit.
 *
 * @param index position in the table, from 0
 * @param firstPoint smallest config_index in the range
 * @param endPoint one more than the largest config_index in the range
 */
public record Chunk(int index, long firstPoint, long endPoint) {

  private static final Pattern ID = Pattern.compile("c\\d{5}");

  public Chunk {
    refuseUnless(index >= 0, "index (%d) must not be negative", index);
    refuseUnless(
        0 <= firstPoint && firstPoint < endPoint,
        "points [%d, %d) must be a non-empty range from 0 on",
        firstPoint,
        endPoint);
  }

  /** The number of design points before rejection by rules. */
  public long points() {
    return endPoint - firstPoint;
  }

  /** The name in file paths; its letter keeps readers from parsing it as a number. */
  public String id() {
    return idOf(index);
  }

  /** The index in an id such as {@code c00042}; empty if it is not an id. */
  static Optional<Integer> indexOf(String id) {
    return Optional.of(id)
        .filter(text -> ID.matcher(text).matches())
        .map(text -> Integer.valueOf(text.substring(1)));
  }

  static String idOf(int index) {
    return String.format(Locale.ROOT, "c%05d", index);
  }
}
