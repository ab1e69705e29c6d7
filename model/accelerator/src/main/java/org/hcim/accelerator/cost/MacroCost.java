package org.hcim.accelerator.cost;

import java.util.OptionalDouble;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.network.Network.Shape;

/**
 * The energy, time and area of a macro by component, with every crossbar full and multiplying one
 * input vector. Counts and unit costs come from the cost model; circuits outside the macro are
 * excluded.
 */
public final class MacroCost {

  private final Macro macro;
  private final double cycleNs;
  private final double vectorNs;
  private final double[] energyPj;
  private final double[] areaMm2;

  private MacroCost(
      Macro macro, double cycleNs, double vectorNs, double[] energyPj, double[] areaMm2) {
    this.macro = macro;
    this.cycleNs = cycleNs;
    this.vectorNs = vectorNs;
    this.energyPj = energyPj;
    this.areaMm2 = areaMm2;
  }

  /**
   * The cost of a macro.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if no cost source covers the design
   */
  public static MacroCost of(CostModel model, Macro macro) {
    DesignPoint point = macro.point();
    CostedDesign design = model.design(point);
    double cycleNs = macro.sums().cycleNs(point, design.units());
    var counts = design.emptyCounts();
    counts.add(fullCrossbar(point), 1);
    var parts =
        PartCounts.of(
            design.box(), 1, design.units().shiftAddersPerReadout(), model.constants(point));
    double sumReadNs = design.units().timing().sumReadNs();
    double vectorNs = cycleNs * point.precision().streams() + sumReadNs;
    OptionalDouble measuredNs = macro.measuredCycleNs();
    double leakingNs =
        measuredNs.isPresent() ? measuredNs.getAsDouble() * point.precision().streams() : vectorNs;
    double[] energyPj = design.energyPj(counts);
    double[] areaMm2 = design.areaMm2(counts, parts);
    energyPj[Component.LEAKAGE.ordinal()] = leakageMw(macro, design.units(), parts) * leakingNs;
    addIdleRows(macro, design, counts, energyPj, areaMm2);
    combineSums(macro, design, counts, energyPj);
    for (Component component : Component.values()) {
      double crossbars = macro.components().contains(component) ? macro.crossbars() : 0;
      energyPj[component.ordinal()] *= crossbars;
      areaMm2[component.ordinal()] *= crossbars;
    }
    return new MacroCost(macro, cycleNs, vectorNs, energyPj, areaMm2);
  }

  private static Shape fullCrossbar(DesignPoint point) {
    int rows = point.inputRows();
    return new Shape(rows, point.outputsPerCrossbar(), 1, 1, rows, OptionalDouble.empty());
  }

  /** Leakage power of one crossbar's circuits; 1 pJ/ns is 1 mW. */
  private static double leakageMw(Macro macro, UnitCosts units, PartCounts parts) {
    double leakageMw = 0;
    for (Part part : Part.values()) {
      if (macro.components().contains(part.component())) {
        double rows = part == Part.CELL_ARRAY ? macro.rowsPerActiveRow() : 1;
        leakageMw += parts.count(part) * units.leakageMw(part) * rows;
      }
    }
    return leakageMw;
  }

  /**
   * Adds idle rows, which take area, share the write periphery and load the bitlines of active
   * rows.
   */
  private static void addIdleRows(
      Macro macro, CostedDesign design, ActionCounts counts, double[] energyPj, double[] areaMm2) {
    double idleRows = macro.rowsPerActiveRow() - 1;
    double idleCells = idleRows * ((double) macro.point().rows() / macro.point().inputRows());
    int crossbar = Component.CROSSBAR.ordinal();
    energyPj[crossbar] +=
        counts.count(Action.CELL_READ) * idleCells * (design.units().laws().bitlineFj() * 1e-3);
    areaMm2[crossbar] += idleRows * design.units().areaMm2(Part.CELL_ARRAY);
    areaMm2[crossbar] +=
        design.units().writePeripheryMm2(macro.arrayRows())
            - design.units().areaMm2(Part.WRITE_PERIPHERY);
  }

  /** Subtracts the conversions and shift-and-adds that analog sums save. */
  private static void combineSums(
      Macro macro, CostedDesign design, ActionCounts counts, double[] energyPj) {
    double saved = counts.count(Action.CONVERSION) * (1 - 1 / macro.sums().perConversion());
    energyPj[Component.READOUT.ordinal()] -= saved * design.units().energyPj(Action.CONVERSION);
    energyPj[Component.SHIFT_ADD.ordinal()] -= saved * design.units().energyPj(Action.SHIFT_ADD);
  }

  /** The costed macro. */
  public Macro macro() {
    return macro;
  }

  /** Energy of a component for one input vector per crossbar. */
  public double energyPj(Component component) {
    return energyPj[component.ordinal()];
  }

  /** Energy for one input vector per crossbar. */
  public double energyPj() {
    return NetworkCost.sum(energyPj);
  }

  /** Area of a component. */
  public double areaMm2(Component component) {
    return areaMm2[component.ordinal()];
  }

  /** Area of the macro. */
  public double areaMm2() {
    return NetworkCost.sum(areaMm2);
  }

  /** Time from one bit-stream to the next. */
  public double cycleNs() {
    return cycleNs;
  }

  /** Time from one input vector to the next. */
  public double vectorNs() {
    return vectorNs;
  }

  /** Columns, or analog sums of columns, that are digitized; for a digital array, its outputs. */
  public double readoutColumns() {
    DesignPoint point = macro.point();
    boolean isDigital = point.readout() instanceof Readout.Digital;
    int columns = isDigital ? point.outputsPerCrossbar() : point.columns();
    return (double) macro.crossbars() * columns / macro.sums().columns();
  }
}
