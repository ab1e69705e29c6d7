package org.hcim.simulator.inference;

import java.io.Serializable;
import org.hcim.simulator.crossbar.Tally;

/**
 * The statistics of one layer over all images.
 *
 * @param saturated activations at their upper end; signed ones at either end
 * @param activations number of output activations
 * @param agreement agreement of the sums with those of an ideal readout for the same inputs
 */
public record LayerStatistics(
    String name, Tally tally, long saturated, long activations, Agreement agreement)
    implements Serializable {

  /** Returns the statistics over both sets of images. */
  public LayerStatistics plus(LayerStatistics other) {
    return new LayerStatistics(
        name,
        tally.plus(other.tally),
        saturated + other.saturated,
        activations + other.activations,
        agreement.plus(other.agreement));
  }
}
