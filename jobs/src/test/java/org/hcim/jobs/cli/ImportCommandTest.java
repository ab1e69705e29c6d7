package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.importer.onnx.MalformedModels;
import org.hcim.importer.onnx.Model;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  @TempDir private Path folder;
  private Path file;

  /** A convolution of 16 x 27 x 4, and a linear layer of 64 x 10. */
  @BeforeEach
  void export() {
    var m = new Model(17).openInput("x", "batch", 3, 4, 4);
    String w = m.weight("w", 4, 3, 3, 3);
    String conv = m.node("Conv", "/conv/Conv", List.of("x", w), Model.ints("pads", 1, 1, 1, 1));
    String relu = m.node("Relu", "relu", List.of(conv));
    String flat = m.node("Flatten", "flat", List.of(relu), Model.integer("axis", 1));
    String fc = m.weight("fc", 10, 64);
    file = m.write(folder, m.node("Gemm", "head", List.of(flat, fc), Model.integer("transB", 1)));
  }

  @Test
  void printsATableWithTotalsAndWritesANetworkFile() throws IOException {
    Path out = folder.resolve("my_net.yaml");
    Terminal terminal = Terminal.run("import", file, "--input", "x=1x3x4x4", "--out", out);
    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.code()).isEqualTo(ExitCode.OK);
    assertThat(terminal.out().lines())
        .anyMatch(line -> line.matches("/conv/Conv +27 +4 +1 +16 +1,728 +crossbars"))
        .anyMatch(line -> line.matches("head +64 +10 +1 +1 +640 +crossbars"))
        .contains(
            "2,368 multiply-accumulates; 2 products on crossbars with 748 weights, 0 on the vector"
                + " unit");
    assertThat(Files.readString(out))
        .startsWith("# Imported from net.onnx\n# SHA-256 ")
        .contains(", opset 17\nnetwork: net\n")
        .contains("  - conv2d: {name: \"/conv/Conv\", out_channels: 4, kernel: 3, padding: 1}\n");
  }

  @Test
  void oneProductIsOne() {
    var m = new Model(17).input("x", 1, 3, 4, 4);
    String conv = m.node("Conv", "conv", List.of("x", m.weight("w", 4, 3, 1, 1)));
    assertThat(Terminal.run("import", m.write(folder, conv)).out())
        .contains("; 1 product on crossbars with 12 weights, 0 on the vector unit");
  }

  @Test
  void printsJsonThatProgramsCompare() {
    Terminal terminal = Terminal.run("import", file, "--input", "x=2x3x4x4", "--format", "json");
    assertThat(terminal.out().replaceAll("\\s+", " "))
        .startsWith("{ \"network\" : \"net\", \"macs\" : 4736, \"layers\" : [ ")
        .contains(
            "{ \"name\" : \"/conv/Conv\", \"on\" : \"crossbar\", \"rows\" : 27, \"outputs\" : 4,"
                + " \"groups\" : 1, \"positions\" : 32, \"macs\" : 3456 }");
  }

  @Test
  void aSpecNamesTheFileItself() throws IOException {
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(
        spec,
        """
        sweep: mine
        workloads: [{network: net.onnx, inputs: {x: 1x3x4x4}}]
        axes: {xbar_rows: [64, 128]}
        """);
    Terminal explain = Terminal.run("explain", spec, "0");
    assertThat(explain.err()).isEmpty();
    assertThat(explain.out()).contains("/conv/Conv");
  }

  /** Weights of 8 bits, activations that are read as codes of 8 bits. */
  @Test
  void aQuantizedNetworkStatesThePrecisionUnlessTheSpecDoes() throws IOException {
    var m = new Model(13).input("x", 1, 1, 4, 4);
    String scale = m.weight("scale", new float[] {0.5f});
    String codes = m.node("QuantizeLinear", "q", List.of("x", scale));
    String x = m.node("DequantizeLinear", "dq", List.of(codes, scale));
    String weight = m.node("QuantizeLinear", "qw", List.of(m.weight("w", 2, 1, 3, 3), scale));
    String w = m.node("DequantizeLinear", "dw", List.of(weight, scale));
    m.write(folder, m.node("Conv", "conv", List.of(x, w)));
    String text = "sweep: mine\nworkloads: [net.onnx]\naxes: {xbar_rows: [64, 128]}\n";
    Path spec = Files.writeString(folder.resolve("spec.yaml"), text);
    assertThat(bits(spec, Parameter.WEIGHT_BITS)).isEqualTo(8);
    assertThat(bits(spec, Parameter.ACTIVATION_BITS)).isEqualTo(8);
    Files.writeString(spec, text + "fixed: {weight_bits: 4}\n");
    assertThat(bits(spec, Parameter.WEIGHT_BITS)).isEqualTo(4);
    Files.writeString(spec, text.replace("[net.onnx]", "[net.onnx, resnet8]"));
    assertThat(bits(spec, Parameter.WEIGHT_BITS)).isEqualTo(4);
  }

  private static Object bits(Path spec, Parameter parameter) {
    return SweepSpec.load(spec).axes().defaults().get(parameter.ordinal());
  }

  @Test
  void anOpenSizeInASpecIsAnErrorWithItsPlace() throws IOException {
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(spec, "sweep: mine\nworkloads: [net.onnx]\naxes: {xbar_rows: [64, 128]}\n");
    Terminal plan = Terminal.run("plan", spec);
    assertThat(plan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(plan.err()).contains(":2:13: workloads[0]: net.onnx cannot be imported");
  }

  @Test
  void wrongFilesAreWrongUsageAndNothingIsWritten() throws IOException {
    Path out = folder.resolve("out.yaml");
    for (var model : MalformedModels.all().entrySet()) {
      Files.write(file, model.getValue());
      Terminal terminal = Terminal.run("import", file, "--out", out);
      assertThat(terminal.code()).as(model.getKey()).isEqualTo(ExitCode.USAGE);
      assertThat(terminal.out()).as(model.getKey()).isEmpty();
      assertThat(terminal.err()).as(model.getKey()).contains("net.onnx");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** The output was moved in front of the last layer. */
  @Test
  void nodesBehindTheOutputAreNamed() throws IOException {
    var m = new Model(17).input("x", 1, 3, 4, 4);
    String conv = m.node("Conv", "conv", List.of("x", m.weight("w", 4, 3, 1, 1)));
    String flat = m.node("Flatten", "flat", List.of(conv));
    m.node("Gemm", "head", List.of(flat, m.weight("fc", 64, 10)));

    Terminal terminal = Terminal.run("import", m.write(folder, conv));

    assertThat(terminal.code()).as(terminal.err()).isZero();
    assertThat(terminal.out())
        .contains(
            "counted, although no output of the file depends on them: flat (Flatten), head (Gemm)");
  }

  @Test
  void filesOfUnknownFormatsAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("net.txt"), "net");
    Terminal terminal = Terminal.run("import", text);
    assertThat(terminal.code()).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.err())
        .isEqualTo(
            "net.txt: the format is not known; accepted: .onnx, .csv, ZigZag's list of layers in"
                + " .yaml\n");
    assertThat(Terminal.run("import", Files.writeString(folder.resolve("net.pt"), "net")).err())
        .endsWith(".yaml; export a PyTorch model with torch.onnx.export\n");
    assertThat(Terminal.run("import", Files.createDirectory(folder.resolve("dir.onnx"))).err())
        .startsWith("dir.onnx: it is a directory; accepted: .onnx, .csv");
    assertThat(Terminal.run("import", Files.createFile(folder.resolve("empty.onnx"))).err())
        .isEqualTo("empty.onnx: the file is empty\n");
    assertThat(Terminal.run("import", Files.writeString(folder.resolve("a.onnx"), "abc")).err())
        .startsWith("a.onnx: not a whole ONNX model, as torch.onnx.export and other exporters");
    assertThat(Terminal.run("import", folder.resolve("absent.onnx")).err())
        .isEqualTo("absent.onnx: no such file\n");
    assertThat(Terminal.run("import", file, "--input", "x=1xx").code()).isEqualTo(ExitCode.USAGE);
  }
}
