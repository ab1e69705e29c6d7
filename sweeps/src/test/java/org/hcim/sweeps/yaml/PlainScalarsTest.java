package org.hcim.sweeps.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainScalarsTest {

  private static Stream<Arguments> values() {
    return Stream.of(
        arguments("", null),
        arguments("null", null),
        arguments("true", true),
        arguments("false", false),
        arguments("0", 0L),
        arguments("-7", -7L),
        arguments("1024", 1024L),
        arguments("9223372036854775807", Long.MAX_VALUE),
        arguments("9223372036854775808", new BigInteger("9223372036854775808")),
        arguments("0.8", 0.8),
        arguments("1.10", 1.1),
        arguments("-0.5", -0.5),
        arguments("1e10", 1e10),
        arguments("2.5E-3", 2.5e-3));
  }

  @ParameterizedTest
  @MethodSource("values")
  void jsonValuesAreThemselves(String text, Object value) {
    assertThat(PlainScalars.resolve(text)).isEqualTo(value);
  }

  /** YAML 1.1 and other schemas of 1.2 make booleans, numbers or dates of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "yes",
        "on",
        "off",
        "y",
        "n",
        "No",
        "NO",
        "True",
        "TRUE",
        "~",
        "Null",
        "010",
        "0o10",
        "0x10",
        "0b11",
        "1_000",
        "12:30:45",
        "+5",
        ".5",
        "5.",
        ".inf",
        ".nan",
        "-.inf",
        "NaN",
        "2026-11-22",
        "1e999",
        "1,000",
        "=",
        "<<"
      })
  void everythingElseIsText(String text) {
    assertThat(PlainScalars.resolve(text)).isEqualTo(text);
  }
}
