package org.hcim.simulator.crossbar;

import java.io.Serializable;

/**
 * Counts of a readout's results.
 *
 * @param conversions partial sums read
 * @param plus comparator values of +1
 * @param minus comparator values of -1
 * @param overflows additions that exceeded a partial-sum register
 * @param clipped partial sums outside the range of an ADC
 */
public record Tally(long conversions, long plus, long minus, long overflows, long clipped)
    implements Serializable {

  /** The identity of {@link #plus}. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  /** The number of comparator values that are 0; meaningless for an ADC. */
  public long zeros() {
    return conversions - plus - minus;
  }

  /** The fraction of comparator values that are 0. */
  public double zeroFrac() {
    return conversions == 0 ? 0 : zeros() / (double) conversions;
  }

  /** Returns the sum of two tallies. */
  public Tally plus(Tally other) {
    return new Tally(
        conversions + other.conversions,
        plus + other.plus,
        minus + other.minus,
        overflows + other.overflows,
        clipped + other.clipped);
  }
}
