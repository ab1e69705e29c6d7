package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.PrimitiveIterator;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.summary.MostBits;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Slot;

/**
 * The most bits of the designs of a space, each with the first design that has them. Designs of
 * fewer bits are not known to lose no accuracy, so rows chosen from a sweep keep these designs.
 *
 * @param weightPoint the number of a design with the most weight bits
 * @param activationPoint the number of a design with the most activation bits
 */
record BitWitnesses(int weightBits, long weightPoint, int activationBits, long activationPoint)
    implements Serializable {

  /** No design. */
  static final BitWitnesses NONE = new BitWitnesses(0, -1, 0, -1);

  private static final int WEIGHT_BITS = Slot.of(Parameter.WEIGHT_BITS);
  private static final int ACTIVATION_BITS = Slot.of(Parameter.ACTIVATION_BITS);

  /** The witnesses among some points. */
  static BitWitnesses of(DesignSpace space, PrimitiveIterator.OfLong points) {
    Object[] values = new Object[Parameter.count()];
    BitWitnesses found = NONE;
    while (points.hasNext()) {
      long point = points.nextLong();
      space.point(point, values);
      int weightBits = (Integer) values[WEIGHT_BITS];
      int activationBits = (Integer) values[ACTIVATION_BITS];
      if (weightBits > found.weightBits || activationBits > found.activationBits) {
        found = found.or(new BitWitnesses(weightBits, point, activationBits, point));
      }
    }
    return found;
  }

  /** The witnesses of two parts; of equals, those with the lower numbers. */
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
