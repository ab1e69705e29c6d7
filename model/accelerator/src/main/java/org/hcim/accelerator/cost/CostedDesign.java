package org.hcim.accelerator.cost;

import org.hcim.accelerator.cost.NetworkProfile.VectorWork;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/** A design with the unit costs of its circuits; costs any number of networks. */
public final class CostedDesign {

  private static final Action[] ACTIONS = Action.values();
  private static final Part[] PARTS = Part.values();

  private final DesignPoint point;
  private final Constants constants;
  private final UnitCosts units;
  private final DesignFigures figures;

  CostedDesign(DesignPoint point, Constants constants) {
    this.point = point;
    this.constants = constants;
    this.units = new UnitCosts(point, constants);
    this.figures = DesignFigures.of(point, units);
  }

  DesignPoint point() {
    return point;
  }

  DesignFigures figures() {
    return figures;
  }

  UnitCosts units() {
    return units;
  }

  /**
   * The cost of one inference of a network and of the chip that holds it.
   *
   * @throws DoesNotFitException when the design's tiles do not hold the network
   */
  public NetworkCost cost(NetworkProfile network) {
    ActionCounts counts = count(network);
    PartCounts parts = PartCounts.of(point, counts.crossbars, constants);
    finish(counts, parts, network.vectorWork());
    return new NetworkCost(this, network, counts, parts, energyPj(counts), areaMm2(parts));
  }

  /** The actions of a network's layers, before the chip that holds them is known. */
  ActionCounts count(NetworkProfile network) {
    var counts = emptyCounts();
    for (int i = 0; i < network.shapeCount(); i++) {
      counts.add(network.shape(i), network.multiplicity(i));
    }
    counts.add(network.vectorWork());
    return counts;
  }

  ActionCounts emptyCounts() {
    return new ActionCounts(point, constants, units.vectorNs(), units.busBitNs());
  }

  /** Counts what depends on the whole chip: the vector unit's time, hops and leakage. */
  void finish(ActionCounts counts, PartCounts parts, VectorWork work) {
    double cores = Math.ceil(counts.crossbars / constants.get(Constant.CROSSBARS_PER_CORE));
    double tiles = usedTiles(counts);
    double vectorNs = work.operations() / cores * units.aluOperationNs();
    counts.latencyNs += vectorNs;
    counts.coreBusyNs += cores * vectorNs;
    counts.tileBusyNs += tiles * vectorNs;
    double outputBits = counts.outputElements * point.precision().activationBits();
    counts.routerBits = outputBits * Math.min(1, (tiles - 1) / counts.layers);
    finishLayer(counts, parts);
  }

  /** Counts leakage, which follows from the time that parts work. */
  void finishLayer(ActionCounts counts, PartCounts parts) {
    counts.leakage = Leakage.of(point, counts, parts, constants.get(Constant.GATED_LEAKAGE_FRAC));
  }

  /** Layers lie in order along the tiles, so a boundary between tiles cuts one layer's output. */
  private double usedTiles(ActionCounts counts) {
    return Math.ceil(counts.crossbars / point.chip().crossbarsPerTile());
  }

  double[] energyPj(ActionCounts counts) {
    var energyPj = new double[Component.count()];
    for (Action action : ACTIONS) {
      energyPj[action.component().ordinal()] += counts.count(action) * units.energyPj(action);
    }
    return energyPj;
  }

  double[] areaMm2(PartCounts parts) {
    var areaMm2 = new double[Component.count()];
    for (Part part : PARTS) {
      areaMm2[part.component().ordinal()] += parts.count(part) * units.areaMm2(part);
    }
    return areaMm2;
  }

  /** Bits that hold scale factors, over the whole chip. */
  double scaleFactorBits(ActionCounts counts, PartCounts parts) {
    if (point.readout() instanceof Readout.Comparators comparators) {
      int rows = comparators.dcim().scaleFactorRows(point.precision().streams());
      return rows > 0
          ? parts.crossbars() * rows * point.columns()
          : (double) counts.layers * comparators.dcim().scaleFactorBits();
    }
    return 0;
  }
}
