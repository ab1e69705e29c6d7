package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that start from a quantized network. */
class QuantizedStartTest {

  private static final String SPEC = TrainCommandTest.SPEC;

  @TempDir private Path folder;

  /** Without a step the network with exact sums is the one that comes with the tool. */
  @Test
  void aNetworkThatComesWithTheToolIsTrainedOn() throws IOException {
    String text =
        SPEC.replace("test: 32", "test: 1000")
            .replace("[ternary, adc-sar-6]", "[ternary]")
            .replace("qat_epochs: 1", "qat_epochs: 0, weight_range: symmetric");
    Path spec = Files.writeString(folder.resolve("on.yaml"), text + "references: [ideal]\n");
    Path tuned = folder.resolve("on");

    Terminal run = Terminal.run("train", spec, "--weights", "resnet8_16-ideal", "--out", tuned);

    assertThat(run.code()).isZero();
    assertThat(
            Terminal.run(
                    "sql",
                    tuned,
                    "SELECT conversion, CASE conversion WHEN 'ideal' THEN top1_pct END AS top1,"
                        + " agreement_frac, qat_epochs, psq_epochs, started_from LIKE 'base_%' AS base"
                        + " FROM accuracy ORDER BY 1",
                    "--format",
                    "csv")
                .out()
                .lines())
        .containsExactly(
            "conversion,top1,agreement_frac,qat_epochs,psq_epochs,base",
            "ideal,%s,1.0,0,,true".formatted(shippedTop1("resnet8_16-ideal")),
            "ternary,,1.0,0,1,true");
    assertThat(Terminal.run("train", spec, "--weights", "resnet8_16-ideal", "--out", tuned).out())
        .startsWith("nothing to do");
  }

  @Test
  void aQuantizedNetworkThatIsNotOfTheSpecIsRefused() throws IOException {
    Path spec = Files.writeString(folder.resolve("q.yaml"), SPEC + "references: [ideal]\n");
    Path bits =
        Files.writeString(
            folder.resolve("bits.yaml"),
            SPEC.replace("xbar_rows: 64", "xbar_rows: 64, weight_bits: 8")
                + "references: [ideal]\n");
    Path other =
        Files.writeString(
            folder.resolve("layers.yaml"),
            SPEC.replace("network: resnet8,", "network: resnet20,") + "references: [ideal]\n");
    Path real = Files.writeString(folder.resolve("real.yaml"), SPEC);

    assertThat(refusal(spec, "resnet8_16-ternary-64"))
        .contains("readout (ternary) of network", "must be ideal");
    assertThat(refusal(bits, "resnet8_16-ideal"))
        .contains("weight_bits (8) and activation_bits (4) must be those of network")
        .contains("(4, 4, and 4 of images)");
    assertThat(refusal(other, "resnet8_16-ideal"))
        .contains("must have the same layers as resnet20");
    assertThat(refusal(real, "resnet8_16-ideal"))
        .contains("a network of stage QAT cannot continue in stage FLOAT", "references");
    assertThat(refusal(spec, "resnet8_16-ideel"))
        .contains("resnet8_16-ideel is neither a file nor a name in hcim list trained");
    assertThat(Terminal.run("train", spec, "--weights", "resnet8_16-ideal", "--std", "0.5").err())
        .contains("--mean and --std apply to ONNX files");
  }

  /** Its products have the same names and sizes, only the sum is missing. */
  @Test
  void aQuantizedNetworkWithoutTheShortcutsOfTheSpecIsRefused() throws IOException {
    String layers =
        """
        network: block
        title: A block
        source: ours
        input: {channels: 3, height: 16, width: 16}
        layers:
          - conv2d: {name: stem, out_channels: 8, kernel: 3, padding: 1}
          - conv2d: {name: conv, out_channels: 8, kernel: 3, padding: 1}
          - add: {name: sum, inputs: [conv, stem]}
          - flatten: {}
          - linear: {name: fc, out_features: 10}
        """;
    Path block = Files.writeString(folder.resolve("block.yaml"), layers);
    Path plain =
        Files.writeString(
            folder.resolve("plain.yaml"),
            layers.replace("  - add: {name: sum, inputs: [conv, stem]}\n", ""));
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            SPEC.replaceFirst("networks: .*", "networks: [block.yaml]") + "references: [ideal]\n");

    assertThat(refusal(spec, random(plain)))
        .contains(
            "conv (product): it has a kernel of 3 x 3, stride 1, padding 1 on stem, no shortcut; in"
                + " training it has a kernel of 3 x 3, stride 1, padding 1 on stem, a shortcut from"
                + " stem with stride 1");
    Path out = folder.resolve("started");
    assertThat(Terminal.run("train", spec, "--weights", random(block), "--out", out).code())
        .isZero();
  }

  private String random(Path layers) {
    Path network = folder.resolve(layers.getFileName() + ".hcimq");
    Terminal run =
        Terminal.run("random-network", layers, "--with", "readout=ideal", "--out", network);
    assertThat(run.code()).isZero();
    return network.toString();
  }

  private String refusal(Path spec, String weights) {
    Path nowhere = folder.resolve("refused");
    Terminal run = Terminal.run("train", spec, "--weights", weights, "--out", nowhere);
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere).doesNotExist();
    return run.err();
  }

  private static double shippedTop1(String name) {
    return ShippedNetworks.builtIn().require(name).reached().top1Pct();
  }
}
