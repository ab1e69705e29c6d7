package org.hcim.importer.onnx;

/**
 * A node that cannot be imported.
 *
 * @param reason the rule that it breaks, and what would be accepted
 */
record NodeProblem(String node, String operator, String reason) {

  /** Names in files may have any length and any characters. */
  @Override
  public String toString() {
    return Text.shown(node) + " (" + Text.shown(operator) + "): " + reason;
  }
}
