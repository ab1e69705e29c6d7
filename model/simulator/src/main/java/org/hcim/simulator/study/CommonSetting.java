package org.hcim.simulator.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;

/**
 * The algorithm setting under which a network performs most of its multiply-accumulates.
 *
 * @param macsFrac fraction of multiply-accumulates under this setting
 */
public record CommonSetting(AlgorithmSetting setting, double macsFrac) {

  /** Returns the setting of a network; if two have equal work, that of the earlier layer. */
  public static CommonSetting of(QuantizedNetwork network) {
    Map<AlgorithmSetting, Long> macs = new LinkedHashMap<>();
    var shapes = NetworkShapes.of(network, Map.of()).layers();
    int biasRows = biasRows(network);
    for (var layer : network.layers()) {
      if (layer instanceof Product product) {
        var setting = ofColumns(product, biasRows);
        shapes.stream()
            .filter(shape -> shape.name().equals(product.name()))
            .forEach(shape -> macs.merge(setting, ((MvmLayer) shape).macs(), Long::sum));
      }
    }
    AlgorithmSetting most = null;
    long all = 0;
    for (var entry : macs.entrySet()) {
      all += entry.getValue();
      most = most == null || entry.getValue() > macs.get(most) ? entry.getKey() : most;
    }
    return new CommonSetting(most, macs.get(most) / (double) all);
  }

  /** The bias rows of the layer that needs the most; all crossbars have this many. */
  private static int biasRows(QuantizedNetwork network) {
    return network.layers().stream()
        .filter(Product.class::isInstance)
        .flatMap(layer -> ((Product) layer).groups().stream())
        .mapToInt(CrossbarMatrix::biasRows)
        .max()
        .orElse(0);
  }

  /** The setting of a product, including the properties of its individual columns. */
  private static AlgorithmSetting ofColumns(Product product, int biasRows) {
    AlgorithmSetting setting = product.groups().get(0).datapath().setting();
    return switch (setting.levels()) {
      case BINARY ->
          setting
              .with(Parameter.XBAR_ROWS, setting.rows() + biasRows)
              .with(Parameter.BIAS_ROWS, biasRows);
      case TERNARY -> setting.with(Parameter.TERNARY_THRESHOLDS, thresholds(product));
      case ADC, IDEAL -> setting;
    };
  }

  /** The rule with the fewest distinct thresholds that the columns of a product satisfy. */
  private static ThresholdRule thresholds(Product product) {
    var slicing = product.groups().get(0).datapath().slicing();
    int kinds = slicing.slices() * slicing.precision().streams();
    var first = product.groups().get(0).thresholds();
    if (first.isEmpty()) {
      return ThresholdRule.ALPHA;
    }
    boolean isByKind =
        product.groups().stream()
            .map(CrossbarMatrix::thresholds)
            .allMatch(own -> isByKind(own, first, kinds));
    return isByKind ? ThresholdRule.SLICE_AND_STREAM : ThresholdRule.HALF_SCALE;
  }

  /** Returns whether all columns of a kind (a slice and a stream) have the same thresholds. */
  private static boolean isByKind(ColumnThresholds own, ColumnThresholds first, int kinds) {
    return IntStream.range(0, own.high().length)
        .allMatch(i -> own.high(i) == first.high(i % kinds) && own.low(i) == first.low(i % kinds));
  }
}
