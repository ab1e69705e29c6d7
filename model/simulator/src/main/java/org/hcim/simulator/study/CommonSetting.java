package org.hcim.simulator.study;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;

/**
 * The algorithm setting of a network: the one under which it makes most of its
 * multiply-accumulates.
 *
 * @param macsFrac the fraction of multiply-accumulates under this setting
 */
public record CommonSetting(AlgorithmSetting setting, double macsFrac) {

  /** The setting of a network; of two with equal work the one of the earlier layer. */
  public static CommonSetting of(QuantizedNetwork network) {
    Map<AlgorithmSetting, Long> macs = new LinkedHashMap<>();
    var shapes = NetworkShapes.of(network, Map.of()).layers();
    for (var layer : network.layers()) {
      if (layer instanceof Product product) {
        var setting = of(product.groups().get(0).datapath());
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

  private static AlgorithmSetting of(Datapath datapath) {
    var slicing = datapath.slicing();
    return new AlgorithmSetting(
        datapath.rows(), slicing.precision(), slicing.mapping(), of(datapath.readout()));
  }

  private static Conversion of(ColumnReadout readout) {
    if (readout instanceof ColumnReadout.Ternary ternary) {
      return new Conversion.Ternary(of(ternary.dcim()));
    }
    if (readout instanceof ColumnReadout.Binary binary) {
      return new Conversion.Binary(of(binary.dcim()));
    }
    return readout instanceof ColumnReadout.Adc adc
        ? new Conversion.Adc(adc.bits())
        : new Conversion.Exact();
  }

  private static Conversion.Words of(DcimWidths words) {
    return new Conversion.Words(
        words.scaleFactorBits(), words.granularity(), words.partialSumBits());
  }
}
