package org.hcim.simulator.inference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.simulator.crossbar.Inputs;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/**
 * A few images in the layers of a network under construction: each layer is built from the
 * activations that it will read. It owns buffers and serves one thread.
 */
public final class ImageBatch {

  private final KernelSource source = KernelSource.ideal();
  private final Map<String, FeatureMaps> maps = new HashMap<>();
  private final Map<String, Flow> flows = new HashMap<>();

  /**
   * Creates a batch of images.
   *
   * @param bits bits of their codes
   */
  public ImageBatch(Shape input, int bits, byte[][] images) {
    put(
        QuantizedNetwork.INPUT,
        FeatureMaps.of(images, 0, images.length, new Flow(input, Codes.unsigned(bits))));
  }

  /** The codes of a layer's activations. */
  public Codes codes(String layer) {
    return flows.get(layer).codes();
  }

  /** The input vectors of one group of a product's channels. */
  public Inputs inputs(Product product, int group) {
    FeatureMaps input = maps.get(product.input());
    int channels = input.channels() / product.groups().size();
    return new Patches(input, product.window(), after(product).shape(), group * channels);
  }

  /** The sums of a product, channel by channel, then image by image. */
  public int[] sums(Product product) {
    var runner = new ProductRunner(product, after(product).shape(), source, Comparison.NONE);
    return runner.sums(maps.get(product.input()));
  }

  /** The sums of a product of activations, in the same order. */
  int[] sums(MatMul product) {
    var runner = new MatMulRunner(product, after(product));
    return runner.sums(maps.get(product.input()), maps.get(product.other()));
  }

  /** Runs a layer and keeps its activations for later layers. */
  public void run(QuantizedLayer layer) {
    var runner = LayerRunner.of(layer, after(layer), source, Comparison.NONE);
    FeatureMaps other = layer.otherInput().map(maps::get).orElse(null);
    put(layer.name(), runner.run(maps.get(layer.input()), other));
  }

  /**
   * Runs a product whose sums are known.
   *
   * @param sums result of {@link #sums(Product)}
   */
  public void run(Product product, int[] sums) {
    KernelSource none = (matrix, positions) -> null;
    var runner = new ProductRunner(product, after(product).shape(), none, Comparison.NONE);
    FeatureMaps other = product.otherInput().map(maps::get).orElse(null);
    put(product.name(), runner.activations(sums, maps.get(product.input()).images(), other));
  }

  /** Drops the activations that no remaining layer reads. */
  public void keepFor(List<QuantizedLayer> remaining) {
    maps.keySet().removeIf(name -> remaining.stream().noneMatch(layer -> layer.reads(name)));
  }

  private Flow after(QuantizedLayer layer) {
    return Flow.after(layer, flows);
  }

  private void put(String layer, FeatureMaps made) {
    maps.put(layer, made);
    flows.put(layer, made.flow());
  }
}
