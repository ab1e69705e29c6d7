package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads a design point from an array of parameter values. */
final class PointValues {

  private final Object[] values;

  PointValues(Object[] values) {
    check(
        values.length == Parameter.count(),
        "a design has %d values, not %d",
        Parameter.count(),
        values.length);
    this.values = values;
  }

  DesignPoint point() {
    return new DesignPoint(
        integer(Parameter.XBAR_ROWS),
        integer(Parameter.XBAR_COLUMNS),
        Precision.of(this::integer),
        (SignedMapping) present(Parameter.SIGNED_MAPPING),
        (SlicePlacement) present(Parameter.SLICE_PLACEMENT),
        readout(),
        (CrossbarTechnology) present(Parameter.XBAR_TECHNOLOGY),
        process(),
        chip(),
        new Accounting(
            (ActivationPath) present(Parameter.ACTIVATION_PATH),
            (PowerGating) present(Parameter.POWER_GATING),
            (IdleColumns) present(Parameter.IDLE_COLUMNS),
            (StreamPipeline) present(Parameter.STREAM_PIPELINE)),
        operation(),
        (ConstantsProfile) present(Parameter.CONSTANTS_PROFILE));
  }

  private Readout readout() {
    ReadoutKind kind = (ReadoutKind) present(Parameter.READOUT);
    return switch (kind) {
      case TERNARY ->
          new Readout.Ternary(
              dcim(),
              real(Parameter.TERNARY_ZERO_FRAC),
              (ThresholdRule) present(Parameter.TERNARY_THRESHOLDS));
      case BINARY -> new Readout.Binary(dcim(), integer(Parameter.BIAS_ROWS));
      case SAR, FLASH -> adc(kind);
      case DIGITAL -> new Readout.Digital((DigitalStructure) present(Parameter.DIGITAL_STRUCTURE));
    };
  }

  private Readout adc(ReadoutKind kind) {
    return new Readout.Adc(
        kind,
        integer(Parameter.ADC_BITS),
        integer(Parameter.COLUMNS_PER_ADC),
        (AdcCostSource) present(Parameter.ADC_COST_SOURCE),
        specification(),
        (AdcLevels) present(Parameter.ADC_LEVELS));
  }

  private Optional<AdcSpecification> specification() {
    OptionalDouble rate = optional(Parameter.ADC_RATE_GS);
    OptionalDouble power = optional(Parameter.ADC_POWER_MW);
    OptionalDouble area = optional(Parameter.ADC_AREA_UM2);
    AdcCostSource source = (AdcCostSource) present(Parameter.ADC_COST_SOURCE);
    switch (source) {
      case PAPER, SURVEY, CAPACITIVE, COMPARATORS ->
          check(
              rate.isEmpty() && power.isEmpty() && area.isEmpty(),
              "adc_rate_gs, adc_power_mw and adc_area_um2 must be absent with adc_cost_source"
                  + " paper or survey, whose converters have their own, and with capacitive or"
                  + " comparators, whose laws give them");
      case REGRESSION ->
          check(
              power.isEmpty() && area.isEmpty(),
              "adc_power_mw and adc_area_um2 must be absent with adc_cost_source regression");
      case CUSTOM ->
          check(
              rate.isPresent() && power.isPresent() && area.isPresent(),
              "adc_cost_source custom needs adc_rate_gs, adc_power_mw and adc_area_um2");
    }
    return rate.isEmpty()
        ? Optional.empty()
        : Optional.of(new AdcSpecification(rate.getAsDouble(), power, area));
  }

  private OptionalDouble optional(Parameter parameter) {
    Object value = value(parameter);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
  }

  private Dcim dcim() {
    return new Dcim(
        integer(Parameter.SCALE_FACTOR_BITS),
        (ScaleFactorGranularity) present(Parameter.SCALE_FACTOR_GRANULARITY),
        integer(Parameter.PARTIAL_SUM_BITS),
        integer(Parameter.XBARS_PER_DCIM));
  }

  private CmosProcess process() {
    return new CmosProcess(
        CmosProcess.Node.of(integer(Parameter.TECHNOLOGY_NM)), real(Parameter.SUPPLY_V));
  }

  private Chip chip() {
    Object tiles = value(Parameter.TILES);
    return new Chip(
        integer(Parameter.XBARS_PER_TILE),
        tiles == null ? OptionalInt.empty() : OptionalInt.of((Integer) tiles),
        integer(Parameter.WEIGHT_REPLICATION));
  }

  private Operation operation() {
    return new Operation(real(Parameter.TEMPERATURE_C), optional(Parameter.ARRIVALS_PER_S));
  }

  private int integer(Parameter parameter) {
    return (Integer) present(parameter);
  }

  private double real(Parameter parameter) {
    return (Double) present(parameter);
  }

  private Object present(Parameter parameter) {
    Object value = value(parameter);
    if (value == null) {
      check(false, "%s must have a value: %s", parameter.column(), parameter.domain().accepts());
    }
    return value;
  }

  private Object value(Parameter parameter) {
    return values[parameter.ordinal()];
  }
}
