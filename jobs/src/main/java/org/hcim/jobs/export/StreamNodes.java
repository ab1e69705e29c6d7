package org.hcim.jobs.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.crossbar.Slicing;

/**
 * The digits of activations that drive wordlines, stream by stream along the axis of images: maps
 * of (streams, channels, height, width). Products that read the same layer share them.
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
   * @param codes real numbers
   */
  String of(String layer, String codes, Slicing slicing) {
    int streams = slicing.precision().streams();
    int bits = slicing.precision().streamBits();
    String name = layer + ".streams" + streams + "x" + bits;
    return made.computeIfAbsent(name, key -> digits(key, codes, slicing));
  }

  private String digits(String name, String codes, Slicing slicing) {
    int streams = slicing.precision().streams();
    double base = 1 << slicing.precision().streamBits();
    var units = new double[streams];
    for (int stream = 0; stream < streams; stream++) {
      units[stream] = 1.0 / (1 << slicing.firstBit(stream));
    }
    String unit = model.reals(name + ".units", units, streams, 1, 1, 1);
    String shifted = floor(name + ".shifted", codes, unit);
    String rest = model.reals(name + ".per_base", new double[] {1 / base});
    String higher = floor(name + ".higher", shifted, rest);
    String factor = model.reals(name + ".base", new double[] {base});
    String dropped = model.node("Mul", name + ".dropped", List.of(higher, factor));
    return model.node("Sub", name, List.of(shifted, dropped));
  }

  /** Rounds down a product with a power of two. */
  private String floor(String name, String values, String factor) {
    return model.node(
        "Floor", name, List.of(model.node("Mul", name + ".scaled", List.of(values, factor))));
  }
}
