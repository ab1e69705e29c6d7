package org.hcim.jobs.evaluate;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.jobs.accuracy.AssumedZeros;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.space.Slot;

/**
 * The zero fractions that a spec states for layers of a network. They override those of designs and
 * of measurements, so an accuracy must be judged by the zeros that were costed.
 */
public enum StatedZeros {
  /** No layer has a fraction of its own. */
  NONE,
  /** Some layers have the fraction of the design or of the measurement. */
  SOME,
  /** The fractions of designs and measurements have no effect. */
  ALL;

  private static final int READOUT = Slot.of(Parameter.READOUT);
  private static final int ZERO_FRAC = Slot.of(Parameter.TERNARY_ZERO_FRAC);

  /** The fractions that a network of a spec states. */
  public static StatedZeros of(Network network) {
    List<MvmLayer> layers = network.mvmLayers();
    long stated = layers.stream().filter(layer -> layer.ternaryZeroFrac().isPresent()).count();
    return stated == 0 ? NONE : stated == layers.size() ? ALL : SOME;
  }

  /** Returns whether the stated fractions affect the cost of a design. */
  public boolean affect(Object[] values) {
    return this != NONE && values[READOUT] == ReadoutKind.TERNARY;
  }

  /**
   * The values of the row of a design: if all layers state their zeros, with the fraction over all
   * conversions.
   */
  public Object[] shown(Object[] values, NetworkCost cost) {
    return this == ALL ? costed(values, cost) : values;
  }

  /** The accuracy of a design whose cost has the stated zeros. */
  public static Optional<Accuracy> accuracy(
      Accuracies accuracies, String workload, String network, Object[] values, NetworkCost cost) {
    Object[] costed = costed(values, cost);
    return accuracies
        .of(workload, network, costed)
        .map(
            found ->
                AssumedZeros.exceed(costed, found.zeroFrac())
                    ? Accuracy.unknown(AssumedZeros.refusal(costed, found.zeroFrac()))
                    : found.withZerosAssumed());
  }

  private static Object[] costed(Object[] values, NetworkCost cost) {
    Object[] costed = values.clone();
    costed[ZERO_FRAC] = cost.meanZeroFrac();
    return costed;
  }
}
