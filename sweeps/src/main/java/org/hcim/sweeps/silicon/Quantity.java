package org.hcim.sweeps.silicon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.MacroCost;

/** A measured quantity of a macro, and its computation from the macro's cost. */
public enum Quantity {
  ENERGY_PER_MAC_FJ("fJ"),
  ENERGY_PER_COLUMN_PJ("pJ"),
  ENERGY_PER_VECTOR_PJ("pJ"),
  ENERGY_SHARE_PCT("%"),
  TOPS_PER_W("TOPS/W"),
  AREA_MM2("mm2"),
  AREA_SHARE_PCT("%"),
  TOPS_PER_MM2("TOPS/mm2"),
  TOPS("TOPS"),
  CYCLE_NS("ns"),
  VECTOR_NS("ns");

  private final String unit;

  Quantity(String unit) {
    this.unit = unit;
  }

  /** The quantity with the given name in a macro's file. */
  public static Optional<Quantity> named(String key) {
    return Arrays.stream(values()).filter(quantity -> quantity.key().equals(key)).findFirst();
  }

  /** The names of all quantities. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Quantity::key).toList();
  }

  /** The name in files and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String unit() {
    return unit;
  }

  /** Returns whether the quantity can be restricted to some components of a macro. */
  public boolean isByComponent() {
    return this != TOPS && this != CYCLE_NS && this != VECTOR_NS;
  }

  /**
   * The modeled value.
   *
   * @param components the components that are counted
   * @param operationsPerMac operations that the publication counts for one multiply-accumulate
   */
  public double of(MacroCost cost, Set<Component> components, double operationsPerMac) {
    double energyPj = sum(components, cost::energyPj);
    double areaMm2 = sum(components, cost::areaMm2);
    double operations = cost.macro().macs() * operationsPerMac;
    double tops = operations / cost.vectorNs() * 1e-3;
    return switch (this) {
      case ENERGY_PER_MAC_FJ -> energyPj * 1e3 / cost.macro().macs();
      case ENERGY_PER_COLUMN_PJ -> energyPj / cost.readoutColumns();
      case ENERGY_PER_VECTOR_PJ -> energyPj;
      case ENERGY_SHARE_PCT -> 100 * energyPj / cost.energyPj();
      case TOPS_PER_W -> operations / energyPj;
      case AREA_MM2 -> areaMm2;
      case AREA_SHARE_PCT -> 100 * areaMm2 / cost.areaMm2();
      case TOPS_PER_MM2 -> tops / areaMm2;
      case TOPS -> tops;
      case CYCLE_NS -> cost.cycleNs();
      case VECTOR_NS -> cost.vectorNs();
    };
  }

  /** Adds figures in the order of the components, so that the sum is the same on every machine. */
  private static double sum(Set<Component> components, ToDoubleFunction<Component> figure) {
    return components.stream().sorted().mapToDouble(figure).reduce(0, Double::sum);
  }
}
