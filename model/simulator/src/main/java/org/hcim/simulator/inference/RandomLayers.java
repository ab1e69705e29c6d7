package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;

/** Generates the layers of a random network, each calibrated before the next. */
final class RandomLayers {

  /** The right shift of requantizers. */
  private static final int SHIFT = 16;

  /**
   * A right shift large enough for the multipliers of normalized activations to keep three digits.
   */
  private static final int NORM_SHIFT = 22;

  private static final int CALIBRATION_IMAGES = 2;

  /** Bits of attention activations, which are stored in bytes, not in crossbars. */
  private static final int ATTENTION_BITS = 8;

  /** The real value of the highest score; our assumption. */
  private static final double MAX_SCORE = 4;

  /** The real value of the highest activation before and after GELU; our assumption. */
  private static final double MAX_HIDDEN = 3;

  /** Standard deviations at the largest normalized activation. */
  private static final double MAX_NORMALIZED = 2;

  private final FusedNetwork fused;
  private final RandomMatrices matrices;
  private final Seeded seeded;
  private final Datapath unsigned;
  private final Codes images;
  private final boolean isSigned;
  private final ImageBatch calibration;
  private final List<QuantizedLayer> layers = new ArrayList<>();

  RandomLayers(FusedNetwork fused, long seed, Datapath unsigned) {
    this.fused = fused;
    this.unsigned = unsigned;
    seeded = new Seeded(seed);
    matrices = new RandomMatrices(seeded);
    images = Codes.unsigned(unsigned.slicing().precision().activationBits());
    isSigned = fused.layers().stream().anyMatch(RandomLayers::needsSigns);
    byte[][] some = RandomNetworks.images(seed, CALIBRATION_IMAGES, fused.input(), images.bits());
    calibration = new ImageBatch(fused.input(), images.bits(), some);
  }

  private static boolean needsSigns(FusedLayer layer) {
    return !(layer instanceof FusedLayer.Product || layer instanceof FusedLayer.Pool);
  }

  QuantizedNetwork network() {
    for (FusedLayer layer : fused.layers().subList(0, fused.layers().size() - 1)) {
      QuantizedLayer made = layer(layer);
      layers.add(made);
      calibration.run(made);
    }
    layers.add(sums(fused.classifier()));
    return new QuantizedNetwork("random " + fused.name(), fused.input(), images.bits(), layers);
  }

  private QuantizedLayer layer(FusedLayer layer) {
    if (layer instanceof FusedLayer.Product product) {
      return product(product);
    }
    if (layer instanceof FusedLayer.Pool pool) {
      return new QuantizedLayer.Pool(pool.name(), pool.input(), pool.kind(), pool.window());
    }
    if (layer instanceof FusedLayer.Norm norm) {
      return norm(norm);
    }
    if (layer instanceof FusedLayer.Gelu gelu) {
      return gelu(gelu);
    }
    if (layer instanceof FusedLayer.Softmax softmax) {
      Codes scores = calibration.codes(softmax.input());
      var table = Softmax.table(scores, MAX_SCORE / scores.most());
      return new Softmax(softmax.name(), softmax.input(), softmax.groups(), table, ATTENTION_BITS);
    }
    return matMul((FusedLayer.MatMul) layer);
  }

  private Product product(FusedLayer.Product product) {
    Product sums = sums(product);
    int multiplier = multiplier(calibration.sums(sums), greatest(codes()));
    var requantizer = Requantizer.uniform(product.to().channels(), multiplier, SHIFT, codes());
    var shortcut =
        product.skip().map(skip -> new Shortcut(skip.input(), 1 << SHIFT, skip.stride()));
    return new Product(
        sums.name(),
        sums.input(),
        sums.window(),
        sums.groups(),
        Optional.of(requantizer),
        shortcut);
  }

  /** The multiplier that maps twice the mean magnitude of sums to the highest activation. */
  private static int multiplier(int[] sums, int mostActivation) {
    long magnitude = 0;
    for (int sum : sums) {
      magnitude += Math.abs(sum);
    }
    double mean = Math.max(1, magnitude / (double) sums.length);
    return (int) Math.rint((1L << SHIFT) * mostActivation / (2 * mean));
  }

  private Product sums(FusedLayer.Product product) {
    boolean readsImages = calibration.codes(product.input()).least() == 0;
    Datapath datapath = readsImages ? unsigned : signed();
    return new Product(
        product.name(),
        product.input(),
        product.window(),
        matrices.of(datapath, product),
        Optional.empty(),
        Optional.empty());
  }

  private Datapath signed() {
    var slicing = unsigned.slicing();
    var twos = new Slicing(slicing.precision(), slicing.mapping(), ActivationCode.TWOS_COMPLEMENT);
    return new Datapath(unsigned.rows(), twos, unsigned.readout());
  }

  /** The codes of the activations of products. */
  private Codes codes() {
    return isSigned ? Codes.signed(images.bits()) : images;
  }

  private MatMul matMul(FusedLayer.MatMul product) {
    Codes codes = product.kind() == MatMul.Kind.SCORES ? Codes.signed(ATTENTION_BITS) : codes();
    MatMul unscaled = matMul(product, Requantizer.uniform(1, 1, SHIFT, codes));
    int multiplier = multiplier(calibration.sums(unscaled), greatest(codes));
    return matMul(product, Requantizer.uniform(1, multiplier, SHIFT, codes));
  }

  private static MatMul matMul(FusedLayer.MatMul product, Requantizer requantizer) {
    return new MatMul(
        product.name(),
        product.input(),
        product.other(),
        product.kind(),
        product.heads(),
        requantizer);
  }

  private Lookup gelu(FusedLayer.Gelu gelu) {
    Codes codes = codes();
    double step = MAX_HIDDEN / greatest(codes);
    var table = Lookup.geluTable(calibration.codes(gelu.input()), step, codes, step);
    return new Lookup(gelu.name(), gelu.input(), table, codes);
  }

  /** Creates a normalization with uniform gains from 0.5 to 1.5 and biases from -0.5 to 0.5. */
  private LayerNorm norm(FusedLayer.Norm norm) {
    int channels = norm.to().channels();
    var gammas = new double[channels];
    var betas = new double[channels];
    for (int i = 0; i < channels; i++) {
      gammas[i] = seeded.fraction() + 0.5;
      betas[i] = seeded.fraction() - 0.5;
    }
    double step = MAX_NORMALIZED / greatest(codes());
    var requantizer = LayerNorm.fold(gammas, betas, step, NORM_SHIFT, codes());
    return new LayerNorm(norm.name(), norm.input(), requantizer);
  }

  /** The largest activation, or 1 if no activation is positive. */
  private static int greatest(Codes codes) {
    return Math.max(1, codes.most());
  }
}
