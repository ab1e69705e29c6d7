package org.hcim.accelerator.cost;

import java.util.Locale;
import org.hcim.accelerator.design.Readout;

/**
 * The cost of one inference of a network on a design, and of the chip that holds the network.
 *
 * <p>Energies and areas of the components add up to the totals, in the components' order.
 */
public final class NetworkCost {

  /** One MAC is two operations, as published TOPS figures count. */
  private static final double OPERATIONS_PER_MAC = 2;

  /** Larger whole numbers are not exact as doubles. */
  private static final double MAX_EXACT = 1L << 53;

  private final double[] energyPj;
  private final double[] areaMm2;
  private final double totalEnergyPj;
  private final double totalAreaMm2;
  private final double latencyNs;
  private final double pipelinedIntervalNs;
  private final double macs;
  private final double conversions;
  private final double crossbars;
  private final double tiles;
  private final double utilizationFrac;
  private final double meanZeroFrac;
  private final double readoutEnergyPj;
  private final double readoutUm2;
  private final double scaleFactorBits;
  private final DesignFigures figures;

  NetworkCost(
      CostedDesign design,
      NetworkProfile network,
      ActionCounts counts,
      PartCounts parts,
      double[] energyPj,
      double[] areaMm2) {
    this.energyPj = energyPj;
    this.areaMm2 = areaMm2;
    totalEnergyPj = sum(energyPj);
    totalAreaMm2 = sum(areaMm2);
    latencyNs = counts.latencyNs;
    pipelinedIntervalNs = counts.slowestLayerNs;
    macs = network.macs();
    conversions = counts.conversions;
    crossbars = parts.crossbars();
    tiles = parts.tiles();
    double cells = crossbars * design.point().rows() * ((double) design.point().columns());
    utilizationFrac = counts.cells / cells;
    meanZeroFrac = counts.zeroWeighted / conversions;
    readoutEnergyPj =
        energyPj(Component.READOUT) + (hasDcim(design) ? energyPj(Component.DCIM) : 0);
    readoutUm2 = design.units().readoutUm2();
    scaleFactorBits = design.scaleFactorBits(counts, parts);
    figures = design.figures();
    checkExact("macs", macs);
    checkExact("conversions", conversions);
    checkExact("crossbars", crossbars);
    checkExact("tiles", tiles);
  }

  private static void checkExact(String name, double count) {
    if (count > MAX_EXACT) {
      throw new DoesNotFitException(
          String.format(
              Locale.ROOT, "%s (%.4g) must be at most 2^53: counts must be exact", name, count));
    }
  }

  private static boolean hasDcim(CostedDesign design) {
    return design.point().readout() instanceof Readout.Comparators;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Energy of one inference. */
  public double energyPj() {
    return totalEnergyPj;
  }

  /** Energy of one inference spent by one component. */
  public double energyPj(Component component) {
    return energyPj[component.ordinal()];
  }

  /** Time of one inference, its layers one after the other. */
  public double latencyNs() {
    return latencyNs;
  }

  /** Time from one inference to the next when the layers work at once on different inputs. */
  public double pipelinedIntervalNs() {
    return pipelinedIntervalNs;
  }

  /** Area of the chip. */
  public double areaMm2() {
    return totalAreaMm2;
  }

  /** Area of one component over the whole chip. */
  public double areaMm2(Component component) {
    return areaMm2[component.ordinal()];
  }

  /** Energy x latency, in joule seconds. */
  public double edpJS() {
    return totalEnergyPj * 1e-12 * (latencyNs * 1e-9);
  }

  /** Energy x latency x area, in joule seconds square millimeters. */
  public double edapJSMm2() {
    return edpJS() * totalAreaMm2;
  }

  /** Operations per energy: 2 per MAC. */
  public double topsPerW() {
    return OPERATIONS_PER_MAC * macs / totalEnergyPj;
  }

  /** Operations per time and area, one inference at a time. */
  public double topsPerMm2() {
    return OPERATIONS_PER_MAC * macs / latencyNs * 1e-3 / totalAreaMm2;
  }

  /** Inferences per second, one at a time. */
  public double inferencesPerS() {
    return 1e9 / latencyNs;
  }

  /** Inferences per second when the layers work at once. */
  public double pipelinedInferencesPerS() {
    return 1e9 / pipelinedIntervalNs;
  }

  /** Crossbars on the chip. */
  public double crossbars() {
    return crossbars;
  }

  /** Tiles on the chip. */
  public double tiles() {
    return tiles;
  }

  /** Fraction of the chip's cells (or cell pairs) that hold weights. */
  public double utilizationFrac() {
    return utilizationFrac;
  }

  /** Multiply-accumulates of an inference, on crossbars and beside them. */
  public double macs() {
    return macs;
  }

  /** Columns digitized in an inference, once for each bit-stream. */
  public double conversions() {
    return conversions;
  }

  /** Fraction of ternary values that are zero, over all conversions; 0 with an ADC. */
  public double meanZeroFrac() {
    return meanZeroFrac;
  }

  /** Energy of the readout, with its DCiM array, for one conversion. */
  public double readoutPjPerConversion() {
    return readoutEnergyPj / conversions;
  }

  /** Area of one ADC or one DCiM array. */
  public double readoutUm2() {
    return readoutUm2;
  }

  /** Memory that holds scale factors, over the whole chip. */
  public double scaleFactorKib() {
    return scaleFactorBits / 8192;
  }

  /** Figures of the design that do not depend on the network. */
  public DesignFigures figures() {
    return figures;
  }

  /** Returns whether every total is a finite number. */
  public boolean isFinite() {
    return Double.isFinite(totalEnergyPj)
        && Double.isFinite(latencyNs)
        && Double.isFinite(totalAreaMm2);
  }
}
