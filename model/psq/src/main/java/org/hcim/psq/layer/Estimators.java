package org.hcim.psq.layer;

import java.util.Objects;
import org.hcim.psq.quantiser.GradientRule;
import org.hcim.psq.quantiser.ThresholdRule;

/** The choices of training that a design leaves open (ADR-0017). */
public record Estimators(ThresholdRule thresholds, GradientRule gradient) {

  /** HCiM's thresholds, and the gradients that are quick to compute. */
  public static final Estimators DEFAULT =
      new Estimators(ThresholdRule.ALPHA, GradientRule.MEAN_MASK);

  public Estimators {
    Objects.requireNonNull(thresholds, "thresholds");
    Objects.requireNonNull(gradient, "gradient");
  }
}
