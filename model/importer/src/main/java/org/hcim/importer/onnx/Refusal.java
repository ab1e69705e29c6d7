package org.hcim.importer.onnx;

/** A rule that a node breaks; the import notes it with the node and goes on. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String reason) {
    super(reason);
  }

  /** Throws where a rule does not hold. */
  static void unless(boolean holds, String pattern, Object... values) {
    if (!holds) {
      throw new Refusal(String.format(java.util.Locale.ROOT, pattern, values));
    }
  }
}
