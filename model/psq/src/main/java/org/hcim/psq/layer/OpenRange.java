package org.hcim.psq.layer;

import org.hcim.simulator.crossbar.ColumnReadings.Open;

/**
 * The ranges of partial sums in which columns pass gradients, with the slopes of their readings as
 * integer shares.
 *
 * @param unit the slope that a share of 1 represents: a power of two
 */
record OpenRange(Open ranges, float unit) {

  /**
   * Creates ranges with their slopes.
   *
   * @param slopes the slopes of the readings, times the columns' shares of all slices and streams
   */
  static OpenRange of(int[] from, int[] to, float[] slopes) {
    float most = Float.MIN_NORMAL;
    for (float slope : slopes) {
      most = Math.max(most, slope);
    }
    float unit = Math.scalb(1f, Math.getExponent(most) - Math.getExponent(Open.MAX_SHARE));
    var shares = new int[slopes.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.min(Open.MAX_SHARE, Math.round(slopes[i] / unit));
    }
    return new OpenRange(new Open(from, to, shares), unit);
  }
}
