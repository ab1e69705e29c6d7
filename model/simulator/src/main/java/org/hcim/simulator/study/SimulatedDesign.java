package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ReadoutLevels;

/**
 * The design that runs a network: the network fixes the parameters that determine results; the
 * others are chosen or default. An ADC is a SAR ADC unless chosen otherwise; its cost is the
 * paper's if the paper lists its resolution, else that of the regression.
 */
public final class SimulatedDesign {

  private final Object[] values = new Object[Parameter.count()];
  private final boolean isIdeal;

  private SimulatedDesign(AlgorithmSetting setting, Map<Parameter, Object> chosen) {
    isIdeal = setting.levels() == ReadoutLevels.IDEAL;
    setting.values().forEach(this::put);
    put(
        Parameter.READOUT,
        switch (setting.levels()) {
          case TERNARY -> ReadoutKind.TERNARY;
          case BINARY -> ReadoutKind.BINARY;
          case ADC -> chosen.getOrDefault(Parameter.READOUT, ReadoutKind.SAR);
          case IDEAL -> null;
        });
    chosen.forEach(this::choose);
    if (!isIdeal) {
      fill();
      DesignPoint.derive(values);
    }
  }

  /**
   * Creates a design.
   *
   * @param setting setting of the network
   * @param chosen values of the other parameters in place of their defaults; those that do not
   *     apply to the network's readout are ignored
   * @param zeroFrac measured fraction of ternary zeros; ignored without a ternary readout
   * @throws InvalidDesignException if the network fixes a chosen parameter
   */
  public static SimulatedDesign of(
      AlgorithmSetting setting, Map<Parameter, Object> chosen, double zeroFrac) {
    chosen.forEach(SimulatedDesign::requireOpen);
    var design = new SimulatedDesign(setting, chosen);
    if (setting.levels() == ReadoutLevels.TERNARY) {
      design.put(Parameter.TERNARY_ZERO_FRAC, zeroFrac);
    }
    return design;
  }

  /** The names of the parameters that the network does not fix. */
  public static List<String> open() {
    return Arrays.stream(Parameter.values())
        .filter(SimulatedDesign::isOpen)
        .map(Parameter::column)
        .toList();
  }

  /**
   * Returns whether a parameter is open: a network fixes the levels of its readout, not an ADC's
   * circuit.
   */
  private static boolean isOpen(Parameter parameter) {
    return parameter.effect() == Parameter.Effect.COST || parameter == Parameter.READOUT;
  }

  /**
   * Rejects a parameter that the network fixes.
   *
   * @throws InvalidDesignException if the network fixes the parameter; the message lists the others
   */
  public static void requireOpen(Parameter parameter, Object value) {
    check(
        isOpen(parameter),
        "%s is fixed by the network; accepted: %s",
        parameter.column(),
        String.join(", ", open()));
    check(
        parameter != Parameter.READOUT
            || (value instanceof ReadoutKind kind && kind.levels() == ReadoutLevels.ADC),
        "readout (%s) must be sar or flash, for networks with an ADC; a network fixes its comparators",
        Choice.written(value));
  }

  /** Returns whether the design uses a chosen value; values that do not apply are ignored. */
  public boolean has(Parameter parameter, Object value) {
    return value.equals(values[parameter.ordinal()]);
  }

  /** The values by {@link Parameter#ordinal()}; null for parameters that do not apply. */
  public Object[] values() {
    return values.clone();
  }

  /** The design point; empty for an ideal readout, which has no circuit. */
  public Optional<DesignPoint> point() {
    return isIdeal ? Optional.empty() : Optional.of(DesignPoint.of(values.clone()));
  }

  private void choose(Parameter parameter, Object value) {
    if (parameter != Parameter.READOUT) {
      put(parameter, value);
    }
  }

  /**
   * Sets applicable parameters without a value to their defaults and clears those that do not
   * apply.
   */
  private void fill() {
    var readout = (ReadoutKind) values[Parameter.READOUT.ordinal()];
    for (Parameter parameter : Parameter.values()) {
      boolean isOpen = values[parameter.ordinal()] == null && parameter.appliesTo(readout);
      if (isOpen && parameter == Parameter.ADC_COST_SOURCE) {
        put(parameter, costSource(readout, (Integer) values[Parameter.ADC_BITS.ordinal()]));
      } else if (isOpen) {
        parameter.domain().byDefault().ifPresent(value -> put(parameter, value));
      } else if (!parameter.appliesTo(readout)) {
        values[parameter.ordinal()] = null;
      }
    }
  }

  /** The cost source of an ADC; the paper lists 6- and 7-bit SAR ADCs and a 4-bit flash ADC. */
  private static AdcCostSource costSource(ReadoutKind readout, int bits) {
    boolean isPrinted = readout == ReadoutKind.SAR ? bits == 6 || bits == 7 : bits == 4;
    return isPrinted ? AdcCostSource.PAPER : AdcCostSource.REGRESSION;
  }

  private void put(Parameter parameter, Object value) {
    values[parameter.ordinal()] = value;
  }
}
