package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.hcim.psq.quantizer.Lsq;
import org.hcim.psq.quantizer.StraightThrough;

/** A quantizer of weights or activations with a learned step. */
public final class Quantized {

  private final Lsq lsq;
  private final Parameter step;
  private final double gradientScale;

  /**
   * Creates an uncalibrated quantizer.
   *
   * @param name the name of the step parameter
   * @param numel the number of values that share the step; for activations, those of one image
   */
  public Quantized(String name, Lsq lsq, long numel) {
    this.lsq = lsq;
    step = Values.learned(name, new Shape(1));
    gradientScale = lsq.gradientScale(numel);
  }

  /** The step as a parameter. */
  public Parameter parameter() {
    return step;
  }

  /** The step: the real value that a code of 1 represents. */
  public float step() {
    return Math.abs(Values.get(step));
  }

  /** Calibrates the step on the values to quantize. */
  public void calibrate(NDArray numbers) {
    Values.set(step, lsq.initialStep(numbers));
  }

  /** Returns the quantized values. */
  public Signal apply(Pass pass, NDArray numbers) {
    NDArray now = StraightThrough.scaleGradient(pass.value(step).abs(), gradientScale);
    return new Signal(lsq.codes(numbers, now), now);
  }
}
