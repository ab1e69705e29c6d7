package org.hcim.importer.onnx;

import java.util.Locale;

/** A rule that a node breaks; the import notes it with the node and goes on. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String reason) {
    super(reason, null, false, false); // a message to the user: traces of many would take long
  }

  /** Throws where a rule does not hold. */
  static void unless(boolean holds, String pattern, Object... values) {
    if (!holds) {
      throw new Refusal(String.format(Locale.ROOT, pattern, values));
    }
  }
}
