package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;

/**
 * A product of two activations, as in attention. Neither operand is a weight, so the product runs
 * on the vector unit, not on crossbars.
 *
 * @param macs multiply-accumulates per inference
 * @param inputElements operands read, each counted once
 * @param outputElements results written
 */
public record MatMulLayer(String name, long macs, long inputElements, long outputElements)
    implements Layer {

  public MatMulLayer {
    check(macs > 0, "macs (%d) of layer %s must be positive", macs, name);
    check(
        inputElements > 0, "inputElements (%d) of layer %s must be positive", inputElements, name);
    check(
        outputElements > 0,
        "outputElements (%d) of layer %s must be positive",
        outputElements,
        name);
    Counts.product("macs of layer " + name, macs);
  }

  /**
   * A product whose results are sums of {@code inner} terms.
   *
   * @param inner terms per result
   * @param operands the shapes of the two operands
   * @param made the shape of the result
   */
  static MatMulLayer of(String name, long inner, List<TensorShape> operands, TensorShape made) {
    long read = Counts.sum("elements", operands.get(0).elements(), operands.get(1).elements());
    return new MatMulLayer(
        name, Counts.product("macs", made.elements(), inner), read, made.elements());
  }
}
