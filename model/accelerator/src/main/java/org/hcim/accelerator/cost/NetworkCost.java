package org.hcim.accelerator.cost;

import java.util.Locale;
import org.hcim.accelerator.design.Readout;

/**
 * The cost of one inference of a network on a design, and of the chip that holds the network.
 *
 * <p>Energies and areas of the components add up to the totals, in the components' order.
 */
public final class NetworkCost {

  /** Larger whole numbers are not exact as doubles. */
  private static final double MAX_EXACT = 1L << 53;

  private final double[] energyPj;
  private final double[] areaMm2;
  private final Totals totals;
  private final double conversions;
  private final double crossbars;
  private final double tiles;
  private final double utilizationFrac;
  private final double meanZeroFrac;
  private final double readoutEnergyPj;
  private final double readoutUm2;
  private final double scaleFactorBits;
  private final CostedDesign design;

  NetworkCost(
      CostedDesign design,
      NetworkProfile network,
      ActionCounts counts,
      PartCounts parts,
      double[] energyPj,
      double[] areaMm2) {
    this.energyPj = energyPj;
    this.areaMm2 = areaMm2;
    totals = totals(counts, network, energyPj, areaMm2);
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
    this.design = design;
    checkExact("macs", totals.macs());
    checkExact("conversions", conversions);
    checkExact("crossbars", crossbars);
    checkExact("tiles", tiles);
  }

  /** The sums of the components. */
  static Totals totals(
      ActionCounts counts, NetworkProfile network, double[] energyPj, double[] areaMm2) {
    return new Totals(
        sum(energyPj), counts.latencyNs, sum(areaMm2), counts.slowestLayerNs, network.macs());
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

  /** The sum over components, in their order. */
  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The sums over all components. */
  public Totals totals() {
    return totals;
  }

  /** Energy of one inference. */
  public double energyPj() {
    return totals.energyPj();
  }

  /** Energy of one inference spent by one component. */
  public double energyPj(Component component) {
    return energyPj[component.ordinal()];
  }

  /** Time of one inference, its layers one after the other. */
  public double latencyNs() {
    return totals.latencyNs();
  }

  /** Time from one inference to the next when the layers work at once on different inputs. */
  public double pipelinedIntervalNs() {
    return totals.pipelinedIntervalNs();
  }

  /** Area of the chip. */
  public double areaMm2() {
    return totals.areaMm2();
  }

  /** Area of one component over the whole chip. */
  public double areaMm2(Component component) {
    return areaMm2[component.ordinal()];
  }

  /** Energy x latency, in joule seconds. */
  public double edpJS() {
    return totals.edpJS();
  }

  /** Energy x latency x area, in joule seconds square millimeters. */
  public double edapJSMm2() {
    return totals.edapJSMm2();
  }

  /** Operations per energy: 2 per MAC. */
  public double topsPerW() {
    return totals.topsPerW();
  }

  /** Operations per time and area, one inference at a time. */
  public double topsPerMm2() {
    return totals.topsPerMm2();
  }

  /** Inferences per second, one at a time. */
  public double inferencesPerS() {
    return totals.inferencesPerS();
  }

  /** Inferences per second when the layers work at once. */
  public double pipelinedInferencesPerS() {
    return totals.pipelinedInferencesPerS();
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
    return totals.macs();
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
    return design.figures();
  }

  /** Returns whether every total is a finite number. */
  public boolean isFinite() {
    return totals.isFinite();
  }
}
