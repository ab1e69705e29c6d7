package org.hcim.psq.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.BatchNorm;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.Window;

/** A layer as it was trained: whole numbers, and what they stand for. */
public sealed interface LearnedParameters {

  /** The name, unique in its network. */
  String name();

  /** The layer whose activations it reads. */
  String input();

  /**
   * A convolution or linear layer.
   *
   * @param sumStep what a sum of 1 stands for
   * @param norms by channel; none in the last layer
   * @param activationStep what an activation of 1 stands for; the last layer has none
   * @param skip what is added before the rectifier
   */
  record Product(
      String name,
      String input,
      Window window,
      CrossbarMatrix matrix,
      double sumStep,
      List<BatchNorm> norms,
      OptionalDouble activationStep,
      Optional<FusedLayer.Skip> skip)
      implements LearnedParameters {

    public Product {
      norms = List.copyOf(norms);
    }
  }

  /**
   * The largest of what a window covers.
   *
   * @param step what an activation of 1 stands for
   */
  record Pool(String name, String input, Window window, double step) implements LearnedParameters {}
}
