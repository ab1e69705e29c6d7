package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.network.Network.Shape;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.DcimCost;

/** The sums over conversions that depend on the fraction of zeros; no other cost does. */
final class ZeroSums {

  private final Constants constants;
  private final boolean compares;
  private final boolean isTernary;
  private final double designZeroFrac;
  private final double designRelativeEnergy;

  double scaleFactorAdds;
  double zeroWeighted;

  ZeroSums(DesignBox box, Constants constants) {
    this.constants = constants;
    Readout readout = box.point().readout();
    compares = readout instanceof Readout.Comparators;
    isTernary = readout instanceof Readout.Ternary;
    designZeroFrac = box.least().zeroFrac();
    designRelativeEnergy =
        compares
            ? DcimCost.leastRelativeEnergy(designZeroFrac, box.most().zeroFrac(), constants)
            : 0;
  }

  /** Adds the conversions of layers of one shape. */
  void add(Shape shape, double conversions) {
    if (compares) {
      scaleFactorAdds += conversions * relativeEnergy(shape);
      zeroWeighted += conversions * zeroFrac(shape);
    }
  }

  private double relativeEnergy(Shape shape) {
    return !isTernary || shape.ternaryZeroFrac().isEmpty()
        ? designRelativeEnergy
        : DcimCost.relativeEnergy(shape.ternaryZeroFrac().getAsDouble(), constants);
  }

  private double zeroFrac(Shape shape) {
    return isTernary ? shape.ternaryZeroFrac().orElse(designZeroFrac) : designZeroFrac;
  }
}
