package org.hcim.accelerator.cost;

import org.hcim.accelerator.cost.NetworkProfile.VectorWork;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.PowerGating;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constants;

/** A design with the unit costs of its circuits; costs any number of networks. */
public final class CostedDesign {

  private static final Action[] ACTIONS = Action.values();
  private static final Part[] PARTS = Part.values();

  private final DesignPoint point;
  private final Constants constants;
  private final UnitCosts units;

  CostedDesign(DesignPoint point, Constants constants) {
    this.point = point;
    this.constants = constants;
    this.units = new UnitCosts(point, constants);
  }

  DesignPoint point() {
    return point;
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
    return new NetworkCost(this, network, counts, parts, energyPj(counts, parts), areaMm2(parts));
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
    return new ActionCounts(point, constants, units.vectorNs());
  }

  /** Counts what depends on the whole chip: the vector unit's time, hops, control and leakage. */
  void finish(ActionCounts counts, PartCounts parts, VectorWork work) {
    counts.latencyNs += vectorUnitNs(work, parts);
    double outputBits = counts.outputElements * point.precision().activationBits();
    counts.routerBits = outputBits * crossingFrac(counts);
    finishLayer(counts);
  }

  /** Counts control and leakage, which follow from the time that crossbars work. */
  void finishLayer(ActionCounts counts) {
    counts.leakNs = leakNs(counts);
  }

  double unitEnergyPj(Action action, PartCounts parts) {
    return action == Action.LEAK ? leakMw(parts) : units.energyPj(action);
  }

  /** Layers lie in order along the tiles, so a boundary between tiles cuts one layer's output. */
  private double crossingFrac(ActionCounts counts) {
    double usedTiles = StrictMath.ceil(counts.crossbars / point.chip().crossbarsPerTile());
    return Math.min(1, (usedTiles - 1) / counts.layers);
  }

  /** All cores' ALUs work at once, one operation per cycle each. */
  private double vectorUnitNs(VectorWork work, PartCounts parts) {
    return work.operations() / parts.cores() * units.aluOperationNs();
  }

  private double leakNs(ActionCounts counts) {
    return switch (point.accounting().powerGating()) {
      case IDEAL -> 0;
      case BUSY -> counts.crossbarBusyNs;
      case NONE -> counts.latencyNs;
    };
  }

  /** Of the whole chip, or of one crossbar with its share of core and tile. */
  private double leakMw(PartCounts parts) {
    double chipMw = 0;
    for (Part part : PARTS) {
      chipMw += parts.count(part) * units.leakageMw(part);
    }
    return point.accounting().powerGating() == PowerGating.BUSY
        ? chipMw / parts.crossbars()
        : chipMw;
  }

  private double[] energyPj(ActionCounts counts, PartCounts parts) {
    var energyPj = new double[Component.count()];
    for (Action action : ACTIONS) {
      energyPj[action.component().ordinal()] += counts.count(action) * unitEnergyPj(action, parts);
    }
    return energyPj;
  }

  private double[] areaMm2(PartCounts parts) {
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
