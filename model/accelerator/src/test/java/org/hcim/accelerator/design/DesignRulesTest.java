package org.hcim.accelerator.design;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hcim.accelerator.Designs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of a design point and its parts, with its message. */
class DesignRulesTest {

  private static final ScaleFactorGranularity BIT_SLICE = ScaleFactorGranularity.BIT_SLICE;
  private static final Dcim DCIM = new Dcim(4, BIT_SLICE, 8, 1);

  @ParameterizedTest(name = "{1}")
  @MethodSource({"precisions", "readouts", "chips", "points"})
  void rejectsWithAMessage(ThrowingCallable creation, String message) {
    assertThatThrownBy(creation).isInstanceOf(InvalidDesignException.class).hasMessage(message);
  }

  static Stream<Arguments> precisions() {
    return Stream.of(
        rule(() -> new Precision(0, 4, 4, 1), "cell_bits (0) must be positive"),
        rule(() -> new Precision(1, 0, 4, 1), "weight_bits (0) must be positive"),
        rule(() -> new Precision(1, 4, 0, 1), "activation_bits (0) must be positive"),
        rule(
            () -> new Precision(1, 4, 4, 0),
            "stream_bits (0) must be from 1 to activation_bits (4)"),
        rule(
            () -> new Precision(1, 4, 4, 5),
            "stream_bits (5) must be from 1 to activation_bits (4)"),
        rule(() -> new Precision(5, 4, 4, 1), "cell_bits (5) must be at most weight_bits (4)"));
  }

  static Stream<Arguments> readouts() {
    return Stream.of(
        rule(() -> new Dcim(0, BIT_SLICE, 8, 1), "scale_factor_bits (0) must be positive"),
        rule(
            () -> new Dcim(4, BIT_SLICE, 3, 1),
            "partial_sum_bits (3) must be at least scale_factor_bits (4)"),
        rule(() -> new Dcim(4, BIT_SLICE, 8, 0), "xbars_per_dcim (0) must be positive"),
        rule(() -> new Readout.Ternary(DCIM, 1.5), "ternary_zero_frac (1.5) must be from 0 to 1"),
        rule(
            () -> new Readout.Ternary(DCIM, Double.NaN),
            "ternary_zero_frac (NaN) must be from 0 to 1"),
        rule(
            () -> new Readout.Adc(ReadoutKind.BINARY, 7, 1, AdcCostSource.PAPER),
            "readout (binary) of an ADC must be sar or flash"),
        rule(
            () -> new Readout.Adc(ReadoutKind.SAR, 0, 1, AdcCostSource.PAPER),
            "adc_bits (0) must be positive"),
        rule(
            () -> new Readout.Adc(ReadoutKind.SAR, 7, 0, AdcCostSource.PAPER),
            "columns_per_adc (0) must be positive"));
  }

  static Stream<Arguments> chips() {
    return Stream.of(
        rule(() -> new Chip(0, OptionalInt.empty(), 1), "xbars_per_tile (0) must be positive"),
        rule(() -> new Chip(8, OptionalInt.of(0), 1), "tiles (0) must be positive"),
        rule(() -> new Chip(8, OptionalInt.empty(), 0), "weight_replication (0) must be positive"),
        rule(
            () -> CmosProcess.Node.of(29),
            "technology_nm (29) must be one of 130, 90, 65, 55, 45, 40, 32, 28, 22, 16, 14, 10, 7"),
        rule(
            () -> new CmosProcess(CmosProcess.Node.NM_65, 1.31),
            "supply_v (1.31) must be from 0.5 to 1.3 at 65 nm"),
        rule(
            () -> new CmosProcess(CmosProcess.Node.NM_32, 0.49),
            "supply_v (0.49) must be from 0.5 to 1.1 at 32 nm"),
        rule(
            () -> new CmosProcess(CmosProcess.Node.NM_45, Double.NaN),
            "supply_v (NaN) must be from 0.5 to 1.2 at 45 nm"));
  }

  static Stream<Arguments> points() {
    return Stream.of(
        rule(
            () -> DesignPoint.of(new Object[3]),
            "a design has " + Parameter.count() + " values, not 3"),
        rule(
            () -> Designs.a(Parameter.XBAR_ROWS, null),
            "xbar_rows must have a value: a whole number from 16 to 4096"),
        rule(
            () -> Designs.a(Parameter.READOUT, null),
            "readout must have a value: one of ternary, binary, sar, flash, digital"),
        rule(() -> Designs.a(Parameter.CELL_BITS, 2), "cell_bits (2) must be at most 1 in sram_8t"),
        rule(
            () ->
                Designs.a(
                    Parameter.XBAR_TECHNOLOGY,
                    "reram",
                    Parameter.WEIGHT_BITS,
                    8,
                    Parameter.CELL_BITS,
                    5),
            "cell_bits (5) must be at most 4 in reram"),
        rule(
            () ->
                Designs.a(
                    Parameter.SIGNED_MAPPING, "differential_symmetric", Parameter.WEIGHT_BITS, 1),
            "weight_bits (1) must be at least 2 with signed_mapping differential_symmetric"),
        rule(
            () -> Designs.a(Parameter.READOUT, "digital", Parameter.SLICE_PLACEMENT, "separate"),
            "slice_placement (separate) must be adjacent with readout digital"),
        rule(
            () -> Designs.adc("sar", 7, Parameter.COLUMNS_PER_ADC, 129),
            "columns_per_adc (129) must be at most xbar_columns (128)"));
  }

  @Test
  void slicesOfAWeightMustFitIntoACrossbarUnlessTheyLieApart() {
    var wide = new Precision(1, 24, 4, 1);

    assertThatThrownBy(() -> narrow(wide, SlicePlacement.ADJACENT))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("xbar_columns (16) must hold the 24 slices of a weight");
    assertThatCode(() -> narrow(wide, SlicePlacement.SEPARATE)).doesNotThrowAnyException();
  }

  private static DesignPoint narrow(Precision precision, SlicePlacement placement) {
    DesignPoint a = Designs.a();
    return new DesignPoint(
        16,
        16,
        precision,
        a.signedMapping(),
        placement,
        a.readout(),
        a.technology(),
        a.process(),
        a.chip(),
        a.accounting(),
        a.operation(),
        a.constantsProfile());
  }

  private static Arguments rule(ThrowingCallable creation, String message) {
    return Arguments.of(creation, message);
  }
}
