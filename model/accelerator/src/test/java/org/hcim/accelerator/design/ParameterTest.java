package org.hcim.accelerator.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsColumnAndDescribesItself(Parameter parameter) {
    assertThat(Parameter.named(parameter.column())).contains(parameter);
    assertThat(parameter.description()).endsWith(".");
    assertThat(parameter.readouts()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void acceptsItsOwnDefault(Parameter parameter) {
    parameter
        .domain()
        .byDefault()
        .ifPresent(value -> assertThat(parameter.parse(raw(value))).isEqualTo(value));
  }

  private static Object raw(Object value) {
    return value instanceof Choice choice ? choice.key() : value;
  }

  @Test
  void readsWholeNumbersOfEitherWidth() {
    assertThat(Parameter.XBAR_ROWS.parse(64)).isEqualTo(64);
    assertThat(Parameter.XBAR_ROWS.parse(64L)).isEqualTo(64);
    assertThat(Parameter.SUPPLY_V.parse(1)).isEqualTo(1.0);
    assertThat(Parameter.TERNARY_ZERO_FRAC.parse(-0.0)).isEqualTo(0.0);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("rejections")
  void rejectsWithAMessage(Parameter parameter, Object raw, String message) {
    assertThatThrownBy(() -> parameter.parse(raw))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> rejections() {
    return Stream.of(
        Arguments.of(
            Parameter.XBAR_ROWS, 15, "xbar_rows (15) must be a whole number from 16 to 4096"),
        Arguments.of(
            Parameter.XBAR_ROWS,
            1L << 40,
            "xbar_rows (1099511627776) must be a whole number from 16 to 4096"),
        Arguments.of(
            Parameter.XBAR_ROWS, 64.0, "xbar_rows (64.0) must be a whole number from 16 to 4096"),
        Arguments.of(
            Parameter.XBAR_ROWS, "64", "xbar_rows (64) must be a whole number from 16 to 4096"),
        Arguments.of(
            Parameter.TERNARY_ZERO_FRAC,
            1.1,
            "ternary_zero_frac (1.1) must be a number from 0.0 to 1.0"),
        Arguments.of(
            Parameter.TERNARY_ZERO_FRAC,
            Double.NaN,
            "ternary_zero_frac (NaN) must be a number from 0.0 to 1.0"),
        Arguments.of(Parameter.SUPPLY_V, "low", "supply_v (low) must be a number from 0.5 to 1.5"),
        Arguments.of(
            Parameter.READOUT,
            "adc",
            "readout (adc) must be one of ternary, binary, sar, flash, digital"),
        Arguments.of(
            Parameter.READOUT,
            7,
            "readout (7) must be one of ternary, binary, sar, flash, digital"));
  }

  @Test
  void onlyAnAdcHasBitsAndOnlyTernaryHasZeros() {
    assertThat(Parameter.ADC_BITS.appliesTo(ReadoutKind.SAR)).isTrue();
    assertThat(Parameter.ADC_BITS.appliesTo(ReadoutKind.TERNARY)).isFalse();
    assertThat(Parameter.TERNARY_ZERO_FRAC.appliesTo(ReadoutKind.BINARY)).isFalse();
    assertThat(Parameter.XBAR_ROWS.readouts()).containsExactly(ReadoutKind.values());
  }

  @Test
  void keysAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(Parameter.TILES.column()).isEqualTo("tiles");
      assertThat(SignedMapping.DIFFERENTIAL.key()).isEqualTo("differential");
    } finally {
      Locale.setDefault(before);
    }
  }
}
