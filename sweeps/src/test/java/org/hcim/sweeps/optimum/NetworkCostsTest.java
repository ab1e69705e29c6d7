package org.hcim.sweeps.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.DesignBox;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bounds of random boxes of random grids against the costs of their designs, on all networks. */
class NetworkCostsTest {

  private static final CostModel MODEL = CostModel.cited();

  private static final List<Objective> OBJECTIVES =
      Stream.of(BoundedFigure.values())
          .filter(figure -> !figure.isMeasured())
          .map(BoundedFigure::objective)
          .toList();

  private static final int EDAP = 4;

  private static final List<NetworkCosts> NETWORKS =
      Networks.names().stream()
          .map(name -> NetworkProfile.of(Networks.builtIn(name)))
          .map(network -> new NetworkCosts(MODEL, network, OBJECTIVES, MeasuredFigures.NONE))
          .toList();

  /** A bound of a box, as {@link BoxCosts#bound}. */
  private interface Bound {
    boolean of(NetworkCosts network, Object[] least, Object[] most, double[] bounds);
  }

  @Test
  void theBoundsOfOneDesignAreItsCost() {
    assertThat(differences(3_000, NetworkCosts::bound)).isZero();
  }

  @Tag("slow")
  @Test
  void theBoundsOf100000DesignsAreTheirCosts() {
    assertThat(differences(100_000, NetworkCosts::bound)).isZero();
  }

  @Test
  void noDesignIsBelowTheBoundsOfItsBox() {
    assertThat(violations(3_000, NetworkCosts::bound)).isZero();
  }

  @Tag("slow")
  @Test
  void noDesignIsBelowTheBoundsOfAMillionBoxes() {
    assertThat(violations(1_000_000, NetworkCosts::bound)).isZero();
  }

  /** Larger crossbars are fewer, and all crossbars together hold the rows of the network. */
  @Test
  void theAreaOfABoxOfAllSizesIsNotFarBelowThatOfItsDesigns() {
    List<Integer> sizes = List.of(16, 32, 64, 128, 256, 512, 1024);
    NetworkCosts network =
        EveryDesign.costs(EveryDesign.NETWORKS.get(0), "energy_pj:min,area_mm2:min");
    for (String readout : List.of("ternary", "sar")) {
      double[] bounds = new double[2];
      assertThat(network.bound(sized(readout, 16, 16), sized(readout, 1024, 1024), bounds))
          .isTrue();
      double least = Double.POSITIVE_INFINITY;
      for (int rows : sizes) {
        for (int columns : sizes) {
          double[] costs = new double[2];
          assertThat(network.cost(sized(readout, rows, columns), costs)).isTrue();
          least = Math.min(least, costs[1]);
        }
      }
      assertThat(bounds[1]).as(readout).isBetween(0.3 * least, least);
    }
  }

  private static Object[] sized(String readout, int rows, int columns) {
    Object[] values =
        Axes.defaults(
                Map.of(
                    Parameter.READOUT, Parameter.READOUT.parse(readout),
                    Parameter.XBAR_ROWS, rows,
                    Parameter.XBAR_COLUMNS, columns))
            .toArray();
    DesignPoint.derive(values);
    return values;
  }

  /** Each parameter that a box spans, read everywhere from one corner. */
  @Test
  void aWrongOperandIsFound() {
    for (Parameter parameter : Parameter.values()) {
      if (DesignBox.spans(parameter)) {
        int slot = Slot.of(parameter);
        Bound fromLeast =
            (network, least, most, bounds) ->
                network.bound(least, replaced(most, slot, least[slot]), bounds);
        Bound fromMost =
            (network, least, most, bounds) ->
                network.bound(replaced(least, slot, most[slot]), most, bounds);
        assertThat(violations(3_000, fromLeast) + violations(3_000, fromMost))
            .as(parameter.column())
            .isPositive();
      }
    }
  }

  private static Object[] replaced(Object[] corner, int slot, Object value) {
    Object[] replaced = corner.clone();
    replaced[slot] = value;
    return replaced;
  }

  /** The same product in another order of operations: it differs in its last bit at most. */
  @Test
  void anotherOrderOfOperationsIsFound() {
    Bound reordered =
        (network, least, most, bounds) -> {
          boolean hasCost = network.bound(least, most, bounds);
          bounds[EDAP] = bounds[0] * 1e-12 * (bounds[1] * 1e-9 * bounds[2]);
          return hasCost;
        };
    assertThat(differences(3_000, reordered)).isPositive();
  }

  /** Single designs whose bounds are not their costs. */
  private static int differences(int designs, Bound bound) {
    var cases = new RandomBoxes(91);
    int differences = 0;
    int costed = 0;
    double[] bounds = new double[OBJECTIVES.size()];
    double[] costs = new double[OBJECTIVES.size()];
    for (int i = 0; i < designs; i++) {
      cases.next();
      NetworkCosts network = NETWORKS.get(i % NETWORKS.size());
      Object[] values = cases.design();
      boolean hasCost = network.cost(values.clone(), costs);
      boolean hasBounds = bound.of(network, values.clone(), values.clone(), bounds);
      costed += hasCost ? 1 : 0;
      differences += hasCost != hasBounds || (hasCost && !Arrays.equals(costs, bounds)) ? 1 : 0;
    }
    assertThat(costed).isGreaterThan(designs / 10);
    return differences;
  }

  /** Designs in boxes with a cost below the bounds of their box, or without bounds. */
  private static int violations(int boxes, Bound bound) {
    var cases = new RandomBoxes(92);
    int violations = 0;
    int costed = 0;
    double[] bounds = new double[OBJECTIVES.size()];
    double[] costs = new double[OBJECTIVES.size()];
    for (int i = 0; i < boxes; i++) {
      cases.next();
      NetworkCosts network = NETWORKS.get(i % NETWORKS.size());
      boolean hasBounds = bound.of(network, cases.least(), cases.most(), bounds);
      if (network.cost(cases.design(), costs)) {
        costed++;
        violations += !hasBounds || isBelow(costs, bounds) ? 1 : 0;
      }
    }
    assertThat(costed).isGreaterThan(boxes / 10);
    return violations;
  }

  private static boolean isBelow(double[] costs, double[] bounds) {
    for (int d = 0; d < costs.length; d++) {
      if (costs[d] < bounds[d]) {
        return true;
      }
    }
    return false;
  }
}
