package org.hcim.accelerator.cost;

import java.util.Locale;
import org.hcim.accelerator.design.Readout;

/**
 * The cost of one inference of a network on a design, and of the chip that holds the network.
 *
 * <p>The energies and areas of the components add up to the totals, in component order.
 */
public final class NetworkCost {

  /** The limit up to which a double represents every integer. */
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
      NetworkSums sums,
      ZeroSums zeros,
      double[] energyPj) {
    ActionCounts counts = sums.counts();
    PartCounts parts = sums.parts();
    this.energyPj = energyPj;
    areaMm2 = sums.areaMm2();
    totals = totals(counts, network, energyPj, areaMm2);
    conversions = counts.conversions;
    crossbars = parts.crossbars();
    tiles = parts.tiles();
    double cells = crossbars * design.point().rows() * ((double) design.point().columns());
    utilizationFrac = counts.cells / cells;
    meanZeroFrac = zeros.zeroWeighted / conversions;
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

  /** The totals over all components. */
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

  /** The sum over components, in ordinal order. */
  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The totals over all components. */
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

  /** Time of one inference, with layers in sequence. */
  public double latencyNs() {
    return totals.latencyNs();
  }

  /** Time from one inference to the next when layers work concurrently on different inputs. */
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

  /** Energy-delay product, in J s. */
  public double edpJS() {
    return totals.edpJS();
  }

  /** Energy-delay-area product, in J s mm2. */
  public double edapJSMm2() {
    return totals.edapJSMm2();
  }

  /** Operations per energy, in TOPS/W; one MAC is two operations. */
  public double topsPerW() {
    return totals.topsPerW();
  }

  /** Operations per time and area, in TOPS/mm2, one inference at a time. */
  public double topsPerMm2() {
    return totals.topsPerMm2();
  }

  /** Inferences per second, one at a time. */
  public double inferencesPerS() {
    return totals.inferencesPerS();
  }

  /** Inferences per second when layers work concurrently. */
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

  /** Multiply-accumulates per inference, on and off the crossbars. */
  public double macs() {
    return totals.macs();
  }

  /** Readout conversions per inference, one per digitized column and bit-stream. */
  public double conversions() {
    return conversions;
  }

  /** Fraction of ternary values that are zero, over all conversions; 0 with an ADC. */
  public double meanZeroFrac() {
    return meanZeroFrac;
  }

  /** Energy of the readout per conversion, including the DCiM array. */
  public double readoutPjPerConversion() {
    return readoutEnergyPj / conversions;
  }

  /** Area of one ADC, one DCiM array or one adder tree. */
  public double readoutUm2() {
    return readoutUm2;
  }

  /** Scale-factor memory over the whole chip. */
  public double scaleFactorKib() {
    return scaleFactorBits / 8192;
  }

  /** Figures of the design that do not depend on the network. */
  public DesignFigures figures() {
    return design.figures();
  }

  /** Returns whether energy, latency and area are finite numbers. */
  public boolean isFinite() {
    return totals.isFinite();
  }
}
