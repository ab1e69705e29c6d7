package org.hcim.accelerator.cost;

import static org.hcim.accelerator.design.Check.check;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.SlicePlacement;

/**
 * A compute-in-memory macro: crossbars that operate simultaneously, without the core, tile and chip
 * around them.
 *
 * @param point the design of one crossbar
 * @param crossbars crossbars that operate simultaneously, each on a separate input vector
 * @param arrayRows rows of cells on a bitline, of which {@code point.rows()} are active at once
 * @param components the components of the macro; all others cost 0
 * @param measuredCycleNs time per bit-stream at which energy was measured, during which circuits
 *     leak, reads of partial sums included; empty for the model's time
 * @param sums the analog sums that one conversion digitizes
 */
public record Macro(
    DesignPoint point,
    int crossbars,
    int arrayRows,
    Set<Component> components,
    OptionalDouble measuredCycleNs,
    AnalogSums sums) {

  private static final Set<Component> DEFAULT_COMPONENTS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Component.CROSSBAR,
              Component.WORDLINE_DRIVER,
              Component.SAMPLE_HOLD,
              Component.READOUT,
              Component.DCIM,
              Component.SHIFT_ADD,
              Component.LEAKAGE));

  private static final Set<Component> POSSIBLE_COMPONENTS = withRegisters(DEFAULT_COMPONENTS);

  public Macro {
    Objects.requireNonNull(point, "point");
    components = Collections.unmodifiableSet(EnumSet.copyOf(components));
    check(
        POSSIBLE_COMPONENTS.containsAll(components),
        "components of a macro must be among %s",
        POSSIBLE_COMPONENTS);
    double cycleNs = measuredCycleNs.orElse(1);
    check(
        cycleNs > 0 && Double.isFinite(cycleNs),
        "measured_cycle_ns (%s) must be positive and finite",
        cycleNs);
    check(crossbars > 0, "crossbars (%d) must be positive", crossbars);
    check(
        point.chip().tiles().isEmpty() && point.chip().weightReplication() == 1,
        "tiles and weight_replication must be absent in a macro, which is less than a tile");
    check(
        arrayRows >= point.rows(),
        "array_rows (%d) must be at least xbar_rows (%d)",
        arrayRows,
        point.rows());
    sums.checkDesign(point);
    check(
        point.slicePlacement() == SlicePlacement.ADJACENT,
        "slice_placement (%s) of a macro must be adjacent",
        point.slicePlacement().key());
  }

  /** A macro with one conversion per column and bit-stream. */
  public Macro(
      DesignPoint point,
      int crossbars,
      int arrayRows,
      Set<Component> components,
      OptionalDouble measuredCycleNs) {
    this(point, crossbars, arrayRows, components, measuredCycleNs, AnalogSums.NONE);
  }

  /**
   * A macro with one conversion per column and bit-stream, whose energy was measured at the model's
   * speed.
   */
  public Macro(DesignPoint point, int crossbars, int arrayRows, Set<Component> components) {
    this(point, crossbars, arrayRows, components, OptionalDouble.empty());
  }

  /** A macro of one crossbar with all rows active at once. */
  public static Macro of(DesignPoint point) {
    return new Macro(point, 1, point.rows(), DEFAULT_COMPONENTS);
  }

  private static Set<Component> withRegisters(Set<Component> components) {
    Set<Component> more = EnumSet.copyOf(components);
    more.add(Component.REGISTER);
    return Collections.unmodifiableSet(more);
  }

  /** The default components of a macro, which exclude input and output registers. */
  public static Set<Component> defaultComponents() {
    return DEFAULT_COMPONENTS;
  }

  /** All components that a macro may have; the others belong to a core, a tile or a chip. */
  public static Set<Component> possibleComponents() {
    return POSSIBLE_COMPONENTS;
  }

  /** Multiply-accumulates for one input vector per crossbar, at the widths of the design. */
  public double macs() {
    return (double) point.inputRows() * point.outputsPerCrossbar() * crossbars;
  }

  /** Rows of cells per active row. */
  double rowsPerActiveRow() {
    return (double) arrayRows / point.rows();
  }
}
