package org.hcim.simulator.calibration;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;

/** The crossbars and readout for which a network is calibrated. */
public record PartialSumSetting(AlgorithmSetting algorithm) {

  public PartialSumSetting {
    Objects.requireNonNull(algorithm, "algorithm");
  }

  /**
   * Rejects a network that does not fit the setting. Images and the last layer may have other bits.
   *
   * @throws InvalidDesignException if a layer does not fit; the message names it
   */
  void requireFit(QuantizedNetwork base) {
    QuantizedLayer last = base.layers().get(base.layers().size() - 1);
    for (QuantizedLayer layer : base.layers()) {
      if (layer instanceof Product product) {
        Datapath datapath = product.groups().get(0).datapath();
        check(
            datapath.readout() instanceof ColumnReadout.Ideal,
            "layer %s: readout (%s) must be ideal before calibration",
            product.name(),
            datapath.readout().levels().key());
        Slicing held = crossbars(datapath).slicing();
        product.groups().forEach(group -> group.weights().requireFit(held));
        if (!layer.equals(last)) {
          Precision own = datapath.slicing().precision();
          require(product, Parameter.WEIGHT_BITS, own.weightBits());
          if (!product.input().equals(QuantizedNetwork.INPUT)) {
            require(product, Parameter.ACTIVATION_BITS, own.activationBits());
          }
        }
      }
    }
  }

  private void require(Product product, Parameter parameter, int own) {
    check(
        algorithm.integer(parameter) == own,
        "%s (%d) must be those of layer %s (%d)",
        parameter.column(),
        algorithm.integer(parameter),
        product.name(),
        own);
  }

  /** The rule of ternary thresholds. */
  ThresholdRule thresholds() {
    return (ThresholdRule) algorithm.value(Parameter.TERNARY_THRESHOLDS);
  }

  /** The rule of references; only binary comparators have bias rows. */
  ReferenceRule references() {
    return ReferenceRule.of(algorithm.biasRows());
  }

  /**
   * Returns the crossbars of a product, which keeps its weight bits, activation bits and readout.
   * Bias rows reduce the rows for weights.
   */
  Datapath crossbars(Datapath product) {
    Precision own = product.slicing().precision();
    Precision given = algorithm.precision();
    var precision =
        new Precision(
            Math.min(given.cellBits(), own.weightBits()),
            own.weightBits(),
            own.activationBits(),
            Math.min(given.streamBits(), own.activationBits()));
    var slicing =
        new Slicing(precision, algorithm.signedMapping(), product.slicing().activationCode());
    return new Datapath(algorithm.inputRows(), slicing, product.readout());
  }
}
