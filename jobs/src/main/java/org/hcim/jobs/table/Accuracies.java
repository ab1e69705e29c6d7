package org.hcim.jobs.table;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;

/** The accuracies of networks on designs, as far as they are known. */
@FunctionalInterface
public interface Accuracies extends Serializable {

  /** The beginning of a source that gives no accuracy. */
  String UNKNOWN = "unknown: ";

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
   * The accuracy of a network with an ideal readout and these weights and activations; empty where
   * it is unknown.
   *
   * @param workload the name in the sweep
   * @param network the network's own name
   */
  default Optional<Accuracy> ideal(
      String workload, String network, int weightBits, int activationBits) {
    return Optional.empty();
  }

  /** The accuracy under which losses of a network are stated; empty where it is unknown. */
  default Optional<Double> referencePct(String workload, String network) {
    return Optional.empty();
  }

  /**
   * An accuracy with its origin, or the reason why it is unknown.
   *
   * @param top1Pct in percent; null where it is unknown
   * @param referencePct that of the same network with an ideal readout, or null where unknown
   * @param zeroFrac the fraction of ternary values that were 0 when it was measured, or null
   * @param zeroFracByLayer the same by layer, as far as it is known
   * @param source the publication, training or calibration, or the reason
   */
  @SuppressWarnings("serial") // an unmodifiable map of texts and numbers
  record Accuracy(
      Double top1Pct,
      Double referencePct,
      Double zeroFrac,
      Map<String, Double> zeroFracByLayer,
      String source)
      implements Serializable {

    public Accuracy {
      zeroFracByLayer = Map.copyOf(zeroFracByLayer);
    }

    /** An accuracy without zeros of single layers. */
    public Accuracy(double top1Pct, Double referencePct, Double zeroFrac, String source) {
      this(top1Pct, referencePct, zeroFrac, Map.of(), source);
    }

    /** An accuracy whose reference is unknown. */
    public Accuracy(double top1Pct, Double zeroFrac, String source) {
      this(top1Pct, null, zeroFrac, source);
    }

    /** No accuracy, for a reason. */
    public static Accuracy unknown(String reason) {
      return new Accuracy(null, null, null, Map.of(), UNKNOWN + reason);
    }

    /** Returns whether there is a number. */
    public boolean isKnown() {
      return top1Pct != null;
    }

    /** Percentage points below the reference, or null where one of them is unknown. */
    public Double lossPoints() {
      return top1Pct == null || referencePct == null ? null : (Double) (referencePct - top1Pct);
    }
  }
}
