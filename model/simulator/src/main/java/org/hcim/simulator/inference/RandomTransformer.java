package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Optional;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.QuantizedLayer.Pool;

/** A vision transformer of one block, made from a seed. */
final class RandomTransformer {

  /** What attention computes is not in crossbars and has the bits that a byte holds. */
  private static final int ATTENTION_BITS = 8;

  /** Hidden channels for each of a token's, as in ViT (Dosovitskiy et al., ICLR 2021). */
  private static final int EXPANSION = 4;

  /** What the greatest score stands for; our assumption. */
  private static final double MAX_SCORE = 4;

  /** What the greatest activation stands for before and after GELU; our assumption. */
  private static final double MAX_HIDDEN = 3;

  /** Deviations that the greatest normalized activation stands for. */
  private static final double MAX_NORMALIZED = 2;

  /** Places enough for the multipliers of normalized activations to keep three digits. */
  private static final int NORM_SHIFT = 22;

  private final RandomLayers layers;
  private final Datapath unsigned;
  private final Datapath signed;
  private final Codes codes;
  private final int heads;

  RandomTransformer(RandomLayers layers, Datapath unsigned, int heads) {
    this.layers = layers;
    this.unsigned = unsigned;
    this.heads = heads;
    var slicing = unsigned.slicing();
    var twos = new Slicing(slicing.precision(), slicing.mapping(), ActivationCode.TWOS_COMPLEMENT);
    signed = new Datapath(unsigned.rows(), twos, unsigned.readout());
    codes = Codes.signed(slicing.precision().activationBits());
  }

  QuantizedNetwork network(int patch, int channels) {
    check(channels % heads == 0, "channels (%d) must be a multiple of heads (%d)", channels, heads);
    var window = Window.square(patch, patch, 0);
    layers.product(unsigned, "patches", channels, window, codes);
    attention(channels);
    perceptron(channels);
    Shape tokens = layers.shape();
    layers.pool("pool", Pool.Kind.AVERAGE, new Window(tokens.height(), tokens.width(), 1, 0));
    return layers.finish(signed, "random vit");
  }

  private void attention(int channels) {
    String residual = layers.last();
    norm("norm1", channels);
    String from = layers.last();
    for (String name : new String[] {"query", "key", "value"}) {
      linear(name, from, channels, Optional.empty());
    }
    var scores = Codes.signed(ATTENTION_BITS);
    layers.matMul("scores", "query", "key", MatMul.Kind.SCORES, heads, scores);
    var table = Softmax.table(scores, MAX_SCORE / scores.most());
    layers.add(new Softmax("softmax", "scores", heads, table, ATTENTION_BITS));
    layers.matMul("context", "softmax", "value", MatMul.Kind.MIX, heads, codes);
    linear("project", "context", channels, Optional.of(new RandomLayers.Skip(residual, 1)));
  }

  private void perceptron(int channels) {
    String residual = layers.last();
    norm("norm2", channels);
    linear("expand", layers.last(), EXPANSION * channels, Optional.empty());
    double step = MAX_HIDDEN / RandomLayers.greatest(codes);
    layers.add(new Lookup("gelu", "expand", Lookup.geluTable(codes, step, codes, step), codes));
    linear("contract", "gelu", channels, Optional.of(new RandomLayers.Skip(residual, 1)));
  }

  private void linear(String name, String from, int channels, Optional<RandomLayers.Skip> skip) {
    layers.product(signed, name, from, channels, Window.POINT, codes, skip);
  }

  /** Gains are uniform from 0.5 to 1.5, biases from -0.5 to 0.5. */
  private void norm(String name, int channels) {
    var gammas = new double[channels];
    var betas = new double[channels];
    for (int i = 0; i < channels; i++) {
      gammas[i] = layers.seeded().fraction() + 0.5;
      betas[i] = layers.seeded().fraction() - 0.5;
    }
    double step = MAX_NORMALIZED / RandomLayers.greatest(codes);
    var requantizer = LayerNorm.fold(gammas, betas, step, NORM_SHIFT, codes);
    layers.add(new LayerNorm(name, layers.last(), requantizer));
  }
}
