package org.hcim.accelerator.cost;

import java.util.Arrays;
import java.util.Optional;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/**
 * A design, or a box of designs, with the unit costs of its circuits. Costs any number of networks.
 */
public final class CostedDesign {

  private static final int[] COMPONENT_OF_ACTION =
      Arrays.stream(Action.values()).mapToInt(action -> action.component().ordinal()).toArray();

  private static final int[] COMPONENT_OF_PART =
      Arrays.stream(Part.values()).mapToInt(part -> part.component().ordinal()).toArray();

  private final DesignBox box;
  private final Constants constants;
  private final UnitCosts units;

  /** Designs with which this one may share sums; null if there are none. */
  private final Neighbors neighbors;

  CostedDesign(DesignBox box, ChipUnits chip) {
    this(box, new UnitCosts(box, chip), null);
  }

  private CostedDesign(DesignBox box, UnitCosts units, Neighbors neighbors) {
    this.box = box;
    this.units = units;
    this.constants = units.constants();
    this.neighbors = neighbors;
  }

  /** These unit costs for another design with the same circuits. */
  CostedDesign with(DesignBox other) {
    return new CostedDesign(other, units, neighbors);
  }

  /** The same design, which shares its sums with {@link #with its neighbors}; for one thread. */
  CostedDesign withNeighbors() {
    return new CostedDesign(box, units, new Neighbors());
  }

  DesignPoint point() {
    return box.point();
  }

  DesignBox box() {
    return box;
  }

  DesignFigures figures() {
    return DesignFigures.of(box.point(), units);
  }

  UnitCosts units() {
    return units;
  }

  /**
   * The cost of one inference of a network and of the chip that holds it.
   *
   * @throws DoesNotFitException if the network does not fit in the design's tiles
   */
  public NetworkCost cost(NetworkProfile network) {
    boolean mayShare = neighbors != null && point().readout() instanceof Readout.Ternary;
    SharedSums shared = mayShare ? neighbors.of(this, network) : null;
    NetworkSums sums = shared == null ? sums(network) : shared.sums();
    ZeroSums zeros = shared == null ? sums.counts().zeros() : shared.zeros(this);
    return new NetworkCost(this, network, sums, zeros, energyPj(sums.counts(), zeros));
  }

  /**
   * The sums over a network's layers.
   *
   * @throws DoesNotFitException if the network does not fit in the design's tiles
   */
  NetworkSums sums(NetworkProfile network) {
    ActionCounts counts = count(network);
    PartCounts parts = parts(counts);
    finish(counts, parts);
    return new NetworkSums(counts, parts, areaMm2(counts, parts));
  }

  /** The totals of {@link #cost}; empty if the network does not fit in the tiles. */
  Optional<Totals> totals(NetworkProfile network) {
    ActionCounts counts = count(network);
    if (!PartCounts.fit(box, counts.crossbars)) {
      return Optional.empty();
    }
    PartCounts parts = parts(counts);
    finish(counts, parts);
    return Optional.of(
        NetworkCost.totals(counts, network, energyPj(counts), areaMm2(counts, parts)));
  }

  /** The action counts of a network's layers, before the size of the chip is known. */
  ActionCounts count(NetworkProfile network) {
    var counts = emptyCounts();
    LayerMapping[] known = network.knownMappings(box);
    for (int i = 0; i < network.shapeCount(); i++) {
      LayerMapping mapping = known == null ? LayerMapping.fewest(box, network.shape(i)) : known[i];
      counts.add(network.shape(i), network.multiplicity(i), mapping);
    }
    counts.add(network.vectorWork());
    return counts;
  }

  ActionCounts emptyCounts() {
    return new ActionCounts(box, constants, units.vectorNs(), units.busBitNs());
  }

  PartCounts parts(ActionCounts counts) {
    return PartCounts.of(box, counts.crossbars, units.shiftAddersPerReadout(), constants);
  }

  /** Adds the counts that depend on the whole chip: vector-unit time, hops and leakage. */
  void finish(ActionCounts counts, PartCounts parts) {
    counts.addVectorUnit(units.aluOperationNs());
    addLeakage(counts, parts, box.periodNs(counts.latencyNs));
  }

  /** Adds the leakage of the whole chip while one layer runs. */
  void finishLayer(ActionCounts counts, PartCounts parts) {
    addLeakage(counts, parts, counts.latencyNs);
  }

  private void addLeakage(ActionCounts counts, PartCounts parts, double periodNs) {
    double gatedFrac = constants.get(Constant.GATED_LEAKAGE_FRAC);
    counts.leakage = Leakage.of(box, counts, parts, periodNs, gatedFrac);
  }

  double[] energyPj(ActionCounts counts) {
    return energyPj(counts, counts.zeros());
  }

  private double[] energyPj(ActionCounts counts, ZeroSums zeros) {
    return byComponent(counts.all(zeros), units.energiesPj(), COMPONENT_OF_ACTION);
  }

  double[] areaMm2(ActionCounts counts, PartCounts parts) {
    return box.isPoint()
        ? byComponent(parts.all(), units.areasMm2(), COMPONENT_OF_PART)
        : leastAreaMm2(parts.all(), counts.spread().areasMm2(units, parts));
  }

  /**
   * The area by component, summed in the same order, with each part raised to its other lower
   * bound.
   */
  private double[] leastAreaMm2(double[] parts, double[] leastMm2) {
    double[] unitsMm2 = units.areasMm2();
    var sums = new double[Component.count()];
    for (int i = 0; i < parts.length; i++) {
      sums[COMPONENT_OF_PART[i]] += Math.max(parts[i] * unitsMm2[i], leastMm2[i]);
    }
    return sums;
  }

  /** Counts times unit costs, summed by component in ordinal order. */
  private static double[] byComponent(double[] counts, double[] costs, int[] componentOf) {
    var sums = new double[Component.count()];
    for (int i = 0; i < counts.length; i++) {
      sums[componentOf[i]] += counts[i] * costs[i];
    }
    return sums;
  }

  /** Bits of scale-factor memory over the whole chip. */
  double scaleFactorBits(ActionCounts counts, PartCounts parts) {
    if (point().readout() instanceof Readout.Comparators comparators) {
      int rows = comparators.dcim().scaleFactorRows(box.streams());
      return rows > 0
          ? parts.crossbars() * rows * point().columns()
          : (double) counts.layers * comparators.dcim().scaleFactorBits();
    }
    return 0;
  }
}
