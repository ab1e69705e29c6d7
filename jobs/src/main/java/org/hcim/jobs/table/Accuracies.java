package org.hcim.jobs.table;

import java.io.Serializable;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;

/** The accuracies of networks on designs, as far as they are known. */
@FunctionalInterface
public interface Accuracies extends Serializable {

  /**
   * The accuracy; empty where none is known for the algorithm setting of the design.
   *
   * @param values of the design, by {@link Parameter#ordinal()}
   */
  Optional<Accuracy> of(String network, Object[] values);

  /**
   * The accuracy of a network under a name of a sweep's.
   *
   * @param workload the name in the sweep
   * @param network the network's own name
   * @param values of the design, by {@link Parameter#ordinal()}
   */
  default Optional<Accuracy> of(String workload, String network, Object[] values) {
    return of(network, values);
  }

  /**
   * An accuracy with its origin.
   *
   * @param top1Pct in percent
   * @param referencePct that of the same network with an ideal readout, or null where unknown
   * @param zeroFrac the fraction of ternary values that were 0 when it was measured, or null
   * @param source the publication or training
   */
  record Accuracy(double top1Pct, Double referencePct, Double zeroFrac, String source)
      implements Serializable {

    /** An accuracy whose reference is unknown. */
    public Accuracy(double top1Pct, Double zeroFrac, String source) {
      this(top1Pct, null, zeroFrac, source);
    }

    /** Percentage points below the reference, or null where that is unknown. */
    Double lossPoints() {
      return referencePct == null ? null : (Double) (referencePct - top1Pct);
    }
  }
}
