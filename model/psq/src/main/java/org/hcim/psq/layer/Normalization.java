package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.initializer.Initializer;
import java.util.List;
import java.util.stream.IntStream;

/** Per-channel batch normalization of a map. */
public final class Normalization {

  /** Avoids a division by zero for a constant channel. */
  public static final float EPSILON = 1e-5f;

  private static final float KEPT_OF_STATISTICS = 0.9f;

  private final Parameter gamma;
  private final Parameter beta;
  private final Parameter mean;
  private final Parameter variance;

  /** Creates a normalization whose parameters are named after its layer. */
  public Normalization(String layer, int channels) {
    gamma = parameter(layer + ".gamma", Parameter.Type.GAMMA, channels, Initializer.ONES);
    beta = parameter(layer + ".beta", Parameter.Type.BETA, channels, Initializer.ZEROS);
    mean = parameter(layer + ".mean", Parameter.Type.RUNNING_MEAN, channels, Initializer.ZEROS);
    variance =
        parameter(layer + ".variance", Parameter.Type.RUNNING_VAR, channels, Initializer.ONES);
  }

  private static Parameter parameter(
      String name, Parameter.Type type, int channels, Initializer initializer) {
    boolean isLearned = type == Parameter.Type.GAMMA || type == Parameter.Type.BETA;
    return Parameter.builder()
        .setName(name)
        .setType(type)
        .optShape(new Shape(channels))
        .optInitializer(initializer)
        .optRequiresGrad(isLearned)
        .build();
  }

  /** The scale, the shift and the running statistics. */
  public List<Parameter> parameters() {
    return List.of(gamma, beta, mean, variance);
  }

  /**
   * Normalizes with batch statistics in training, which updates the running statistics, and with
   * the running statistics in inference.
   */
  public NDArray apply(Pass pass, NDArray sums) {
    return apply(pass, sums, KEPT_OF_STATISTICS, pass.training());
  }

  /**
   * Normalizes with batch statistics and adds them to the running statistics, weighted by the
   * number of images.
   *
   * @param before the number of images in the running statistics; 0 restarts them
   */
  public NDArray settle(Pass pass, NDArray sums, long before) {
    float kept = (float) before / (before + sums.getShape().get(0));
    return apply(pass, sums, kept, true);
  }

  /**
   * Initializes all parameters on a batch such that the normalization only adds a bias: the scale
   * cancels the division by the standard deviation, and the shift cancels the subtraction of the
   * mean.
   *
   * @param bias per channel
   */
  public NDArray adopt(Pass pass, NDArray sums, float[] bias) {
    settle(pass, sums, 0);
    float[] shifts = mean.getArray().toFloatArray();
    float[] scales = variance.getArray().toFloatArray();
    for (int channel = 0; channel < bias.length; channel++) {
      shifts[channel] += bias[channel];
      scales[channel] = (float) Math.sqrt(scales[channel] + EPSILON);
    }
    Values.set(gamma, scales);
    Values.set(beta, shifts);
    return apply(pass, sums);
  }

  private NDArray apply(Pass pass, NDArray sums, float kept, boolean isOfBatch) {
    return BatchNorm.batchNorm(
            sums,
            pass.array(mean),
            pass.array(variance),
            pass.value(gamma),
            pass.value(beta),
            1,
            kept,
            EPSILON,
            isOfBatch)
        .singletonOrThrow();
  }

  /** The normalization of each channel during inference. */
  public List<org.hcim.simulator.inference.BatchNorm> values() {
    float[] gammas = gamma.getArray().toFloatArray();
    float[] betas = beta.getArray().toFloatArray();
    float[] means = mean.getArray().toFloatArray();
    float[] variances = variance.getArray().toFloatArray();
    return IntStream.range(0, gammas.length)
        .mapToObj(
            i ->
                new org.hcim.simulator.inference.BatchNorm(
                    gammas[i], betas[i], means[i], variances[i], EPSILON))
        .toList();
  }
}
