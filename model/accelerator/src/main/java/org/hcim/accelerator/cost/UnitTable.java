package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.AREA_UTILIZATION_FRAC;
import static org.hcim.accelerator.technology.Constant.LEAKAGE_FACTOR_PER_10K;
import static org.hcim.accelerator.technology.Constant.LOGIC_LEAKAGE_NW_PER_UM2;

import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.ProcessFactors;

/** Energy of each action, and area and leakage of each part, as they are filled in. */
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

  /** Leakage against the reference: node and supply, and a factor for each 10 K above 27 C. */
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

  /** By ordinal of the action; not to be changed. */
  double[] energiesPj() {
    return energyPj;
  }

  /** By ordinal of the part; not to be changed. */
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

  /** Sets an energy that is known in the design's own process. */
  void setEnergyPj(Action action, double pj) {
    energyPj[action.ordinal()] = pj;
  }

  /** Sets an area that is known in the design's own process. */
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

  /** Sets the area of logic in the design's own process, and its leakage. */
  void logic(Part part, double um2) {
    setAreaMm2(part, um2 * 1e-6);
    leakAsLogic(part, areaMm2(part));
  }

  /** Sets the leakage of a part by the area of its transistors in the design's own process. */
  void leakAsLogic(Part part, double mm2) {
    leakage(part, mm2 / factors.area() * constants.get(LOGIC_LEAKAGE_NW_PER_UM2));
  }

  /** Sets the area of a published block of logic, and its leakage. */
  void logic(Part part, Constant areaConstant) {
    area(part, constants.get(areaConstant));
    leakAsLogic(part, areaMm2(part));
  }

  /** Sets area and leakage of a published block. */
  void part(Part part, Constant areaConstant, Constant leakageConstant) {
    area(part, constants.get(areaConstant));
    leakage(part, constants.get(leakageConstant));
  }

  /** Adds the area between circuits to that of a part. */
  void floorplan(Part part) {
    areaMm2[part.ordinal()] /= constants.get(AREA_UTILIZATION_FRAC);
  }
}
