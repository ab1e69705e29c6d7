package org.hcim.importer.onnx;

/** Einsum, if it is the matrix product of the last two axes with all other axes in place. */
final class Einsum {

  private Einsum() {}

  static void run(Call call) {
    String equation = call.attributes().text("equation", "").replace(" ", "");
    String[] sides = equation.split("->", -1);
    String[] operands = sides[0].split(",", -1);
    boolean isProduct =
        sides.length == 2
            && operands.length == 2
            && call.inputs() == 2
            && isMatMul(operands[0], operands[1], sides[1]);
    Refusal.unless(
        isProduct,
        "equation (%s) must be a product as MatMul computes it, such as bij,bjk->bik",
        Text.shown(equation));
    Products.matMul(call);
  }

  /**
   * Returns whether the left operand is batch, rows, inner and the right one is batch or nothing,
   * inner, columns.
   */
  private static boolean isMatMul(String a, String b, String result) {
    int outer = result.length() - 2;
    if (outer < 0 || a.length() < 2 || b.length() < 2 || !result.matches("[a-zA-Z]+")) {
      return false;
    }
    String batch = result.substring(0, outer);
    char row = result.charAt(outer);
    char column = result.charAt(outer + 1);
    char inner = a.charAt(a.length() - 1);
    boolean isNew = result.indexOf(inner) < 0;
    boolean isLeft = a.equals(batch + row + inner);
    boolean isRight = b.equals(batch + inner + column) || b.equals("" + inner + column);
    return isNew && isLeft && isRight && result.chars().distinct().count() == result.length();
  }
}
