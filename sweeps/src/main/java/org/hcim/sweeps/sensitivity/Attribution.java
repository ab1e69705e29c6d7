package org.hcim.sweeps.sensitivity;

import java.util.List;
import java.util.function.Function;

/**
 * The sensitivity of a response to the axes, within designs in which the same axes vary.
 *
 * @param method grid, morris, saltelli, or another sampling method
 * @param group what the designs have in common, in words
 * @param designs those that have a response
 * @param used those from which the numbers follow
 * @param influences one for each axis
 */
public record Attribution(
    String method, String group, long designs, long used, List<Influence> influences) {

  /** The group of a design that holds all axes. */
  static final String ALL = "all designs";

  public Attribution {
    influences = List.copyOf(influences);
  }

  /** An attribution without numbers. */
  static Attribution refused(
      String method, String group, long designs, List<String> axes, String reason) {
    Function<String, Influence> refusal = axis -> new Influence.NotIdentifiable(axis, reason);
    return new Attribution(method, group, designs, 0, axes.stream().map(refusal).toList());
  }
}
