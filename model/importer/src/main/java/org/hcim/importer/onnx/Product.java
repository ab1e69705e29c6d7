package org.hcim.importer.onnx;

import java.util.List;

/**
 * A product of an imported network as tools of the field list them: each of {@code groups} matrices
 * has {@code rows} inputs and {@code outputs} outputs, and is used {@code positions} times in an
 * inference.
 *
 * @param name of the file's node; the two products of a recurrent node append {@code :W}, {@code
 *     :R}
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

  /** Multiply-accumulates of an inference. */
  public long macs() {
    return rows * outputs * groups * positions;
  }

  /** Weights of one copy; 0 where both operands are activations. */
  public long weights() {
    return on == Place.CROSSBAR ? rows * outputs * groups : 0;
  }
}
