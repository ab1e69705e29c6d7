package org.hcim.importer.onnx;

import java.util.List;

/**
 * A product of an imported network as other tools list it: each of {@code groups} matrices has
 * {@code rows} inputs and {@code outputs} outputs, and is used {@code positions} times per
 * inference.
 *
 * @param name name of the file's node; the two products of a recurrent node append {@code :W},
 *     {@code :R}
 */
public record Product(String name, Place on, long rows, long outputs, long groups, long positions) {

  /** The hardware that computes a product. */
  public enum Place {
    /** One operand is a weight. */
    CROSSBAR,
    /** Both operands are activations. */
    VECTOR
  }

  public Product {
    Dims.elements(List.of(rows, outputs, groups, positions));
  }

  /** Multiply-accumulates per inference. */
  public long macs() {
    return rows * outputs * groups * positions;
  }

  /** Weights of one copy; 0 if both operands are activations. */
  public long weights() {
    return on == Place.CROSSBAR ? rows * outputs * groups : 0;
  }
}
