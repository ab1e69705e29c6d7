package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import java.util.OptionalInt;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;

/**
 * The properties of a stored network that are replaced in every product before it runs. Thresholds
 * of columns belong to a readout and its crossbars: another readout has those of its own, and other
 * rows must split a product over as many crossbars.
 *
 * @param rows wordlines that carry inputs, summed in one cycle; empty to keep those of the file
 */
public record NetworkChange(ReadoutChange readout, OptionalInt rows) {

  /** No change. */
  public static final NetworkChange NONE =
      new NetworkChange(new ReadoutChange.Stored(), OptionalInt.empty());

  public NetworkChange {
    Objects.requireNonNull(readout, "readout");
  }

  /** Returns whether nothing is replaced. */
  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * Returns the changed network.
   *
   * @throws InvalidDesignException if a product lacks the values that the change requires; the
   *     message names the product
   */
  public QuantizedNetwork of(QuantizedNetwork network) {
    if (isNone()) {
      return network;
    }
    var layers = network.layers().stream().map(this::of).toList();
    return network.with(layers);
  }

  private QuantizedLayer of(QuantizedLayer layer) {
    if (!(layer instanceof Product product)) {
      return layer;
    }
    try {
      return product.with(product.groups().stream().map(this::of).toList());
    } catch (InvalidDesignException broken) {
      throw new InvalidDesignException("layer " + layer.name() + ": " + broken.getMessage());
    }
  }

  private CrossbarMatrix of(CrossbarMatrix matrix) {
    Datapath stored = matrix.datapath();
    Datapath resized = new Datapath(rows.orElse(stored.rows()), stored.slicing(), stored.readout());
    Datapath datapath = resized.with(readout.in(resized));
    int inputs = matrix.weights().inputs();
    if (!(datapath.readout() instanceof ColumnReadout.Comparators)) {
      return new CrossbarMatrix(datapath, matrix.weights(), ScaleFactors.NONE);
    }
    boolean isStored = datapath.readout().equals(stored.readout());
    ColumnThresholds thresholds = isStored ? matrix.thresholds() : ColumnThresholds.NONE;
    int count = ScaleFactors.count(datapath, inputs, matrix.weights().outputs());
    boolean isAlike = datapath.splits(inputs) == stored.splits(inputs);
    checkSplits(count == matrix.scales().codes().length, "scale factors", stored, datapath, inputs);
    checkSplits(thresholds.isEmpty() || isAlike, "thresholds", stored, datapath, inputs);
    return new CrossbarMatrix(datapath, matrix.weights(), matrix.scales(), thresholds);
  }

  /**
   * Rejects rows that split a product over a number of crossbars for which it has no values.
   *
   * @param holds whether its values are those of the changed crossbars
   * @param values name of the values
   */
  private static void checkSplits(
      boolean holds, String values, Datapath stored, Datapath changed, int inputs) {
    int splits = stored.splits(inputs);
    check(
        holds,
        "xbar_rows (%d) splits %d inputs over %d crossbars, but it has %s for %d; accepted: %d to"
            + " %d",
        changed.rows(),
        inputs,
        changed.splits(inputs),
        values,
        splits,
        (inputs + splits - 1) / splits,
        splits == 1 ? DesignPoint.MAX_LINES : (inputs - 1) / (splits - 1));
  }
}
