package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/**
 * The design that runs a network: what decides results is the network's, the rest is chosen or
 * default. An ADC is a SAR unless chosen otherwise, costed as the paper does where it prints its
 * resolution, else by regression.
 */
public final class SimulatedDesign {

  private static final Set<Parameter> OF_THE_NETWORK =
      EnumSet.of(
          Parameter.XBAR_ROWS,
          Parameter.CELL_BITS,
          Parameter.WEIGHT_BITS,
          Parameter.ACTIVATION_BITS,
          Parameter.STREAM_BITS,
          Parameter.SIGNED_MAPPING,
          Parameter.ADC_BITS,
          Parameter.SCALE_FACTOR_BITS,
          Parameter.SCALE_FACTOR_GRANULARITY,
          Parameter.PARTIAL_SUM_BITS,
          Parameter.TERNARY_ZERO_FRAC);

  private final Object[] values = new Object[Parameter.count()];
  private final boolean isExact;

  private SimulatedDesign(AlgorithmSetting setting, Map<Parameter, Object> chosen) {
    isExact = setting.conversion() instanceof Conversion.Exact;
    put(Parameter.XBAR_ROWS, setting.rows());
    put(Parameter.CELL_BITS, setting.precision().cellBits());
    put(Parameter.WEIGHT_BITS, setting.precision().weightBits());
    put(Parameter.ACTIVATION_BITS, setting.precision().activationBits());
    put(Parameter.STREAM_BITS, setting.precision().streamBits());
    put(Parameter.SIGNED_MAPPING, setting.signedMapping());
    if (setting.conversion() instanceof Conversion.Ternary ternary) {
      put(Parameter.READOUT, ReadoutKind.TERNARY);
      put(ternary.words());
    } else if (setting.conversion() instanceof Conversion.Binary binary) {
      put(Parameter.READOUT, ReadoutKind.BINARY);
      put(binary.words());
    } else if (setting.conversion() instanceof Conversion.Adc adc) {
      put(Parameter.READOUT, chosen.getOrDefault(Parameter.READOUT, ReadoutKind.SAR));
      put(Parameter.ADC_BITS, adc.bits());
    }
    chosen.forEach(this::choose);
    if (!isExact) {
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
    if (setting.conversion() instanceof Conversion.Ternary) {
      design.put(Parameter.TERNARY_ZERO_FRAC, zeroFrac);
    }
    return design;
  }

  /** The names of the parameters that do not follow from the network. */
  public static List<String> open() {
    return EnumSet.complementOf(EnumSet.copyOf(OF_THE_NETWORK)).stream()
        .map(Parameter::column)
        .toList();
  }

  /**
   * Refuses a parameter that follows from the network.
   *
   * @throws InvalidDesignException that names the others
   */
  public static void requireOpen(Parameter parameter, Object value) {
    check(
        !OF_THE_NETWORK.contains(parameter),
        "%s is the network's; accepted: %s",
        parameter.column(),
        String.join(", ", open()));
    check(
        parameter != Parameter.READOUT || value == ReadoutKind.SAR || value == ReadoutKind.FLASH,
        "readout (%s) must be sar or flash, for networks with an ADC; comparators are the network's",
        value instanceof ReadoutKind kind ? kind.key() : value);
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
    return isExact ? Optional.empty() : Optional.of(DesignPoint.of(values.clone()));
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

  private void put(Conversion.Words words) {
    put(Parameter.SCALE_FACTOR_BITS, words.scaleFactorBits());
    put(Parameter.SCALE_FACTOR_GRANULARITY, words.granularity());
    put(Parameter.PARTIAL_SUM_BITS, words.partialSumBits());
  }

  private void put(Parameter parameter, Object value) {
    values[parameter.ordinal()] = value;
  }
}
