package org.hcim.psq.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.BatchNorm;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.Window;

/** A trained layer: integer codes, and the real values that a code of 1 represents. */
public sealed interface LearnedParameters {

  /** The name, unique in its network. */
  String name();

  /** The layer whose activations this layer reads. */
  String input();

  /**
   * A convolution or linear layer.
   *
   * @param sumStep the real value that a sum of 1 represents
   * @param bias the bias of the last layer per class, in units of a sum; empty if there is none
   * @param norms batch normalization per channel; empty for the last layer
   * @param activationStep the real value that an activation of 1 represents; empty for the last
   *     layer
   * @param skip the shortcut that is added before the ReLU
   */
  record Product(
      String name,
      String input,
      Window window,
      CrossbarMatrix matrix,
      double sumStep,
      List<Integer> bias,
      List<BatchNorm> norms,
      OptionalDouble activationStep,
      Optional<FusedLayer.Skip> skip)
      implements LearnedParameters {

    public Product {
      bias = List.copyOf(bias);
      norms = List.copyOf(norms);
    }
  }

  /**
   * Max pooling over a window.
   *
   * @param step the real value that an activation of 1 represents
   */
  record Pool(String name, String input, Window window, double step) implements LearnedParameters {}
}
