package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.hcim.psq.quantizer.Lsq;
import org.hcim.psq.quantizer.StraightThrough;

/** Weights or activations with a learned step. */
public final class Quantized {

  private final Lsq lsq;
  private final Parameter step;
  private final double gradientScale;

  /**
   * A quantizer before calibration.
   *
   * @param name of its parameter
   * @param numel numbers that share the step; of activations, those of one image
   */
  public Quantized(String name, Lsq lsq, long numel) {
    this.lsq = lsq;
    step = Values.learned(name, new Shape(1));
    gradientScale = lsq.gradientScale(numel);
  }

  /** The step. */
  public Parameter parameter() {
    return step;
  }

  /** The real value of a code of 1. */
  public float step() {
    return Math.abs(Values.get(step));
  }

  /** Calibrates the step on the numbers to quantize. */
  public void calibrate(NDArray numbers) {
    Values.set(step, lsq.initialStep(numbers));
  }

  /** The quantized numbers. */
  public Signal apply(Pass pass, NDArray numbers) {
    NDArray now = StraightThrough.scaleGradient(pass.value(step).abs(), gradientScale);
    return new Signal(lsq.codes(numbers, now), now);
  }
}
