package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

  @TempDir private Path folder;

  private Path ideal() throws IOException {
    Path network = folder.resolve("tiny.hcimq");
    Terminal made =
        Terminal.run(
            "random-network",
            SmallNetworks.resNet(folder),
            "--out",
            network,
            "--with",
            "readout=ideal");
    assertThat(made.code()).as(made.err()).isZero();
    return network;
  }

  /** Import and quantization read the file; the accuracy is that of the network. */
  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path network = ideal();
    Path onnx = folder.resolve("tiny.onnx");
    Path again = folder.resolve("again.hcimq");

    Terminal exported = Terminal.run("export", network, "--onnx", onnx);
    Terminal imported = Terminal.run("import", onnx);
    Terminal quantized =
        Terminal.run(
            "quantize",
            onnx,
            "--images",
            "builtin",
            "--image-bits",
            "4",
            "--readouts",
            "ideal",
            "--images-limit",
            "60",
            "--out",
            again);
    Terminal ofEightBits = Terminal.run("quantize", onnx, "--images", "builtin", "--out", again);

    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(ofEightBits.err()).isEqualTo("image bits (8) must be those of the file (4)\n");
    assertThat(exported.out())
        .startsWith(
            "written: " + onnx + ", quantized, QDQ, opset 17, input of 1x3x16x16, 9 layers in ");
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.out()).contains("layer3.0.conv2", "crossbar");
    assertThat(quantized.code()).as(quantized.err()).isZero();
    assertThat(quantized.out()).contains("ideal").doesNotContain("float");
    assertThat(top1(again)).isEqualTo(top1(network));
  }

  private double top1(Path network) throws IOException {
    Path json = folder.resolve("row.json");
    Terminal run =
        Terminal.run("simulate", "--network", network, "--images", "builtin", "--json", json);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(json.toFile()).get(0).get("top1_pct").asDouble();
  }

  @Test
  void theResultIsOneDocument() throws IOException {
    Path onnx = folder.resolve("shipped.onnx");

    Terminal exported =
        Terminal.run("export", "resnet8_16-ideal", "--onnx", onnx, "--format", "json");

    assertThat(exported.code()).as(exported.err()).isZero();
    JsonNode result = new ObjectMapper().readTree(exported.out());
    assertThat(result.get("file").asText()).isEqualTo(onnx.toString());
    assertThat(result.get("form").asText()).isEqualTo("qdq");
    assertThat(result.get("input").asText()).isEqualTo("1x3x16x16");
    assertThat(result.get("bytes").asLong()).isEqualTo(Files.size(onnx));
  }

  @Test
  void readoutsAreExportedBitByBit() throws IOException {
    Path onnx = folder.resolve("ternary.onnx");
    Path exact = folder.resolve("ideal.onnx");

    Terminal ternary = Terminal.run("export", "resnet8_16-ternary-64", "--onnx", onnx);
    Terminal ideal = Terminal.run("export", "resnet8_16-ideal", "--onnx", exact, "--bit-exact");

    assertThat(ternary.code()).as(ternary.err()).isZero();
    assertThat(ternary.out()).contains("bit-exact arithmetic of crossbars, opset 17");
    assertThat(ideal.out()).contains("bit-exact arithmetic of crossbars, opset 17");
    assertThat(Files.size(onnx)).isLessThan(1 << 20);
  }

  @Test
  void aRefusedNetworkLeavesTheOldFile() throws IOException {
    Path onnx = Files.writeString(folder.resolve("old.onnx"), "old");

    Path tokens = folder.resolve("tokens.hcimq");
    Terminal.run("random-network", "vit_block", "--out", tokens);
    Terminal refused = Terminal.run("export", tokens, "--onnx", onnx);

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("cannot be exported:")
        .contains("(layernorm): layers of tokens are not exported");
    assertThat(onnx).hasContent("old");
  }

  @Test
  void wrongNamesAreRefused() {
    assertThat(Terminal.run("export", "none.hcimq", "--onnx", folder.resolve("x.onnx")).err())
        .contains("none.hcimq is neither a file nor a name in hcim list trained");
    Terminal ending = Terminal.run("export", "resnet8_16-ideal", "--onnx", folder.resolve("x"));
    assertThat(ending.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err()).contains("must end with .onnx");
    Terminal place =
        Terminal.run("export", "resnet8_16-ideal", "--onnx", folder.resolve("no/x.onnx"));
    assertThat(place.err()).contains("cannot be written: no directory");
    assertThat(folder.resolve("no")).doesNotExist();
  }
}
