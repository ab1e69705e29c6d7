package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.sweeps.spec.RefusedSpec.HEAD;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake beside those of axes, with the message that it gets. */
class SpecErrorsTest {

  @TempDir private Path folder;

  private static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("axes: {}\nsamplng: {}", "s.yaml:4:1: samplng: unknown key; did you mean"),
        arguments(
            "fixed: {readout: tenary}",
            "s.yaml:3:18: fixed.readout: unknown name tenary; did you mean ternary? accepted:"
                + " ternary, binary, sar, flash, digital"),
        arguments(
            "fixed: {xbar_rows: }",
            "s.yaml:3:19: fixed.xbar_rows: must be a whole number from 16 to 4096, not empty"),
        arguments(
            "fixed: {xbar_rows: [64]}",
            "s.yaml:3:20: fixed.xbar_rows: must be a whole number from 16 to 4096, not a list"),
        arguments(
            "fixed: {xbar_rows: 64}\naxes: {xbar_rows: [64]}",
            "s.yaml:4:8: axes.xbar_rows: xbar_rows is set under fixed as well"),
        arguments(
            "bundles: {design: [hcim-c]}",
            "s.yaml:3:20: bundles.design: no bundle hcim-c; did you mean hcim-a? accepted:"
                + " config-a,"),
        arguments(
            "bundles: {design: {mine: {}}}", "s.yaml:3:11: bundles.design: sets no parameter"),
        arguments(
            "bundles: {design: [hcim-a, {mine: {readout: ternary}}, ternary]}",
            "s.yaml:3:11: bundles.design: mine and ternary are the same"),
        arguments(
            "bundles: {readout: [hcim-a]}",
            "s.yaml:3:11: bundles.readout: must be a name, and not a parameter's; accepted:"),
        arguments(
            "bundles: {design: [hcim-a]}\naxes: {weight_bits: [2, 4]}",
            "s.yaml:4:8: axes.weight_bits: weight_bits is set by bundles.design as well; a second axis"),
        arguments(
            "axes: {adc_bits: [5, 6]}",
            "s.yaml:3:8: axes.adc_bits: never applies: the readout is ternary, adc_bits applies to sar"
                + " or flash"),
        arguments(
            "fixed: {readout: sar, scale_factor_bits: 4}",
            "s.yaml:3:8: fixed.scale_factor_bits: never applies: the readout is sar,"
                + " scale_factor_bits applies to ternary or binary"),
        arguments(
            "constraints:\n  - {name: a, rule: ' '}",
            "s.yaml:4:21: constraints[0].rule: must be text, not blank"),
        arguments(
            "constraints:\n  - {name: a, rule: x > 1}\n  - {name: a, rule: x > 2}",
            "s.yaml:5:12: constraints[1].name: a appears twice"),
        arguments(
            "constraints:\n  - {name: A b, rule: x > 1}",
            "s.yaml:4:12: constraints[0].name: (A b) must be a name; accepted:"),
        arguments(
            "constants: {comparator_energy: 1}",
            "s.yaml:3:13: constants.comparator_energy: no constant comparator_energy; did you mean"
                + " comparator_energy_pj? accepted:"),
        arguments(
            "constants: {comparator_energy_pj: low}",
            "s.yaml:3:35: constants.comparator_energy_pj: must be a number of at least 0, not"
                + " (low)"),
        arguments(
            "constants: {input_ones_frac: 50}",
            "s.yaml:3:30: constants.input_ones_frac: must be a number from 0 to 1, not (50)"),
        arguments(
            "constants: {shift_add_columns: 0}",
            "s.yaml:3:32: constants.shift_add_columns: must be a number above 0, not (0)"),
        arguments(
            "sampling: {method: sobel, points: 8}",
            "s.yaml:3:20: sampling.method: unknown name sobel; did you mean sobol? accepted: grid,"
                + " random, latin_hypercube, sobol, morris, saltelli, points"),
        arguments("sampling: {method: random}", "s.yaml:3:11: sampling.points: missing"),
        arguments(
            "sampling: {method: grid, seed: 1}",
            "s.yaml:3:32: sampling.seed: does not apply to method grid"),
        arguments(
            "sampling: {method: random, points: 0}",
            "s.yaml:3:36: sampling.points: must be a whole number from 1 to 9007199254740992, not"
                + " (0)"),
        arguments(
            "axes: {cell_bits: [1, 2]}\nsampling: {method: morris, trajectories: 5, points: 7}",
            "s.yaml:4:53: sampling.points: does not apply to method morris"),
        arguments(
            "axes: {cell_bits: [1, 2]}\nsampling: {method: morris, trajectories: 5, levels: 1}",
            "s.yaml:4:53: sampling.levels: must be a whole number from 2 to 1000, not (1)"),
        arguments("sampling: {method: morris}", "s.yaml:3:11: sampling.trajectories: missing"),
        arguments(
            "sampling: {method: morris, trajectories: 5}",
            "s.yaml:3:11: sampling.method morris: needs at least one axis"),
        arguments("sampling: {method: saltelli}", "s.yaml:3:11: sampling.points: missing"),
        arguments(
            "sampling: {method: saltelli, points: 8}",
            "s.yaml:3:11: sampling.method saltelli: needs 1 to 32 axes, not 0"),
        arguments(
            "sampling: {method: sobol, points: 8, levels: 3}",
            "s.yaml:3:46: sampling.levels: does not apply to method sobol"),
        arguments(
            "sampling: {method: points, file: p.txt}",
            "s.yaml:3:11: sampling.file: (p.txt) must be a file of points; accepted: .csv"),
        arguments(
            "sampling: {method: points, file: p.csv}",
            "s.yaml:3:11: sampling.file: (p.csv) is not a file; paths start from the spec's folder"),
        arguments(
            "sampling: {method: points, file: ../p.csv}",
            "s.yaml:3:11: sampling.file: (../p.csv) must be in the spec's folder or below it"),
        arguments(
            "max_points: 1e6",
            "s.yaml:3:13: max_points: must be a whole number from 1 to 9223372036854775807, not"
                + " (1e6)"),
        arguments(
            "chunk_points: 0",
            "s.yaml:3:15: chunk_points: must be a whole number from 1 to 10000000, not (0)"),
        arguments("objectives: []", "s.yaml:3:1: objectives: unknown key; accepted: sweep,"),
        arguments("description: 3", "s.yaml:3:14: description: must be text, not (3)"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isLocatedAndExplained(String body, String message) {
    assertThat(refusal(HEAD + body).getMessage()).startsWith(message).doesNotContain("\n");
  }

  private static Stream<Arguments> heads() {
    return Stream.of(
        arguments("workloads: [vgg9]", "s.yaml:1:1: sweep: missing"),
        arguments("sweep: x", "s.yaml:1:1: workloads: missing"),
        arguments(
            "sweep: ../x\nworkloads: [vgg9]",
            "s.yaml:1:8: sweep: (../x) must be a name; accepted: [a-z][a-z0-9_-]{0,63}"),
        arguments(
            "[1]", "s.yaml:1:1: must be a mapping, not a list; accepted: sweep, description,"),
        arguments(
            "sweep: x\nworkloads: [resnet21]",
            "s.yaml:2:13: workloads[0]: no network resnet21; did you mean resnet20? accepted:"),
        arguments(
            "sweep: x\nworkloads: []",
            "s.yaml:2:12: workloads: an empty list; a sweep has at least one workload"),
        arguments(
            "sweep: x\nworkloads: [vgg9, vgg9]",
            "s.yaml:2:19: workloads[1]: vgg9 appears twice; give one of them a name"),
        arguments(
            "sweep: x\nworkloads: [{network: none.yaml}]",
            "s.yaml:2:23: workloads[0].network: (none.yaml) is not a file; paths start from"),
        arguments(
            "sweep: x\nworkloads: [{network: /etc/x.yaml}]",
            "s.yaml:2:23: workloads[0].network: (/etc/x.yaml) must be in the spec's folder"),
        arguments(
            "sweep: x\nworkloads: [{network: vgg9, ternary_zero_frac: {conv9: 0.5}}]",
            "s.yaml:2:49: workloads[0].ternary_zero_frac.conv9: no layer with weights is named"
                + " conv9; did you mean conv1? accepted: conv1,"),
        arguments(
            "sweep: x\nworkloads: [{network: vgg9, ternary_zero_frac: {conv1: 1.5}}]",
            "s.yaml:2:56: workloads[0].ternary_zero_frac.conv1: ternary_zero_frac (1.5) must be a"
                + " number from 0.0 to 1.0"));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void headIsChecked(String spec, String message) {
    assertThat(refusal(spec).getMessage()).startsWith(message).doesNotContain("\n");
  }

  @Test
  void allProblemsAreReportedTogether() {
    SpecException refusal =
        refusal("sweep: X\nworkloads: [net]\naxes: {xbar_rows: [1], adc_bit: [4]}\nseed: 3\n");
    assertThat(refusal.problems())
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.path())
        .containsExactly(
            "4:1 seed",
            "1:8 sweep",
            "2:13 workloads[0]",
            "3:20 axes.xbar_rows[0]",
            "3:24 axes.adc_bit");
  }

  @Test
  void problemsOfANetworkFileNameThatFile() throws IOException {
    Files.writeString(folder.resolve("net.yaml"), "network: net\ninput: {tokens: 1}\nlayers: []\n");
    assertThat(refusal("sweep: x\nworkloads: [{network: net.yaml}]"))
        .hasMessage("net.yaml:2:8: input.features: missing");
  }

  @Test
  void linkOutOfTheFolderIsRefused() throws IOException {
    Path outside = Files.createTempFile("points", ".csv");
    Files.createSymbolicLink(folder.resolve("p.csv"), outside);
    assertThat(refusal(HEAD + "sampling: {method: points, file: p.csv}"))
        .hasMessage("s.yaml:3:11: sampling.file: (p.csv) is a link out of the spec's folder");
    Files.delete(outside);
  }

  private SpecException refusal(String spec) {
    return RefusedSpec.refusal(spec, folder);
  }
}
