package org.hcim.jobs.table;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;

/** The known accuracies of networks on designs. */
@FunctionalInterface
public interface Accuracies extends Serializable {

  /** The prefix of a source that gives no accuracy. */
  String UNKNOWN = "unknown: ";

  /** The prefix of the source of a network whose partial sums are all exact. */
  String EXACT = "exact: ";

  /** The prefix of the source of every estimate. */
  String ESTIMATED = "estimated:";

  /** The text before the reason why a known accuracy has no loss. */
  String LOSS_UNKNOWN = "; loss unknown: ";

  /** The end of the source of a ternary network whose zeros do not replace those of a design. */
  String ZEROS_ASSUMED = "; zeros assumed";

  /**
   * The accuracy of a network; empty if none is known for the design's algorithm setting.
   *
   * @param workload the name in the sweep
   * @param network the network's own name
   * @param values values of the design, by {@link Parameter#ordinal()}
   */
  Optional<Accuracy> of(String workload, String network, Object[] values);

  /**
   * The accuracy of a network with an ideal readout and these bit widths; empty if unknown.
   *
   * @param workload the name in the sweep
   * @param network the network's own name
   */
  default Optional<Accuracy> ideal(
      String workload, String network, int weightBits, int activationBits) {
    return Optional.empty();
  }

  /** The reference accuracy, in percent, for losses of a network; empty if unknown. */
  default Optional<Double> referencePct(String workload, String network) {
    return Optional.empty();
  }

  /**
   * The reason why the losses of a network are unknown although it has a reference; empty if there
   * is none.
   */
  default Optional<String> lossObstacle(String workload, String network) {
    return Optional.empty();
  }

  /**
   * An accuracy with its origin, or the reason why it is unknown.
   *
   * @param top1Pct in percent; null if unknown
   * @param referencePct accuracy of the same network with an ideal readout in percent, or null if
   *     unknown
   * @param zeroFrac the measured fraction of ternary values that were 0, or null
   * @param zeroFracByLayer the same by layer, where known
   * @param source the publication, training or calibration, or the reason
   */
  @SuppressWarnings("serial") // an unmodifiable map of strings and numbers
  record Accuracy(
      Double top1Pct,
      Double referencePct,
      Double zeroFrac,
      Map<String, Double> zeroFracByLayer,
      String source)
      implements Serializable {

    /**
     * Units per percentage point to which losses are rounded: 92.26 - 88.8 is 3.46, not more. Our
     * choice, between rounding errors (1e-14 points) and one of a million images (1e-4 points).
     */
    private static final double UNITS_PER_POINT = 1e9;

    public Accuracy {
      zeroFracByLayer = Map.copyOf(zeroFracByLayer);
    }

    /** An accuracy without zero fractions by layer. */
    public Accuracy(double top1Pct, Double referencePct, Double zeroFrac, String source) {
      this(top1Pct, referencePct, zeroFrac, Map.of(), source);
    }

    /** An accuracy without a reference. */
    public Accuracy(double top1Pct, Double zeroFrac, String source) {
      this(top1Pct, null, zeroFrac, source);
    }

    /** An unknown accuracy, with the reason. */
    public static Accuracy unknown(String reason) {
      return new Accuracy(null, null, null, Map.of(), UNKNOWN + reason);
    }

    /** An unknown accuracy of a network that loses nothing, because its partial sums are exact. */
    public static Accuracy lossless(String reason) {
      return new Accuracy(null, null, null, Map.of(), EXACT + reason);
    }

    /** This accuracy without a loss, for a reason. */
    public Accuracy withoutLoss(String reason) {
      return new Accuracy(top1Pct, null, zeroFrac, zeroFracByLayer, source + LOSS_UNKNOWN + reason);
    }

    /** This accuracy where other zeros than those of its network are costed. */
    public Accuracy withZerosAssumed() {
      return zeroFrac == null
          ? this
          : new Accuracy(top1Pct, referencePct, null, Map.of(), source + ZEROS_ASSUMED);
    }

    /** Returns whether the accuracy is known. */
    public boolean isKnown() {
      return top1Pct != null;
    }

    /**
     * Percentage points below the reference, without the rounding error of the difference, so that
     * a loss equal to a limit is within it; null if either is unknown; 0 for exact sums of a
     * network whose accuracy is unknown.
     */
    public Double lossPoints() {
      if (top1Pct == null && source.startsWith(EXACT)) {
        return 0.0;
      }
      return top1Pct == null || referencePct == null
          ? null
          : (Double) rounded(referencePct - top1Pct);
    }

    private static double rounded(double points) {
      return StrictMath.rint(points * UNITS_PER_POINT) / UNITS_PER_POINT + 0.0; // no -0.0
    }
  }
}
