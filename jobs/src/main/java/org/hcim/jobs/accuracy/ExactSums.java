package org.hcim.jobs.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.cost.DesignFigures;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.spec.LargestBits;

/**
 * Known accuracies and, for designs without one whose partial sums are all exact, that of the
 * network with an ideal readout and the same bit widths, whatever the signed mapping, cells and
 * bit-streams. If it is unknown, designs of the largest bit widths of the spec lose nothing,
 * whatever designs its rules reject.
 *
 * @param known accuracies that take precedence, except over estimates
 * @param largest the largest bit widths of the spec
 */
public record ExactSums(RangedAccuracies known, LargestBits largest) implements RangedAccuracies {

  private static final long serialVersionUID = 1L;

  private static final String UNKNOWN_NETWORK =
      "every partial sum; the network's accuracy is unknown";

  private static final int READOUT = Slot.of(Parameter.READOUT);
  private static final int ADC_BITS = Slot.of(Parameter.ADC_BITS);
  private static final int MAPPING = Slot.of(Parameter.SIGNED_MAPPING);
  private static final int WEIGHT_BITS = Slot.of(Parameter.WEIGHT_BITS);
  private static final int ACTIVATION_BITS = Slot.of(Parameter.ACTIVATION_BITS);

  @Override
  public Optional<Accuracy> of(String workload, String network, Object[] values) {
    Optional<Accuracy> found = known.of(workload, network, values);
    boolean isMeasured = found.filter(ExactSums::isMeasured).isPresent();
    return isMeasured || !sumsExactly(values)
        ? found
        : exact(
                workload,
                network,
                bits(values, WEIGHT_BITS),
                bits(values, ACTIVATION_BITS),
                holdsEveryCode(values))
            .or(() -> found.filter(Accuracy::isKnown))
            .or(() -> known.lossObstacle(workload, network).isEmpty() ? narrow() : found);
  }

  /** The reason why exact sums of fewer bits are not known to lose nothing. */
  private Optional<Accuracy> narrow() {
    return Optional.of(
        Accuracy.unknown(
            "no accuracy with an ideal readout of this setting, whose bits are fewer than the"
                + " largest in the spec (weights %d, activations %d)"
                    .formatted(largest.weightBits(), largest.activationBits())));
  }

  private static boolean isMeasured(Accuracy accuracy) {
    return accuracy.isKnown() && !accuracy.source().startsWith(ESTIMATED);
  }

  /** Returns whether every partial sum of a design is exact; false for an invalid setting. */
  private static boolean sumsExactly(Object[] values) {
    try {
      return values[READOUT] == ReadoutKind.DIGITAL || (hasAdc(values) && !clips(values));
    } catch (InvalidDesignException e) {
      return false;
    }
  }

  /** Depends on the setting alone, as accuracies must; other values may form no valid design. */
  private static boolean clips(Object[] values) {
    var setting = AlgorithmSetting.of(values);
    return setting.integer(Parameter.ADC_BITS) < DesignFigures.requiredBits(setting);
  }

  private static boolean hasAdc(Object[] values) {
    return ((ReadoutKind) values[READOUT]).levels() == ReadoutLevels.ADC;
  }

  private static int bits(Object[] values, int slot) {
    return (Integer) values[slot];
  }

  /**
   * Returns false for a mapping without the lowest code, which not every network can do without.
   */
  private static boolean holdsEveryCode(Object[] values) {
    return values[MAPPING] != SignedMapping.DIFFERENTIAL_SYMMETRIC;
  }

  /** The accuracy with exact sums; empty for smaller bit widths of an unknown network. */
  private Optional<Accuracy> exact(
      String workload, String network, int weightBits, int activationBits, boolean everyCode) {
    if (known.lossObstacle(workload, network).isPresent()) {
      return Optional.empty();
    }
    Optional<Accuracy> ideal =
        everyCode ? known.ideal(workload, network, weightBits, activationBits) : Optional.empty();
    return ideal
        .map(ExactSums::same)
        .or(
            () ->
                weightBits == largest.weightBits() && activationBits == largest.activationBits()
                    ? Optional.of(Accuracy.lossless(UNKNOWN_NETWORK))
                    : Optional.empty());
  }

  private static Accuracy same(Accuracy ideal) {
    String source = EXACT + "every partial sum, as in " + ideal.source();
    return new Accuracy(ideal.top1Pct(), ideal.referencePct(), null, source);
  }

  @Override
  public List<Accuracy> within(String workload, String network, Object[] least, Object[] most) {
    List<Accuracy> all = new ArrayList<>(known.within(workload, network, least, most));
    if (least[READOUT] == ReadoutKind.DIGITAL || (hasAdc(least) && mayBeExact(least, most))) {
      for (int w = bits(least, WEIGHT_BITS); w <= bits(most, WEIGHT_BITS); w++) {
        for (int a = bits(least, ACTIVATION_BITS); a <= bits(most, ACTIVATION_BITS); a++) {
          exact(workload, network, w, a, true).ifPresent(all::add);
          exact(workload, network, w, a, false).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** Lower values, and a mapping without a sign, require fewer ADC bits. */
  private static boolean mayBeExact(Object[] least, Object[] most) {
    Object[] corner = least.clone();
    corner[ADC_BITS] = most[ADC_BITS];
    try {
      return least[MAPPING] != most[MAPPING] || !clips(corner);
    } catch (InvalidDesignException e) {
      return true;
    }
  }

  @Override
  public boolean mayReplaceZeros(String workload, String network) {
    return known.mayReplaceZeros(workload, network);
  }

  @Override
  public Optional<Accuracy> ideal(
      String workload, String network, int weightBits, int activationBits) {
    return known.ideal(workload, network, weightBits, activationBits);
  }

  @Override
  public Optional<Double> referencePct(String workload, String network) {
    return known.referencePct(workload, network);
  }

  @Override
  public Optional<String> lossObstacle(String workload, String network) {
    return known.lossObstacle(workload, network);
  }
}
