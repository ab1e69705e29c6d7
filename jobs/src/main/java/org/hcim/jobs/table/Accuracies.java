package org.hcim.jobs.table;

import java.io.Serializable;
import java.util.Optional;
import org.hcim.accelerator.design.DesignPoint;

/** Knows the accuracy of a network on a design, if anyone does. */
@FunctionalInterface
public interface Accuracies extends Serializable {

  /** The accuracy; empty where none is known for exactly this algorithm setting. */
  Optional<Accuracy> of(String network, DesignPoint point);

  /**
   * An accuracy with its origin.
   *
   * @param top1Pct in percent
   * @param zeroFrac the fraction of ternary values that were 0 when it was measured, or null
   * @param source the publication or training
   */
  record Accuracy(double top1Pct, Double zeroFrac, String source) implements Serializable {}
}
