package org.hcim.accelerator.technology;

import static org.hcim.accelerator.design.Check.check;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;

/**
 * Factors that scale a circuit from one process to another.
 *
 * <p>Source: Stillmaker and Baas, Integration 58 (2017) 74-81, with the authors' erratum:
 * polynomials of the supply and a table of areas. Between two nodes with polynomials, interpolation
 * is linear in the logarithms of size and factor; delays of 28 and 22 nm lie between those of 32
 * and 16 nm, because the published ones of 20 nm are longer than those of 32 nm. The delay of a
 * node is that of its polynomial at the nominal supply; other supplies follow V / (V - Vt)^1.3, the
 * alpha-power law (Sakurai and Newton, JSSC 1990), because the cubic polynomials do not fall
 * throughout. Outside the fitted supplies, energy follows the square of the supply.
 */
public final class Scaling {

  /** The process of HCiM's Table 3 and of PUMA's constants. */
  public static final CmosProcess REFERENCE = new CmosProcess(Node.NM_32, 0.8);

  /** The process of the published converters and of HCiM's circuit. */
  public static final CmosProcess BULK_65 = new CmosProcess(Node.NM_65, 1.0);

  private static final double VELOCITY_SATURATION = 1.3;

  private static final double REFERENCE_ENERGY = energyOf(REFERENCE);
  private static final double BULK_65_ENERGY = energyOf(BULK_65);

  private Scaling() {}

  /** Energy in process {@code to} relative to process {@code from}. */
  public static double energy(CmosProcess from, CmosProcess to) {
    return energyOf(to) / knownEnergy(from);
  }

  private static double knownEnergy(CmosProcess process) {
    if (process.equals(REFERENCE)) {
      return REFERENCE_ENERGY;
    }
    return process.equals(BULK_65) ? BULK_65_ENERGY : energyOf(process);
  }

  /**
   * Delay in process {@code to} relative to process {@code from}.
   *
   * @param thresholdV threshold voltage of the alpha-power law
   * @throws org.hcim.accelerator.design.InvalidDesignException if it is not below the supplies
   */
  public static double delay(CmosProcess from, CmosProcess to, double thresholdV) {
    return delayOf(to, thresholdV) / delayOf(from, thresholdV);
  }

  /** Logic area in process {@code to} relative to process {@code from}; 65 to 32 nm is 0.31. */
  public static double area(CmosProcess from, CmosProcess to) {
    return NodeFigures.of(to.node()).area() / NodeFigures.of(from.node()).area();
  }

  /**
   * Memory-cell area in process {@code to} relative to process {@code from}, from published 6T
   * cells.
   */
  public static double cellArea(CmosProcess from, CmosProcess to) {
    return NodeFigures.of(to.node()).sramUm2() / NodeFigures.of(from.node()).sramUm2();
  }

  /**
   * The ratio of simulated to polynomial energy in process {@code to} relative to process {@code
   * from}.
   */
  static double simulatedEnergy(CmosProcess from, CmosProcess to) {
    return NodeFigures.of(to.node()).simulatedEnergy()
        / NodeFigures.of(from.node()).simulatedEnergy();
  }

  /**
   * Leakage power of a circuit relative to another process, without the supply's effect on the
   * current. Roadmaps keep the off-current per width of a class of transistors constant over nodes
   * (ITRS), and widths shrink with the feature size, so power follows feature size and supply.
   */
  public static double leakage(CmosProcess from, CmosProcess to) {
    return ((double) to.node().nanometers() / from.node().nanometers())
        * (to.supplyV() / from.supplyV());
  }

  private static double energyOf(CmosProcess process) {
    double fittedV = fitted(process);
    double energy = energyOf(process.node(), fittedV);
    if (process.supplyV() == fittedV) {
      return energy;
    }
    double ratio = process.supplyV() / fittedV;
    return energy * (ratio * ratio);
  }

  private static double delayOf(CmosProcess process, double thresholdV) {
    double supplyV = process.supplyV();
    if (supplyV <= thresholdV) {
      check(
          false,
          "supply_v (%s) must exceed the constant transistor_threshold_v (%s)",
          supplyV,
          thresholdV);
    }
    return of(
        process.node(),
        NodeFigures::smallerWithDelay,
        nanometers -> delayOf(nanometers, supplyV, thresholdV));
  }

  /** The delay of a size with polynomials. */
  private static double delayOf(int nanometers, double supplyV, double thresholdV) {
    double nominalV = Node.of(nanometers).nominalSupplyV();
    double delay = polynomials(nanometers).delay(nominalV);
    return supplyV == nominalV
        ? delay
        : delay * (alphaPower(supplyV, thresholdV) / alphaPower(nominalV, thresholdV));
  }

  /** The supply, clamped to the fitted range. */
  private static double fitted(CmosProcess process) {
    Node node = process.node();
    return Math.min(Math.max(process.supplyV(), node.minFittedV()), node.maxFittedV());
  }

  private static double alphaPower(double supplyV, double thresholdV) {
    return supplyV / StrictMath.pow(supplyV - thresholdV, VELOCITY_SATURATION);
  }

  private static double energyOf(Node node, double supplyV) {
    return of(
        node,
        NodeFigures::smallerWithPolynomials,
        nanometers -> polynomials(nanometers).energy(supplyV));
  }

  /**
   * The factor of a node's own size, or interpolated between those of the next larger and of a
   * smaller size with polynomials.
   */
  private static double of(
      Node node, ToIntFunction<Node> smaller, IntToDoubleFunction factorOfSize) {
    if (NodeFigures.of(node).polynomials().isPresent()) {
      return factorOfSize.applyAsDouble(node.nanometers());
    }
    int from = NodeFigures.largerWithPolynomials(node);
    int to = smaller.applyAsInt(node);
    double share =
        StrictMath.log(node.nanometers() / (double) from) / StrictMath.log(to / (double) from);
    double larger = factorOfSize.applyAsDouble(from);
    return larger * StrictMath.pow(factorOfSize.applyAsDouble(to) / larger, share);
  }

  private static SupplyPolynomials polynomials(int nanometers) {
    return NodeFigures.ofSize(nanometers).polynomials().orElseThrow();
  }
}
