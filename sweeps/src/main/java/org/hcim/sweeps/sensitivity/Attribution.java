package org.hcim.sweeps.sensitivity;

import java.util.List;
import java.util.function.Function;

/**
 * The sensitivity of a response to the axes, within designs in which the same axes vary.
 *
 * @param method grid, morris, saltelli, or another sampling method
 * @param group the values that the designs have in common, in words
 * @param designs the number of designs with a response
 * @param used the number of designs from which the results are computed
 * @param influences one per axis
 */
public record Attribution(
    String method, String group, long designs, long used, List<Influence> influences) {

  /** The group name if all designs form one group. */
  static final String ALL = "all designs";

  public Attribution {
    influences = List.copyOf(influences);
  }

  /** An attribution without results, for the reason given. */
  static Attribution refused(
      String method, String group, long designs, List<String> axes, String reason) {
    Function<String, Influence> refusal = axis -> new Influence.NotIdentifiable(axis, reason);
    return new Attribution(method, group, designs, 0, axes.stream().map(refusal).toList());
  }
}
