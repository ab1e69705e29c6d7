package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.sweeps.spec.RefusedSpec.HEAD;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake in axes and in their conditions, with the message that it gets. */
class AxisErrorsTest {

  @TempDir private Path folder;

  private static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "axes:\n  xbar_row: [64]",
            "s.yaml:4:3: axes.xbar_row: unknown key; did you mean xbar_rows? accepted: xbar_rows,"),
        arguments(
            "axes: {xbar_rows: [64, 5000]}",
            "s.yaml:3:24: axes.xbar_rows[1]: xbar_rows (5000) must be a whole number from 16 to"
                + " 4096"),
        arguments(
            "axes: {xbar_rows: [1_28]}",
            "s.yaml:3:20: axes.xbar_rows[0]: xbar_rows (1_28) must be a whole number from 16 to"
                + " 4096"),
        arguments(
            "axes: {xbar_rows: []}",
            "s.yaml:3:19: axes.xbar_rows: an empty list; an axis has at least one value"),
        arguments(
            "axes: {xbar_rows: [64, 64]}", "s.yaml:3:24: axes.xbar_rows[1]: 64 appears twice"),
        arguments(
            "axes: {xbar_rows: 64}",
            "s.yaml:3:19: axes.xbar_rows: must be a list, not 64; accepted: a list of values or one"
                + " of values, range, powers_of_two, linear, log, between"),
        arguments(
            "axes: {xbar_rows: {step: 2}}",
            "s.yaml:3:19: axes.xbar_rows: must have one of these keys; accepted: values, range,"
                + " powers_of_two, linear, log, between"),
        arguments(
            "axes: {xbar_rows: {range: [64, 128], linear: [1, 2]}}",
            "s.yaml:3:19: axes.xbar_rows: must have one of these keys; accepted: values,"),
        arguments(
            "axes: {xbar_rows: {powers_of_two: [64, 100]}}",
            "s.yaml:3:35: axes.xbar_rows.powers_of_two: 100 is not a power of two"),
        arguments(
            "axes: {xbar_rows: {linear: [64, 128], points: 4}}",
            "s.yaml:3:28: axes.xbar_rows.linear: gives 85.33333333333333; xbar_rows is a whole"
                + " number"),
        arguments(
            "axes: {xbar_rows: {linear: [64, 128]}}",
            "s.yaml:3:19: axes.xbar_rows.points: missing"),
        arguments(
            "axes: {xbar_rows: {range: [64, 128], points: 4}}",
            "s.yaml:3:46: axes.xbar_rows.points: applies to linear or log only"),
        arguments(
            "axes: {xbar_rows: {range: [128, 64]}}",
            "s.yaml:3:27: axes.xbar_rows.range: range must ascend, with a step above 0"),
        arguments(
            "axes: {supply_v: {range: [0.7, 1.2], step: 0.000001}}",
            "s.yaml:3:26: axes.supply_v.range: an axis has at most 100000 values"),
        arguments(
            "axes: {xbar_rows: {range: [64, wide]}}",
            "s.yaml:3:32: axes.xbar_rows.range: must be a number, not (wide)"),
        arguments(
            "axes: {xbar_rows: {range: [64]}}",
            "s.yaml:3:27: axes.xbar_rows.range: must be a list of two numbers, [first, last]"),
        arguments(
            "axes: {ternary_zero_frac: {log: [0, 1], points: 3}}",
            "s.yaml:3:33: axes.ternary_zero_frac.log: log needs bounds above 0"),
        arguments(
            "axes: {readout: {range: [1, 2]}}",
            "s.yaml:3:25: axes.readout.range: needs numbers; accepted: one of ternary, binary, sar,"
                + " flash"),
        arguments(
            "axes: {xbar_rows: {between: [64, 128]}}",
            "s.yaml:3:7: axes.xbar_rows.between: a grid needs values; between needs sampling:"
                + " random, latin_hypercube, sobol, morris or saltelli"),
        arguments(
            "zip:\n  - {xbar_rows: [64], xbar_columns: [64]}\naxes: {xbar_rows: [64]}",
            "s.yaml:5:8: axes.xbar_rows: xbar_rows is set by zip[0] as well; a second axis may"
                + " set it only if its when excludes the bundles that set it"),
        arguments(
            "zip:\n  - {weight_bits: [3, 4], activation_bits: [3]}",
            "s.yaml:4:5: zip[0]: lists of different lengths: weight_bits 2, activation_bits 1"),
        arguments(
            "zip:\n  - {weight_bits: [3, 3], activation_bits: [4, 4]}",
            "s.yaml:4:5: zip[0]: (3, 4) appears twice"),
        arguments(
            "axes: {xbar_rows: {values: [64], when: {xbar_column: 64}}, xbar_columns: [64]}",
            "s.yaml:3:41: axes.xbar_rows.when.xbar_column: no axis xbar_column; did you mean"
                + " xbar_columns? accepted: xbar_rows, xbar_columns"),
        arguments(
            "axes: {xbar_rows: {values: [64], when: {xbar_columns: 48}}, xbar_columns: [64]}",
            "s.yaml:3:55: axes.xbar_rows.when.xbar_columns: xbar_columns is never 48; accepted:"
                + " 64"),
        arguments(
            "axes: {xbar_rows: {values: [64], when: {xbar_rows: 64}}}",
            "s.yaml:3:41: axes.xbar_rows.when.xbar_rows: an axis cannot depend on itself"),
        arguments(
            """
            axes:
              xbar_rows: {values: [64], when: {xbar_columns: 64}}
              xbar_columns: {values: [64], when: {weight_bits: 4}}
              weight_bits: {values: [4], when: {xbar_rows: 64}}
            """,
            "s.yaml:4:3: axes.xbar_rows.when: circular condition: xbar_rows -> xbar_columns ->"
                + " weight_bits -> xbar_rows"),
        arguments(
            """
            bundles: {r: [adc-sar-6, {law: {readout: sar, adc_cost_source: regression}}]}
            zip:
              - {adc_bits: [4, 5], xbar_rows: [64, 256], when: {r: law}}
            axes: {xbar_columns: {values: [64, 256], when: {adc_bits: 7}}}
            """,
            "s.yaml:6:49: axes.xbar_columns.when.adc_bits: adc_bits is set by bundles.r and zip[0];"
                + " a condition needs a parameter that one group sets, or the name of a group of"
                + " bundles"),
        arguments(
            """
            axes:
              readout: {values: [sar, flash], when: {adc_bits: 6}}
              adc_bits: [6, 7]
            """,
            "s.yaml:4:3: axes.readout.when: circular condition: readout -> adc_bits -> readout"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isLocatedAndExplained(String axes, String message) {
    assertThat(RefusedSpec.refusal(HEAD + axes, folder).getMessage())
        .startsWith(message)
        .doesNotContain("\n");
  }
}
