package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/** Runs a network on images, bit for bit. It owns buffers and serves one thread. */
public final class Simulator {

  /** Images that pass through the layers together; bounds the memory for any number of images. */
  public static final int BATCH = 64;

  private final QuantizedNetwork network;
  private final Map<String, LayerRunner> runners = new LinkedHashMap<>();

  /** Creates a simulator of a network. */
  public Simulator(QuantizedNetwork network, Comparison comparison) {
    this(network, comparison, KernelSource.ideal());
  }

  /**
   * Creates a simulator of a network on a chip with non-idealities.
   *
   * @param seed seed of the chip and its noise; the same seed gives the same bits
   */
  public Simulator(
      QuantizedNetwork network, Comparison comparison, NonIdealities nonIdealities, long seed) {
    this(network, comparison, nonIdealities, seed, 0);
  }

  /**
   * Creates a simulator of a chip that has already run some images.
   *
   * @param firstImage number of images run so far; images run in parts give the same bits as images
   *     run together
   */
  public Simulator(
      QuantizedNetwork network,
      Comparison comparison,
      NonIdealities nonIdealities,
      long seed,
      long firstImage) {
    this(network, comparison, KernelSource.nonIdeal(nonIdealities, seed, firstImage));
  }

  private Simulator(QuantizedNetwork network, Comparison comparison, KernelSource source) {
    this.network = network;
    var flows = Flow.check(network.input(), network.inputBits(), network.layers());
    for (QuantizedLayer layer : network.layers()) {
      Flow flow = flows.get(layer.name());
      runners.put(layer.name(), LayerRunner.of(layer, flow, source, comparison));
    }
  }

  /**
   * Returns the network's results.
   *
   * @param images codes by image, then channel by channel, row by row
   * @return sums of the last layer, by image
   */
  public int[][] run(byte[][] images) {
    for (int i = 0; i < images.length; i++) {
      checkImage(i, images[i]);
    }
    var results = new int[images.length][network.classes()];
    for (int first = 0; first < images.length; first += BATCH) {
      int count = Math.min(BATCH, images.length - first);
      runBatch(images, first, count, results);
    }
    return results;
  }

  /** The class predicted by an image's results: the first of the largest. */
  public static int predicted(int[] results) {
    int largest = 0;
    for (int i = 1; i < results.length; i++) {
      largest = results[i] > results[largest] ? i : largest;
    }
    return largest;
  }

  /** The statistics of each product since this simulator was created, in order of execution. */
  public List<LayerStatistics> statistics() {
    var all = new ArrayList<LayerStatistics>();
    for (LayerRunner runner : runners.values()) {
      if (runner instanceof ProductRunner product) {
        all.add(product.statistics());
      }
    }
    return all;
  }

  private void runBatch(byte[][] images, int first, int count, int[][] results) {
    var maps = new HashMap<String, FeatureMaps>();
    var input = new Flow(network.input(), Codes.unsigned(network.inputBits()));
    maps.put(QuantizedNetwork.INPUT, FeatureMaps.of(images, first, count, input));
    int last = network.layers().size() - 1;
    for (int i = 0; i < last; i++) {
      QuantizedLayer layer = network.layers().get(i);
      FeatureMaps other = layer.otherInput().map(maps::get).orElse(null);
      maps.put(layer.name(), runners.get(layer.name()).run(maps.get(layer.input()), other));
      forget(maps, i);
    }
    var product = (Product) network.layers().get(last);
    var runner = (ProductRunner) runners.get(product.name());
    int[] sums = runner.results(maps.get(product.input()));
    int each = network.classes();
    int places = each / product.outputs();
    for (int i = 0; i < sums.length; i++) {
      int channel = i / (places * count);
      int image = i / places % count;
      results[first + image][channel * places + i % places] = sums[i];
    }
  }

  /** Drops the activations that no later layer reads. */
  private void forget(Map<String, FeatureMaps> maps, int done) {
    var later = network.layers().subList(done + 1, network.layers().size());
    maps.keySet().removeIf(name -> later.stream().noneMatch(layer -> layer.reads(name)));
  }

  private void checkImage(int number, byte[] image) {
    long elements = network.input().elements();
    check(
        image.length == elements,
        "image %d has %d codes and must have %d",
        number,
        image.length,
        elements);
    int most = (1 << network.inputBits()) - 1;
    for (int i = 0; i < image.length; i++) {
      if ((image[i] & 0xFF) > most) {
        check(
            false,
            "code %d of image %d (%d) must be from 0 to %d",
            i,
            number,
            image[i] & 0xFF,
            most);
      }
    }
  }
}
