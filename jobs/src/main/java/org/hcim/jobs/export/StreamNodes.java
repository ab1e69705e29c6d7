package org.hcim.jobs.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.Precision;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.crossbar.Slicing;

/**
 * The digits of activations that drive the wordlines, with bit-streams along the batch axis: shape
 * (streams, channels, height, width). Products that read the same layer with the same bit widths
 * share them.
 */
final class StreamNodes {

  private final OnnxModel model;
  private final Map<String, String> made = new HashMap<>();

  StreamNodes(OnnxModel model) {
    this.model = model;
  }

  /**
   * The digits of a layer's codes.
   *
   * @param codes codes as real numbers
   */
  String of(String layer, String codes, Slicing slicing) {
    Precision widths = slicing.precision();
    String name = layer + ".streams" + widths.activationBits() + "by" + widths.streamBits();
    return made.computeIfAbsent(name, key -> digits(key, codes, slicing));
  }

  private String digits(String name, String codes, Slicing slicing) {
    int streams = slicing.precision().streams();
    var units = new double[streams];
    var perBase = new double[streams];
    var bases = new double[streams];
    for (int stream = 0; stream < streams; stream++) {
      units[stream] = 1.0 / (1 << slicing.firstBit(stream));
      bases[stream] = 1 << slicing.streamWidth(stream);
      perBase[stream] = 1 / bases[stream];
    }
    String shifted = floor(name + ".shifted", codes, byStream(name + ".units", units));
    String higher = floor(name + ".higher", shifted, byStream(name + ".per_base", perBase));
    String base = byStream(name + ".bases", bases);
    String dropped = model.node("Mul", name + ".dropped", List.of(higher, base));
    return model.node("Sub", name, List.of(shifted, dropped));
  }

  private String byStream(String name, double[] numbers) {
    return model.reals(name, numbers, numbers.length, 1, 1, 1);
  }

  /** The floor of values times a power of two. */
  private String floor(String name, String values, String factor) {
    return model.node(
        "Floor", name, List.of(model.node("Mul", name + ".scaled", List.of(values, factor))));
  }
}
