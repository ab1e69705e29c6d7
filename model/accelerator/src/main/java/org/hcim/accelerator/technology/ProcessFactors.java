package org.hcim.accelerator.technology;

import java.util.EnumMap;
import java.util.Map;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The factors that scale published figures to one process, with one set of constants; they depend
 * only on node and supply. Immutable; neighboring designs share them.
 */
public final class ProcessFactors {

  /** Energy, area and delay of a circuit relative to the process in which they are published. */
  record Factors(double energy, double area, double delay) {

    static Factors of(CmosProcess from, CmosProcess to, Constants constants) {
      return new Factors(
          constants.energyScale(from, to),
          Scaling.area(from, to),
          Scaling.delay(from, to, constants.get(Constant.TRANSISTOR_THRESHOLD_V)));
    }
  }

  private final CmosProcess process;
  private final Constants constants;
  private final Factors fromReference;
  private final Factors from65;
  private final Factors from28;
  private final double adcSupply;
  private final DriverCost drivers;
  private final Map<CrossbarTechnology, CellCost> cells = new EnumMap<>(CrossbarTechnology.class);
  private final DcimClock dcimClock;

  private ProcessFactors(CmosProcess process, Constants constants) {
    this.process = process;
    this.constants = constants;
    fromReference = Factors.of(Scaling.REFERENCE, process, constants);
    from65 = Factors.of(Scaling.BULK_65, process, constants);
    from28 = Factors.of(AdderCost.PUBLISHED, process, constants);
    adcSupply = AdcCost.supplyFactor(process, constants);
    drivers = DriverCost.of(process.node(), from28.area(), constants);
    for (CrossbarTechnology technology : CrossbarTechnology.values()) {
      cells.put(technology, CellCost.of(technology, this));
    }
    dcimClock = DcimClock.of(this);
  }

  /** The factors of a process. */
  public static ProcessFactors of(CmosProcess process, Constants constants) {
    return new ProcessFactors(process, constants);
  }

  /** The process to which the factors scale. */
  public CmosProcess process() {
    return process;
  }

  /** The constants that the factors were computed with. */
  public Constants constants() {
    return constants;
  }

  /** Energy of a circuit relative to the reference process. */
  public double energy() {
    return fromReference.energy();
  }

  /** Logic area relative to the reference process. */
  public double area() {
    return fromReference.area();
  }

  /** Delay of a circuit relative to the reference process. */
  public double delay() {
    return fromReference.delay();
  }

  /**
   * Leakage power of a circuit relative to the reference process, both at 27 C. The off-current of
   * a class of transistors holds at the node's nominal supply; a higher supply lowers the barrier.
   */
  public double leakage() {
    double aboveNominalV = process.supplyV() - process.node().nominalSupplyV();
    return Scaling.leakage(Scaling.REFERENCE, process)
        * StrictMath.pow(10, constants.get(Constant.LEAKAGE_DECADES_PER_V) * aboveNominalV);
  }

  Factors from65() {
    return from65;
  }

  Factors from28() {
    return from28;
  }

  /** Energy of a regression ADC relative to that at the node's nominal supply. */
  double adcSupply() {
    return adcSupply;
  }

  /** Line drivers and the logic beside them. */
  DriverCost drivers() {
    return drivers;
  }

  /** Energy of one swing of a line, including its driver. */
  public double lineFj(double lineFf) {
    double volts = process.supplyV();
    return lineFf * volts * volts * drivers.chargeFactor();
  }

  /** Area of the driver of a line. */
  public double lineDriverUm2(double lineFf) {
    return lineFf * drivers.um2PerFf();
  }

  CellCost cell(CrossbarTechnology technology) {
    return cells.get(technology);
  }

  DcimClock dcimClock() {
    return dcimClock;
  }
}
