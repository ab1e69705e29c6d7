package org.hcim.jobs.frontier;

import java.io.Serializable;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.summary.MostBits;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Slot;

/**
 * The largest bit widths in a space, each with the first design that has it. Narrower designs are
 * not known to lose no accuracy, so rows selected from a sweep include these designs.
 *
 * @param weightPoint index of a design with the most weight bits
 * @param activationPoint index of a design with the most activation bits
 */
record BitWitnesses(int weightBits, long weightPoint, int activationBits, long activationPoint)
    implements Serializable {

  /** No design. */
  static final BitWitnesses NONE = new BitWitnesses(0, -1, 0, -1);

  private static final int WEIGHT_BITS = Slot.of(Parameter.WEIGHT_BITS);
  private static final int ACTIVATION_BITS = Slot.of(Parameter.ACTIVATION_BITS);

  /** The number of sampled points. */
  private static final int LOOKED_AT = 4096;

  /** Fractional part of the golden ratio, whose multiples modulo 1 spread evenly. */
  private static final double STRIDE = (StrictMath.sqrt(5) - 1) / 2;

  /**
   * The largest bit widths among points sampled across a space, which usually equal those of all
   * kept points.
   */
  static MostBits guess(DesignSpace space) {
    Object[] values = new Object[Parameter.count()];
    var most = new MostBits(0, 0);
    long last = space.size() - 1;
    for (int i = 0; i < LOOKED_AT; i++) {
      double place = i * STRIDE;
      space.point(
          last < LOOKED_AT ? Math.min(i, last) : (long) ((place - (long) place) * last), values);
      most = most.merge(new MostBits(weightBits(values), activationBits(values)));
    }
    return most;
  }

  /** The weight bits of a design, given by its values by parameter. */
  static int weightBits(Object[] values) {
    return (Integer) values[WEIGHT_BITS];
  }

  /** The activation bits of a design, given by its values by parameter. */
  static int activationBits(Object[] values) {
    return (Integer) values[ACTIVATION_BITS];
  }

  /** The witnesses of two parts; ties go to the lower index. */
  BitWitnesses or(BitWitnesses other) {
    boolean otherWeight = isBetter(other.weightBits, other.weightPoint, weightBits, weightPoint);
    boolean otherActivation =
        isBetter(other.activationBits, other.activationPoint, activationBits, activationPoint);
    return new BitWitnesses(
        otherWeight ? other.weightBits : weightBits,
        otherWeight ? other.weightPoint : weightPoint,
        otherActivation ? other.activationBits : activationBits,
        otherActivation ? other.activationPoint : activationPoint);
  }

  private static boolean isBetter(int bits, long point, int thanBits, long thanPoint) {
    return bits > thanBits || (bits == thanBits && bits > 0 && point < thanPoint);
  }

  MostBits most() {
    return new MostBits(weightBits, activationBits);
  }
}
