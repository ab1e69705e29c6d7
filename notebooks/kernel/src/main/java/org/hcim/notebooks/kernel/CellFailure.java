package org.hcim.notebooks.kernel;

import java.util.List;

/** A cell that did not compile, or threw an exception. */
final class CellFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final List<String> trace;

  /**
   * Creates a failure.
   *
   * @param name the kind of error
   * @param trace lines that give the location
   */
  CellFailure(String name, String message, List<String> trace) {
    super(message);
    this.name = name;
    this.trace = List.copyOf(trace);
  }

  String name() {
    return name;
  }

  List<String> trace() {
    return trace;
  }
}
