package org.hcim.simulator.quantization;

import java.util.Arrays;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.Simulator;

/** Computes the results of a floating-point network. */
public final class FloatResults {

  private FloatResults() {}

  /**
   * Returns one number per image and class.
   *
   * @param images images of the network's shape
   */
  public static float[][] of(FloatNetwork network, LabeledImages images) {
    var pixels = new byte[images.count()][];
    Arrays.setAll(pixels, images::pixels);
    return of(network, pixels);
  }

  private static float[][] of(FloatNetwork network, byte[][] pixels) {
    var results = new float[pixels.length][];
    for (int first = 0; first < pixels.length; first += Simulator.BATCH) {
      int end = Math.min(pixels.length, first + Simulator.BATCH);
      FloatMaps last = batch(network, Arrays.copyOfRange(pixels, first, end));
      int places = last.shape().positions();
      for (int image = first; image < end; image++) {
        results[image] = new float[last.numbers().length * places];
        for (int i = 0; i < results[image].length; i++) {
          results[image][i] = last.numbers()[i / places][(image - first) * places + i % places];
        }
      }
    }
    return results;
  }

  private static FloatMaps batch(FloatNetwork network, byte[][] pixels) {
    var run = new FloatRun(network.input(), pixels);
    for (int i = 0; i < network.layers().size(); i++) {
      FloatLayer layer = network.layers().get(i);
      if (layer instanceof FloatLayer.Product product) {
        run.finish(product, run.products(product));
      } else if (layer instanceof FloatLayer.Function function) {
        run.run(function);
      } else {
        run.run((FloatLayer.Pool) layer);
      }
      if (i + 1 < network.layers().size()) {
        run.keepFor(network.layers().subList(i + 1, network.layers().size()));
      }
    }
    return run.of(network.classifier().name());
  }
}
