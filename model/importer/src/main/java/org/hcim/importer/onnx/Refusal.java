package org.hcim.importer.onnx;

import java.util.Locale;

/** A rule that a node breaks; the import records it with the node and continues. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String reason) {
    super(reason, null, false, false); // a message for the user; many stack traces would be slow
  }

  /** Throws if a rule does not hold. */
  static void unless(boolean holds, String pattern, Object... values) {
    if (!holds) {
      throw new Refusal(String.format(Locale.ROOT, pattern, values));
    }
  }
}
