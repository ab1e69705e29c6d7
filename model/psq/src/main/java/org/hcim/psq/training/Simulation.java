package org.hcim.psq.training;

import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;

/** The classification of images by the simulated hardware. */
final class Simulation {

  private Simulation() {}

  /** The predicted classes: the first of the largest results. */
  static int[] classes(Simulator simulator, LabeledImages images, int bits) {
    var classes = new int[images.count()];
    for (int from = 0; from < classes.length; from += Simulator.BATCH) {
      int count = Math.min(Simulator.BATCH, classes.length - from);
      var codes = new byte[count][];
      for (int i = 0; i < count; i++) {
        codes[i] = images.codes(from + i, bits);
      }
      int[][] results = simulator.run(codes);
      for (int i = 0; i < count; i++) {
        classes[from + i] = Simulator.predicted(results[i]);
      }
    }
    return classes;
  }

  /** Returns whether a layer's columns are read by two comparators. */
  static boolean isTernary(QuantizedNetwork network, String layer) {
    return network.layers().stream()
        .filter(each -> each.name().equals(layer))
        .anyMatch(
            each ->
                each instanceof Product product
                    && product.groups().get(0).datapath().readout()
                        instanceof ColumnReadout.Ternary);
  }
}
