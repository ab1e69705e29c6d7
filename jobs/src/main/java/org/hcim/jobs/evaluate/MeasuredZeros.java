package org.hcim.jobs.evaluate;

import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.jobs.table.Accuracies.Accuracy;

/** Replaces a design's zero fractions by those measured with its accuracy. */
public final class MeasuredZeros {

  private static final int ZERO_FRAC = Parameter.TERNARY_ZERO_FRAC.ordinal();

  private MeasuredZeros() {}

  /**
   * Returns whether the measured fractions of a ternary design differ from its own.
   *
   * @param values values by {@link Parameter#ordinal()}
   */
  public static boolean replace(Object[] values, Accuracy accuracy) {
    return values[Parameter.READOUT.ordinal()] == ReadoutKind.TERNARY
        && accuracy.zeroFrac() != null
        && (!accuracy.zeroFrac().equals(values[ZERO_FRAC])
            || !accuracy.zeroFracByLayer().isEmpty());
  }

  /** The design's values with the measured overall fraction. */
  public static Object[] in(Object[] values, Accuracy accuracy) {
    Object[] filled = values.clone();
    filled[ZERO_FRAC] = accuracy.zeroFrac();
    return filled;
  }

  /** The network with the fractions measured per layer. */
  public static Network in(Network network, Accuracy accuracy) {
    Map<String, Double> zeros = accuracy.zeroFracByLayer();
    if (zeros.isEmpty()) {
      return network;
    }
    List<Layer> layers = network.layers().stream().map(layer -> with(layer, zeros)).toList();
    return new Network(network.name(), network.title(), network.source(), layers);
  }

  /** The layer with its measured fraction, unless the spec sets its sparsity. */
  private static Layer with(Layer layer, Map<String, Double> zeros) {
    return layer instanceof MvmLayer mvm
            && mvm.ternaryZeroFrac().isEmpty()
            && zeros.containsKey(layer.name())
        ? mvm.withTernaryZeroFrac(zeros.get(layer.name()))
        : layer;
  }
}
