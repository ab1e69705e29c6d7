package org.hcim.sweeps.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.hcim.sweeps.yaml.Problem;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/** All errors of a network file are reported at once, without those that follow from others. */
class AllNetworkErrorsTest {

  /** Errors that follow from another one, such as the shape of b's output, are not reported. */
  @Test
  void allErrorsAreReportedAtOnce() {
    assertThat(
            problems(
                """
                network: Net
                titel: many errors
                input: {channels: 3, height: 32, width: 32}
                layers:
                  - conv2d: {name: a, out_channels: 8, kernel: 40}
                  - conv2d: {name: b, kernel: 3}
                  - add: {name: c, inputs: [a, bb]}
                  - pool: {kind: first}
                  - resize: {mode: linear}
                  - split: {name: parts, parts: 2, input: pool1}
                  - repeat:
                      name: block
                      times: 3
                      layers:
                        - conv2d: {name: d, out_channels: 8, kernel: 3, strides: 1}
                        - add: {name: e, inputs: [d, input]}
                  - linear: {name: fc, input: block.2, out_features: 0}
                  - concat: {inputs: [parts.0, input]}
                  - conv2d: {name: f, input: input, out_channels: 8, kernel: 3, groups: 2}
                  - flatten: {}
                  - linear: {name: fc, out_features: 10}
                """))
        .satisfiesExactly(
            each ->
                assertThat(each)
                    .startsWith("n.yaml:2:1: titel: unknown key; accepted: network, title"),
            each -> assertThat(each).startsWith("n.yaml:1:10: network: (Net) must be a name"),
            each ->
                assertThat(each).startsWith("n.yaml:5:48: layers[0].conv2d.kernel: kernel (40)"),
            each ->
                assertThat(each).isEqualTo("n.yaml:6:13: layers[1].conv2d.out_channels: missing"),
            each ->
                assertThat(each)
                    .isEqualTo(
                        "n.yaml:7:28: layers[2].add.inputs: no layer bb; did you mean b? accepted:"
                            + " input, a, b"),
            each ->
                assertThat(each).contains("layers[4].resize.size: a resize needs either size or"),
            each ->
                assertThat(each).contains("layers[6].repeat.layers[0].conv2d.strides: unknown key"),
            each ->
                assertThat(each).contains("layers[7].linear.out_features: must be a whole number"),
            each -> assertThat(each).contains("layers[9].conv2d.groups: groups (2) must divide 3"),
            each -> assertThat(each).endsWith("layers[11].linear.name: fc is taken"));
  }

  @Test
  void layersAfterAnInvalidInputAreChecked() {
    assertThat(
            problems(
                """
                network: net
                input: {channels: 3, height: 32}
                layers:
                  - repeat: {name: block, layers: [{conv2d: {name: a, out_channels: 8, kernel: 3}}]}
                  - pool: {kind: most}
                """))
        .satisfiesExactly(
            each -> assertThat(each).isEqualTo("n.yaml:2:8: input.width: missing"),
            each ->
                assertThat(each).startsWith("n.yaml:5:18: layers[1].pool.kind: unknown name most"));
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(
            SpecException.class,
            () -> NetworkReader.read(YamlReader.read("n.yaml", text.getBytes(UTF_8))))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }
}
