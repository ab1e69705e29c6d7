package org.hcim.simulator.inference;

import java.util.Objects;
import java.util.Optional;

/**
 * A layer of a graph in the form of quantized networks, without weights. Sums are part of the
 * preceding product, and reshaping is removed.
 */
public sealed interface FusedLayer {

  /** The name of the graph's layer, unique in its network. */
  String name();

  /** The name of the layer whose activations are the input, or {@link QuantizedNetwork#INPUT}. */
  String input();

  /** The input shape. */
  Shape from();

  /** The output shape. */
  Shape to();

  /**
   * A convolution, or a linear layer as a kernel of the size of its input.
   *
   * @param groups groups of channels
   * @param skip activations added before the rectifier
   */
  record Product(
      String name,
      String input,
      Shape from,
      Shape to,
      Window window,
      int groups,
      Optional<Skip> skip)
      implements FusedLayer {

    public Product {
      Objects.requireNonNull(window, "window");
    }

    Product with(Skip added) {
      return new Product(name, input, from, to, window, groups, Optional.of(added));
    }
  }

  /** Activations of another layer, subsampled by a stride of rows and columns. */
  record Skip(String input, int stride) {}

  /** The maximum or the mean of a window. */
  record Pool(
      String name, String input, Shape from, Shape to, QuantizedLayer.Pool.Kind kind, Window window)
      implements FusedLayer {}

  /** Layer normalization over channels. */
  record Norm(String name, String input, Shape from, Shape to) implements FusedLayer {}

  /** The Gaussian error linear unit. */
  record Gelu(String name, String input, Shape from, Shape to) implements FusedLayer {}

  /** Softmax over each group of channels. */
  record Softmax(String name, String input, Shape from, Shape to, int groups)
      implements FusedLayer {}

  /** A product of two activations. */
  record MatMul(
      String name,
      String input,
      String other,
      Shape from,
      Shape to,
      org.hcim.simulator.inference.MatMul.Kind kind,
      int heads)
      implements FusedLayer {}
}
