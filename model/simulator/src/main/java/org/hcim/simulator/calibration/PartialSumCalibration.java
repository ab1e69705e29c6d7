package org.hcim.simulator.calibration;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.PackedInputs;
import org.hcim.simulator.crossbar.PartialSumKernel;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.inference.ImageBatch;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;

/**
 * Replaces the ideal readout of a network without training: fits thresholds, scale factors and
 * ranges by least squares to the partial sums of some images. Each layer is calibrated on the
 * activations of the calibrated layers before it. The last layer stays ideal, as in training.
 */
public final class PartialSumCalibration {

  private final QuantizedNetwork base;
  private final PartialSumSetting setting;
  private final List<Pair> pairs = new ArrayList<>();
  private final PartialSumKernel.Buffers buffers = new PartialSumKernel.Buffers();

  private PartialSumCalibration(QuantizedNetwork base, PartialSumSetting setting) {
    this.base = base;
    this.setting = setting;
  }

  /**
   * The same images in the base network and in the calibrated network.
   *
   * @param base batch of the network with ideal products
   */
  private record Pair(ImageBatch base, ImageBatch read) {}

  /**
   * Returns the network with another readout.
   *
   * @param base network with ideal products
   * @param images codes image by image, as {@link Simulator#run} takes them; the same images give
   *     equal results
   * @throws InvalidDesignException if a product of the network is not ideal, or the setting does
   *     not fit the network
   */
  public static QuantizedNetwork calibrate(
      QuantizedNetwork base, PartialSumSetting setting, byte[][] images) {
    check(images.length > 0, "calibration images (%d) must be positive", images.length);
    setting.requireFit(base);
    var calibration = new PartialSumCalibration(base, setting);
    for (int first = 0; first < images.length; first += Simulator.BATCH) {
      int end = Math.min(images.length, first + Simulator.BATCH);
      calibration.add(Arrays.copyOfRange(images, first, end));
    }
    return calibration.network();
  }

  private void add(byte[][] images) {
    pairs.add(
        new Pair(
            new ImageBatch(base.input(), base.inputBits(), images),
            new ImageBatch(base.input(), base.inputBits(), images)));
  }

  private QuantizedNetwork network() {
    var layers = new ArrayList<QuantizedLayer>();
    int last = base.layers().size() - 1;
    for (int i = 0; i < last; i++) {
      QuantizedLayer layer = base.layers().get(i);
      layers.add(layer instanceof Product product ? calibrated(product) : run(layer));
      List<QuantizedLayer> remaining = base.layers().subList(i + 1, base.layers().size());
      for (Pair pair : pairs) {
        pair.base().keepFor(remaining);
        pair.read().keepFor(remaining);
      }
    }
    var classifier = (Product) base.layers().get(last);
    layers.add(classifier.with(ideal(classifier)));
    return base.with(layers);
  }

  private QuantizedLayer run(QuantizedLayer layer) {
    for (Pair pair : pairs) {
      pair.base().run(layer);
      pair.read().run(layer);
    }
    return layer;
  }

  /** The matrices of the last layer in the crossbars of the setting. */
  private List<CrossbarMatrix> ideal(Product classifier) {
    Datapath crossbars = setting.crossbars(classifier.groups().get(0).datapath());
    return classifier.groups().stream()
        .map(group -> new CrossbarMatrix(crossbars, group.weights(), group.scales()))
        .toList();
  }

  private Product calibrated(Product product) {
    Datapath crossbars = setting.crossbars(product.groups().get(0).datapath());
    var weights = product.groups().stream().map(CrossbarMatrix::weights).toList();
    var statistics = new ArrayList<ColumnStatistics>();
    for (int group = 0; group < weights.size(); group++) {
      statistics.add(statistics(product, crossbars, weights.get(group), group));
    }
    ReadoutFit.Fitted fitted = new ReadoutFit(setting, crossbars, weights, statistics).fitted();
    Product unscaled = product.with(fitted.groups());
    var channels = new ChannelFit(fitted.steps());
    for (Pair pair : pairs) {
      int[] sums = pair.base().sums(product);
      channels.add(sums, pair.read().sums(unscaled));
      pair.base().run(product, sums);
    }
    Requantization scaled = channels.of(product.requantizer().orElseThrow());
    var calibrated =
        new Product(
            product.name(),
            product.input(),
            product.window(),
            fitted.groups(),
            Optional.of(scaled.requantizer()),
            product.shortcut().map(scaled::shortcut));
    for (Pair pair : pairs) {
      pair.read().run(calibrated);
    }
    return calibrated;
  }

  private ColumnStatistics statistics(
      Product product, Datapath crossbars, WeightMatrix weights, int group) {
    var kernel = new PartialSumKernel(crossbars, weights);
    var statistics = ColumnStatistics.of(kernel);
    for (Pair pair : pairs) {
      var inputs = PackedInputs.of(pair.read().inputs(product, group), kernel.fields());
      statistics.add(kernel, inputs, buffers);
    }
    return statistics;
  }
}
