package org.hcim.simulator.calibration;

import java.io.Serializable;
import java.util.Objects;

/**
 * The rules that columns of comparators share.
 *
 * @param thresholds of ternary readouts
 * @param references of binary readouts
 */
public record ColumnRules(ThresholdRule thresholds, ReferenceRule references)
    implements Serializable {

  /** One threshold per layer and no bias rows, as HCiM describes. */
  public static final ColumnRules DEFAULT =
      new ColumnRules(ThresholdRule.ALPHA, ReferenceRule.ZERO);

  public ColumnRules {
    Objects.requireNonNull(thresholds, "thresholds");
    Objects.requireNonNull(references, "references");
  }
}
