package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import org.hcim.accelerator.design.DesignPoint;

/**
 * The arithmetic of one crossbar and what reads it.
 *
 * @param rows wordlines summed in one cycle; longer products are split over crossbars
 */
public record Datapath(int rows, Slicing slicing, ColumnReadout readout) {

  public Datapath {
    check(
        rows > 0 && rows <= DesignPoint.MAX_LINES,
        "xbar_rows (%d) must be from 1 to %d",
        rows,
        DesignPoint.MAX_LINES);
    Objects.requireNonNull(slicing, "slicing");
    Objects.requireNonNull(readout, "readout");
  }

  /** Crossbars over which a product of so many inputs is split. */
  public int splits(int inputs) {
    return (inputs + rows - 1) / rows;
  }

  /** A bound on the magnitude of any sum of so many inputs. */
  long mostSum(int inputs) {
    if (readout instanceof ColumnReadout.Comparators comparators) {
      return splits(inputs) * slicing.mostSignificance() * (comparators.dcim().mostSum() + 1L);
    }
    if (readout instanceof ColumnReadout.Adc adc) {
      return splits(inputs)
          * slicing.mostSignificance()
          * slicing.mostStreams()
          * adc.mostMagnitude();
    }
    return (long) inputs * slicing.mostActivationMagnitude() * -slicing.leastWeight();
  }

  /** The same crossbar read in another way. */
  public Datapath with(ColumnReadout other) {
    return new Datapath(rows, slicing, other);
  }
}
