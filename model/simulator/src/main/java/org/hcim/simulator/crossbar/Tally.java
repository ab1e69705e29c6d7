package org.hcim.simulator.crossbar;

import java.io.Serializable;

/**
 * The counts of a readout's values.
 *
 * @param conversions partial sums that were read
 * @param plus comparator values +1
 * @param minus comparator values -1
 * @param overflows additions that a partial-sum word could not hold
 * @param clipped partial sums outside an ADC's range
 */
public record Tally(long conversions, long plus, long minus, long overflows, long clipped)
    implements Serializable {

  /** The tally of no readings. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  /** Comparator values that are zero; meaningless for an ADC. */
  public long zeros() {
    return conversions - plus - minus;
  }

  /** The fraction of comparator values that are zero. */
  public double zeroFrac() {
    return conversions == 0 ? 0 : zeros() / (double) conversions;
  }

  /** The sum of both. */
  public Tally plus(Tally other) {
    return new Tally(
        conversions + other.conversions,
        plus + other.plus,
        minus + other.minus,
        overflows + other.overflows,
        clipped + other.clipped);
  }
}
