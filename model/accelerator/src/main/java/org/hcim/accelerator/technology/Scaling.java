package org.hcim.accelerator.technology;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;

/**
 * Factors that carry a circuit from one process to another.
 *
 * <p>Source: Stillmaker and Baas, Integration 58 (2017) 74-81, with the authors' erratum: cubic and
 * quadratic polynomials in the supply (65 nm bulk; 45 and 32 nm high-k, high performance) and a
 * table of areas.
 */
public final class Scaling {

  /** The process of HCiM's Table 3 and of PUMA's constants. */
  public static final CmosProcess REFERENCE = new CmosProcess(Node.NM_32, 0.8);

  /** The process of the published converters and of HCiM's circuit. */
  public static final CmosProcess BULK_65 = new CmosProcess(Node.NM_65, 1.0);

  private Scaling() {}

  /** Energy in one process over energy in another. */
  public static double energy(CmosProcess from, CmosProcess to) {
    return energyOf(to) / energyOf(from);
  }

  /** Delay in one process over delay in another. */
  public static double delay(CmosProcess from, CmosProcess to) {
    return delayOf(to) / delayOf(from);
  }

  /** Area in one node over area in another; 65 to 45 to 32 nm are 0.66 and 0.46, 65 to 32 0.31. */
  public static double area(CmosProcess from, CmosProcess to) {
    return areaOf(to.node()) / areaOf(from.node());
  }

  /** Leakage power follows area and supply: an assumption (ADR-0006), no law covers it. */
  public static double leakage(CmosProcess from, CmosProcess to) {
    return area(from, to) * (to.supplyV() / from.supplyV());
  }

  private static double energyOf(CmosProcess process) {
    double v = process.supplyV();
    return switch (process.node()) {
      case NM_65 -> (3.755 * v - 4.398) * v + 1.975;
      case NM_45 -> (1.018 * v - 0.3107) * v + 0.1539;
      case NM_32 -> (0.8367 * v - 0.4341) * v + 0.1701;
    };
  }

  private static double delayOf(CmosProcess process) {
    double v = process.supplyV();
    return switch (process.node()) {
      case NM_65 -> ((-53.3 * v + 230.4) * v - 333.9) * v + 178.6;
      case NM_45 -> ((-501.6 * v + 1567) * v - 1619) * v + 566.1;
      case NM_32 -> ((-1047 * v + 2982) * v - 2797) * v + 873.5;
    };
  }

  /** Relative to 65 nm; 45 nm by its table row, so that 45 to 32 is 0.31 / 0.66 = 0.47. */
  private static double areaOf(Node node) {
    return switch (node) {
      case NM_65 -> 1;
      case NM_45 -> 0.66;
      case NM_32 -> 0.31;
    };
  }
}
