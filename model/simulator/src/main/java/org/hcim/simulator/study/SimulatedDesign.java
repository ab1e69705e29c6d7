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
 * The design that runs a network: what decides results is the network's, the rest is chosen or
 * default. An ADC is a SAR unless chosen otherwise, costed as the paper does where it prints its
 * resolution, else by regression.
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
   * A design.
   *
   * @param setting of the network
   * @param chosen the other parameters that are not to have their default; those that do not apply
   *     to the network's readout are left out
   * @param zeroFrac the measured fraction of ternary zeros; ignored without a ternary readout
   * @throws InvalidDesignException when a parameter is the network's
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

  /** The names of the parameters that do not follow from the network. */
  public static List<String> open() {
    return Arrays.stream(Parameter.values())
        .filter(SimulatedDesign::isOpen)
        .map(Parameter::column)
        .toList();
  }

  /** A network fixes the levels of its readout; an ADC may be of any circuit. */
  private static boolean isOpen(Parameter parameter) {
    return parameter.effect() == Parameter.Effect.COST || parameter == Parameter.READOUT;
  }

  /**
   * Refuses a parameter that follows from the network.
   *
   * @throws InvalidDesignException that names the others
   */
  public static void requireOpen(Parameter parameter, Object value) {
    check(
        isOpen(parameter),
        "%s is the network's; accepted: %s",
        parameter.column(),
        String.join(", ", open()));
    check(
        parameter != Parameter.READOUT
            || (value instanceof ReadoutKind kind && kind.levels() == ReadoutLevels.ADC),
        "readout (%s) must be sar or flash, for networks with an ADC; comparators are the network's",
        Choice.written(value));
  }

  /** Whether a chosen value is the design's: it is not where it does not apply to the readout. */
  public boolean has(Parameter parameter, Object value) {
    return value.equals(values[parameter.ordinal()]);
  }

  /** The values by {@link Parameter#ordinal()}; null where one does not apply. */
  public Object[] values() {
    return values.clone();
  }

  /** The design; empty where the network has no readout that costs anything. */
  public Optional<DesignPoint> point() {
    return isIdeal ? Optional.empty() : Optional.of(DesignPoint.of(values.clone()));
  }

  private void choose(Parameter parameter, Object value) {
    if (parameter != Parameter.READOUT) {
      put(parameter, value);
    }
  }

  /** The defaults of what applies and is not said. */
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

  /** The paper has a 6- and a 7-bit SAR and a 4-bit flash ADC. */
  private static AdcCostSource costSource(ReadoutKind readout, int bits) {
    boolean isPrinted = readout == ReadoutKind.SAR ? bits == 6 || bits == 7 : bits == 4;
    return isPrinted ? AdcCostSource.PAPER : AdcCostSource.REGRESSION;
  }

  private void put(Parameter parameter, Object value) {
    values[parameter.ordinal()] = value;
  }
}
