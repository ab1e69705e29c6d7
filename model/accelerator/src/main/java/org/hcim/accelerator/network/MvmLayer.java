package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.OptionalDouble;

/**
 * A layer whose weights are stored in crossbars: a convolution after im2col, or a linear layer.
 *
 * @param rows inputs of one product: channels of a group x kernel height x kernel width
 * @param outputs output channels of one group
 * @param groups independent products; 1 except for grouped and depthwise convolutions
 * @param positions products per inference: output pixels or tokens
 * @param inputElements activations that the layer reads, each counted once
 * @param ternaryZeroFrac the measured fraction of ternary zeros; empty to use the design's fraction
 * @param isSerial whether each product needs the previous one, as those of a recurrent state do;
 *     copies of the weights then save no time
 */
public record MvmLayer(
    String name,
    int rows,
    int outputs,
    int groups,
    long positions,
    long inputElements,
    OptionalDouble ternaryZeroFrac,
    boolean isSerial)
    implements Layer {

  public MvmLayer {
    check(rows > 0, "rows (%d) of layer %s must be positive", rows, name);
    check(outputs > 0, "outputs (%d) of layer %s must be positive", outputs, name);
    check(groups > 0, "groups (%d) of layer %s must be positive", groups, name);
    check(positions > 0, "positions (%d) of layer %s must be positive", positions, name);
    check(
        inputElements > 0, "inputElements (%d) of layer %s must be positive", inputElements, name);
    double zeros = ternaryZeroFrac.orElse(0);
    check(
        zeros >= 0 && zeros <= 1,
        "ternary_zero_frac (%s) of layer %s must be from 0 to 1",
        zeros,
        name);
    countedExactly(name, rows, outputs, groups, positions);
  }

  /** A layer whose products do not need each other. */
  public MvmLayer(
      String name,
      int rows,
      int outputs,
      int groups,
      long positions,
      long inputElements,
      OptionalDouble ternaryZeroFrac) {
    this(name, rows, outputs, groups, positions, inputElements, ternaryZeroFrac, false);
  }

  private static void countedExactly(
      String name, long rows, long outputs, long groups, long positions) {
    Counts.product("multiply-accumulates of layer " + name, rows, outputs, groups, positions);
  }

  /** Multiply-accumulates per inference. */
  public long macs() {
    return weights() * positions;
  }

  /** Weights of one copy, stored in the crossbars. */
  public long weights() {
    return (long) rows * outputs * groups;
  }

  /** Activations that the layer produces. */
  public long outputElements() {
    return (long) outputs * groups * positions;
  }

  /** The same layer with a measured fraction of zeros. */
  public MvmLayer withTernaryZeroFrac(double fraction) {
    return new MvmLayer(
        name,
        rows,
        outputs,
        groups,
        positions,
        inputElements,
        OptionalDouble.of(fraction),
        isSerial);
  }
}
