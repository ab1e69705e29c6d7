package org.hcim.psq.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.BatchNorm;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.Window;

/** A trained layer: whole numbers, and the real values of a code of 1. */
public sealed interface LearnedParameters {

  /** The name, unique in its network. */
  String name();

  /** The layer whose activations it reads. */
  String input();

  /**
   * A convolution or linear layer.
   *
   * @param sumStep the real value of a sum of 1
   * @param bias of the last layer in sums of 1, by class; empty for none
   * @param norms by channel; none in the last layer
   * @param activationStep the real value of an activation of 1; the last layer has none
   * @param skip the addend before the rectifier
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
   * The maximum within a window.
   *
   * @param step the real value of an activation of 1
   */
  record Pool(String name, String input, Window window, double step) implements LearnedParameters {}
}
