package org.hcim.importer.onnx;

/**
 * A node that cannot be imported.
 *
 * @param reason the broken rule and the accepted alternatives
 */
record NodeProblem(String node, String operator, String reason) {

  /**
   * The problem with names made printable, because names in files may have any length and
   * characters.
   */
  @Override
  public String toString() {
    return Text.shown(node) + " (" + Text.shown(operator) + "): " + reason;
  }
}
