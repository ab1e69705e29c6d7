package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.AREA_UTILIZATION_FRAC;
import static org.hcim.accelerator.technology.Constant.LEAKAGE_FACTOR_PER_10K;
import static org.hcim.accelerator.technology.Constant.LOGIC_LEAKAGE_NW_PER_UM2;

import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.ProcessFactors;

/** A table of the energy of each action and the area and leakage of each part. */
final class UnitTable {

  /** Temperature at which leakage is published. */
  private static final double REFERENCE_C = 27;

  private final ProcessFactors factors;
  private final Constants constants;
  private final double leakageFactor;
  private final double[] energyPj;
  private final double[] areaMm2;
  private final double[] leakageMw;

  UnitTable(ProcessFactors factors, double temperatureC) {
    this.factors = factors;
    constants = factors.constants();
    leakageFactor = leakageFactor(factors, temperatureC);
    energyPj = new double[Action.count()];
    areaMm2 = new double[Part.count()];
    leakageMw = new double[Part.count()];
  }

  private UnitTable(UnitTable from) {
    factors = from.factors;
    constants = from.constants;
    leakageFactor = from.leakageFactor;
    energyPj = from.energyPj.clone();
    areaMm2 = from.areaMm2.clone();
    leakageMw = from.leakageMw.clone();
  }

  /** Leakage relative to the reference: node and supply, and a factor per 10 K above 27 C. */
  private static double leakageFactor(ProcessFactors factors, double temperatureC) {
    double warmerK = temperatureC - REFERENCE_C;
    return warmerK == 0
        ? factors.leakage()
        : factors.leakage()
            * StrictMath.pow(factors.constants().get(LEAKAGE_FACTOR_PER_10K), warmerK / 10);
  }

  UnitTable copy() {
    return new UnitTable(this);
  }

  /** Unit energies by action ordinal; callers must not modify them. */
  double[] energiesPj() {
    return energyPj;
  }

  /** Unit areas by part ordinal; callers must not modify them. */
  double[] areasMm2() {
    return areaMm2;
  }

  double energyPj(Action action) {
    return energyPj[action.ordinal()];
  }

  double areaMm2(Part part) {
    return areaMm2[part.ordinal()];
  }

  double leakageMw(Part part) {
    return leakageMw[part.ordinal()];
  }

  /** Sets an energy that is given in the design's own process. */
  void setEnergyPj(Action action, double pj) {
    energyPj[action.ordinal()] = pj;
  }

  /** Sets an area that is given in the design's own process. */
  void setAreaMm2(Part part, double mm2) {
    areaMm2[part.ordinal()] = mm2;
  }

  void energy(Action action, double atReferencePj) {
    energyPj[action.ordinal()] = atReferencePj * factors.energy();
  }

  void area(Part part, double atReferenceMm2) {
    areaMm2[part.ordinal()] = atReferenceMm2 * factors.area();
  }

  void leakage(Part part, double atReferenceMw) {
    leakageMw[part.ordinal()] = atReferenceMw * leakageFactor;
  }

  void addLeakage(Part part, double atReferenceMw) {
    leakageMw[part.ordinal()] += atReferenceMw * leakageFactor;
  }

  /** Sets the leakage of logic and its area, which is given in the design's own process. */
  void logic(Part part, double um2) {
    setAreaMm2(part, um2 * 1e-6);
    leakAsLogic(part, areaMm2(part));
  }

  /** Sets the leakage of a part from its transistor area in the design's own process. */
  void leakAsLogic(Part part, double mm2) {
    leakage(part, mm2 / factors.area() * constants.get(LOGIC_LEAKAGE_NW_PER_UM2));
  }

  /** Sets the area and leakage of a published block. */
  void logic(Part part, Constant areaConstant) {
    area(part, constants.get(areaConstant));
    leakAsLogic(part, areaMm2(part));
  }

  /** Adds the area between circuits to the area of a part. */
  void floorplan(Part part) {
    areaMm2[part.ordinal()] /= constants.get(AREA_UTILIZATION_FRAC);
  }
}
