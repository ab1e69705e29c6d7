package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;

/**
 * A product of two sequences of tokens, (rows x inner) times (inner x columns) for each head, on
 * the vector unit. The features of a token are those of the first head, then those of the second,
 * and so on.
 *
 * @param left {@code rows} tokens of heads x {@code inner} features
 * @param right {@code columns} tokens of heads x {@code inner} features, as for keys; or {@code
 *     inner} tokens of heads x {@code columns} features, as for values
 */
public record HeadMatMul(
    String name, String left, String right, int heads, int rows, int inner, int columns)
    implements Node {

  public HeadMatMul {
    check(heads > 0, "heads (%d) must be positive", heads);
    check(rows > 0, "rows (%d) must be positive", rows);
    check(inner > 0, "inner (%d) must be positive", inner);
    check(columns > 0, "columns (%d) must be positive", columns);
  }

  @Override
  public String kind() {
    return "matmul";
  }

  @Override
  public List<String> inputs() {
    return List.of(left, right);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape first = inputs.get(0);
    TensorShape second = inputs.get(1);
    Shapes.sequence(first, "inputs", "the first operand of a product");
    Shapes.sequence(second, "inputs", "the second operand of a product");
    Shapes.require(
        first.size(1) == rows,
        "rows",
        "rows (" + rows + ") must be the tokens of the first operand (" + first + ")",
        "");
    Shapes.require(
        first.last() == (long) heads * inner,
        "inner",
        "heads ("
            + heads
            + ") x inner ("
            + inner
            + ") must be the features of the first operand ("
            + first
            + ")",
        "");
    Shapes.require(
        isTransposed(second) || isPlain(second),
        "columns",
        "the second operand is " + second,
        "must be columns ("
            + columns
            + ") tokens x heads x inner ("
            + (long) heads * inner
            + ") features, or inner ("
            + inner
            + ") tokens x heads x columns ("
            + (long) heads * columns
            + ") features");
    return List.of(TensorShape.tokens(first.batch(), rows, (long) heads * columns));
  }

  /** Returns whether the second operand has one token per column, as keys do. */
  public boolean isTransposed(TensorShape second) {
    return second.size(1) == columns && second.last() == (long) heads * inner;
  }

  /** Returns whether the second operand has one token per inner term, as values do. */
  public boolean isPlain(TensorShape second) {
    return second.size(1) == inner && second.last() == (long) heads * columns;
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    return List.of(MatMulLayer.of(name, inner, inputs, outputs.get(0)));
  }
}
