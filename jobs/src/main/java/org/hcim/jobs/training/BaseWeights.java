package org.hcim.jobs.training;

import static org.hcim.accelerator.design.Check.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.layer.Geometry;
import org.hcim.psq.layer.Normalization;
import org.hcim.psq.training.WeightsFile;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.FusedNetwork;
import org.hcim.simulator.inference.ImageBatch;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.inference.Window;

/**
 * Converts an integer network to initial weights of a training: the same function in floating
 * point. A requantizer becomes a batch normalization with the statistics of some images and an
 * activation step. Free parameters are chosen as at the start of training: weights have the
 * variance of newly drawn weights, and the factors of a normalization have a root mean square of 1,
 * unless a shortcut ties its step to an earlier one.
 */
public final class BaseWeights {

  /** Incremented when the same network would give other weights. */
  public static final int VERSION = 1;

  /** The number of images for normalization statistics, as many as at the end of an epoch. */
  private static final int STATISTICS_IMAGES = 1024;

  private final QuantizedNetwork base;
  private final FusedNetwork graph;
  private final List<ImageBatch> batches = new ArrayList<>();
  private final Map<String, Double> steps = new HashMap<>();
  private final WeightsFile file = new WeightsFile();

  private BaseWeights(QuantizedNetwork base, Graph graph) {
    this.base = base;
    this.graph = FusedNetwork.of(graph);
    steps.put(QuantizedNetwork.INPUT, 1.0 / ((1 << base.inputBits()) - 1));
  }

  /**
   * Writes the weights of a base network.
   *
   * @param base the base network, with ideal products
   * @param graph its layers
   * @param images training images
   * @param stage the directory of the weights
   * @throws org.hcim.accelerator.design.InvalidDesignException for a layer that training does not
   *     support
   */
  public static void write(QuantizedNetwork base, Graph graph, LabeledImages images, Path stage)
      throws IOException {
    var weights = new BaseWeights(base, graph);
    weights.load(images);
    weights.run();
    weights.file.write(stage);
  }

  private void load(LabeledImages images) {
    int count = Math.min(STATISTICS_IMAGES, images.count());
    for (int first = 0; first < count; first += Simulator.BATCH) {
      var codes = new byte[Math.min(Simulator.BATCH, count - first)][];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = images.codes(first + i, base.inputBits());
      }
      batches.add(new ImageBatch(base.input(), base.inputBits(), codes));
    }
  }

  private void run() {
    List<QuantizedLayer> layers = base.layers();
    for (int i = 0; i < layers.size(); i++) {
      add(layers.get(i), i == layers.size() - 1);
      List<QuantizedLayer> remaining = layers.subList(i + 1, layers.size());
      batches.forEach(batch -> batch.keepFor(remaining));
    }
  }

  private void add(QuantizedLayer layer, boolean isLast) {
    if (layer instanceof Product product) {
      add(product, isLast);
    } else {
      boolean isTrained = layer instanceof Pool pool && pool.kind() == Pool.Kind.MAX;
      check(isTrained, "layer %s of the base network is not one that training has", layer.name());
      steps.put(layer.name(), steps.get(layer.input()));
      batches.forEach(batch -> batch.run(layer));
    }
  }

  private void add(Product product, boolean isLast) {
    check(
        product.groups().size() == 1,
        "layer %s of the base network must have one group of channels to be trained",
        product.name());
    check(
        product.requantizer().isPresent() != isLast,
        "layer %s of the base network must be the last one, or have a requantizer",
        product.name());
    double unit = weights(product);
    bias(product, unit);
    product.requantizer().ifPresent(requantizer -> normalization(product, requantizer, unit));
  }

  /** Adds the weights; returns the real value of a sum of 1. */
  private double weights(Product product) {
    WeightMatrix matrix = product.groups().get(0).weights();
    Shape from = base.shapes().get(product.input());
    Optional<FusedLayer.Product> layer = layer(product.name());
    boolean isMean = layer.flatMap(graph::meanBefore).isPresent();
    int places = isMean ? product.window().height() * product.window().width() : 1;
    var geometry =
        isMean
            ? Geometry.of(new Shape(from.channels(), 1, 1), Window.POINT)
            : Geometry.of(from, product.window());
    byte[] codes = matrix.codes();
    var values = new float[codes.length / places];
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += (double) codes[i * places] * codes[i * places];
    }
    int inputs = values.length / matrix.outputs();
    double step = squares == 0 ? 1 : (float) Math.sqrt(2.0 / inputs * values.length / squares);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (codes[i * places] * step);
    }
    file.add(
        product.name() + ".weight",
        values,
        matrix.outputs(),
        geometry.channels(),
        geometry.window().height(),
        geometry.window().width());
    file.add(product.name() + ".weightStep", step);
    return steps.get(product.input()) / places * step;
  }

  private void bias(Product product, double unit) {
    List<Integer> codes = product.bias();
    if (!codes.isEmpty()) {
      var values = new float[codes.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (codes.get(i) * unit);
      }
      file.add(product.name() + ".bias", values, values.length);
    }
  }

  private Optional<FusedLayer.Product> layer(String name) {
    return graph.layers().stream()
        .filter(layer -> layer.name().equals(name) && layer instanceof FusedLayer.Product)
        .map(FusedLayer.Product.class::cast)
        .findFirst();
  }

  private void normalization(Product product, Requantizer requantizer, double unit) {
    ChannelMoments sums = run(product, requantizer.channels());
    double scale = 1.0 / (1L << requantizer.shift());
    int[] multipliers = requantizer.multipliers();
    long[] offsets = requantizer.offsets();
    var slopes = new double[multipliers.length];
    Arrays.setAll(slopes, i -> multipliers[i] * scale);
    double step = (float) activationStep(product, slopes, sums, scale);
    var gamma = new float[slopes.length];
    var beta = new float[slopes.length];
    var mean = new float[slopes.length];
    var variance = new float[slopes.length];
    for (int i = 0; i < slopes.length; i++) {
      mean[i] = (float) (sums.mean(i) * unit);
      variance[i] = (float) (sums.variance(i) * unit * unit);
      double slope = slopes[i] * step / unit;
      gamma[i] = (float) (slope * Math.sqrt((double) variance[i] + Normalization.EPSILON));
      beta[i] = (float) (offsets[i] * scale * step + slope * mean[i]);
    }
    file.add(product.name() + ".gamma", gamma, gamma.length);
    file.add(product.name() + ".beta", beta, beta.length);
    file.add(product.name() + ".mean", mean, mean.length);
    file.add(product.name() + ".variance", variance, variance.length);
    file.add(product.name() + ".activationStep", step);
    steps.put(product.name(), step);
  }

  private double activationStep(
      Product product, double[] slopes, ChannelMoments sums, double scale) {
    if (product.shortcut().isPresent()) {
      var shortcut = product.shortcut().get();
      check(
          shortcut.multiplier() > 0,
          "the shortcut of layer %s (%d) must be positive to be trained",
          product.name(),
          shortcut.multiplier());
      return steps.get(shortcut.input()) / (shortcut.multiplier() * scale);
    }
    double squares = 0;
    for (int i = 0; i < slopes.length; i++) {
      squares += slopes[i] * slopes[i] * sums.variance(i);
    }
    return squares == 0 ? 1 : Math.sqrt(slopes.length / squares);
  }

  private ChannelMoments run(Product product, int channels) {
    var moments = new ChannelMoments(channels);
    for (ImageBatch batch : batches) {
      int[] sums = batch.sums(product);
      moments.add(sums);
      batch.run(product, sums);
    }
    return moments;
  }
}
