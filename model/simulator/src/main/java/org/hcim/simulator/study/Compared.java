package org.hcim.simulator.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;

/**
 * The tallies of a network's comparators; products with an ADC have none and are omitted.
 *
 * @param byLayer in order of execution
 */
public record Compared(Map<String, Tally> byLayer) {

  /** Returns the tallies of the products with comparators. */
  public static Compared of(QuantizedNetwork network, Measurement measured) {
    return of(network, measured.layers());
  }

  /** Returns the tallies of the products with comparators. */
  public static Compared of(QuantizedNetwork network, List<LayerStatistics> layers) {
    var byLayer = new LinkedHashMap<String, Tally>();
    for (LayerStatistics layer : layers) {
      if (hasComparators(network, layer.name())) {
        byLayer.put(layer.name(), layer.tally());
      }
    }
    return new Compared(byLayer);
  }

  /** The sum over all layers. */
  public Tally total() {
    return byLayer.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  /** The fraction of values that are 0, by layer. */
  public Map<String, Double> zeroFracs() {
    var fractions = new LinkedHashMap<String, Double>();
    byLayer.forEach((name, tally) -> fractions.put(name, tally.zeroFrac()));
    return fractions;
  }

  private static boolean hasComparators(QuantizedNetwork network, String name) {
    return network.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .filter(Product.class::isInstance)
        .map(layer -> ((Product) layer).groups().get(0).datapath().readout())
        .anyMatch(ColumnReadout.Comparators.class::isInstance);
  }
}
