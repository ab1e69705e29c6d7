package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hcim.importer.onnx.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  /** Two readouts on a few images. */
  static final String SPEC =
      """
      training: small
      networks: [{network: resnet8, name: resnet8_16, image: 16x16}]
      images: {train: 64, test: 32}
      bundles: {readouts: [ternary, adc-sar-6]}
      fixed: {xbar_rows: 64}
      recipe: {float_epochs: 1, qat_epochs: 1, psq_epochs: 1, batch: 32}
      """;

  private static final String SWEEP =
      """
      sweep: joined
      workloads: [{network: resnet8, name: resnet8_16, image: 16x16}, resnet20]
      axes: {readout: [ternary, sar, binary], xbar_rows: [64, 128]}
      fixed: {adc_bits: 6, adc_cost_source: regression}
      accuracy: {table: %s, rule: %s}
      """;

  @TempDir private static Path folder;
  private static Path out;
  private static Terminal trained;

  @BeforeAll
  static void train() throws IOException {
    out = folder.resolve("out");
    trained =
        Terminal.run("train", Files.writeString(folder.resolve("s.yaml"), SPEC), "--out", out);
  }

  @Test
  void printsWhatNetworksReach() {
    assertThat(trained.code()).isZero();
    assertThat(trained.out())
        .containsPattern("resnet8_16 float +1 +\\d")
        .containsPattern("resnet8_16 ideal, w4 a4 +1 +[\\d.]+ +100\\.00 %")
        .containsPattern("ternary, 64 rows, w4 a4 s4 bit_slice +1 +[\\d.]+ +100\\.00 % +[\\d.]+ %")
        .containsPattern("adc 6 bits, 64 rows, w4 a4 +1 +[\\d.]+ +100\\.00 %\n");
  }

  @Test
  void isDoneOnce() {
    Terminal again = Terminal.run("train", folder.resolve("s.yaml"), "--out", out);

    assertThat(again.out()).startsWith("nothing to do: training t_");
    assertThat(Terminal.run("verify", out).out()).contains("verified", "4 rows");
    assertThat(Terminal.run("status", out).out()).contains("complete");
  }

  @Test
  void theTableIsInSql() {
    String query =
        "SELECT conversion, adc_bits, epochs FROM (SELECT *, float_epochs + coalesce(qat_epochs, 0)"
            + " + coalesce(psq_epochs, 0) AS epochs FROM accuracy) a ORDER BY conversion";
    Terminal duckDb = Terminal.run("sql", out, query, "--format", "csv");
    Terminal spark = Terminal.run("sql", out, query, "--format", "csv", "--engine", "spark");

    assertThat(duckDb.out().lines().skip(1))
        .containsExactly("adc,6,3", "float,,1", "ideal,,2", "ternary,,3");
    assertThat(spark.out()).isEqualTo(duckDb.out());
  }

  @Test
  void sweepsTakeAccuracyAndZerosOfExactlyTheSetting() throws IOException {
    Path swept = sweep("exact");

    String known =
        csv(
            swept,
            "SELECT workload, readout, xbar_rows, accuracy_source LIKE 'measured:t_%builtin%' AS m,"
                + " abs(ternary_zero_frac - mean_zero_frac) < 1e-9 AND ternary_zero_frac <> 0.5 AS z"
                + " FROM results WHERE accuracy_top1_pct IS NOT NULL ORDER BY readout");
    assertThat(known.lines().skip(1))
        .containsExactly("resnet8_16,sar,64,true,", "resnet8_16,ternary,64,true,true");
    Terminal frontier =
        Terminal.run(
            "frontier",
            swept,
            "--objectives",
            "energy_pj:min,accuracy_top1_pct:max",
            "--scale",
            "linear");
    assertThat(frontier.code()).isZero();
  }

  @Test
  void estimatesSaySo() throws IOException {
    String estimated =
        csv(
            sweep("nearest"),
            "SELECT readout, xbar_rows FROM results"
                + " WHERE accuracy_source LIKE 'estimated:nearest setting%' ORDER BY readout");

    assertThat(estimated.lines().skip(1)).containsExactly("sar,128", "ternary,128");
  }

  @Test
  void mistakesAreExplained() throws IOException {
    Path nowhere = Files.writeString(folder.resolve("n.yaml"), SWEEP.formatted("nowhere", "exact"));
    Path images = Files.writeString(folder.resolve("i.yaml"), SPEC + "dataset: no/such/folder\n");

    assertThat(Terminal.run("sweep", nowhere).err())
        .contains("n.yaml:5:19: accuracy.table: (nowhere) must contain a complete training");
    assertThat(Terminal.run("train", images).err()).contains("no/such/folder", "does not exist");
    assertThat(Terminal.run("train", images).code()).isEqualTo(ExitCode.USAGE);
    assertThat(Terminal.run("train", folder.resolve("s.yaml"), "--resume", folder).err())
        .contains("--resume", "must be the directory of a trained stage");
    assertThat(Terminal.run("train", folder.resolve("s.yaml"), "--out", "hdfs:///x").err())
        .contains("must be a path that all workers can access");
  }

  /** A run that cannot be trained costs no other run its result. */
  @Test
  void aRunThatFailsSaysWhy() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("f.yaml"),
            SPEC.replace("{network: resnet8, name: resnet8_16, image: 16x16}", "mlp")
                    .replace("64}", "64, activation_bits: 8}")
                + "axes: {partial_sum_bits: [4, 8]}\n");
    Path failing = folder.resolve("failing");
    Terminal run = Terminal.run("train", spec, "--out", failing);
    Terminal again = Terminal.run("train", spec, "--out", failing);

    assertThat(run.code()).isEqualTo(ExitCode.FAILURE_BUDGET);
    assertThat(run.out())
        .containsPattern("ternary, 64 rows, w4 a8 s4 bit_slice +1 +[\\d.]+")
        .containsPattern(
            "ternary, 64 rows, w4 a8 s4 bit_slice, partial_sum_bits 4 +failed: "
                + "partial_sum_bits \\(4\\) must hold");
    assertThat(run.err()).contains("1 of 5 runs failed");
    assertThat(again.code()).isEqualTo(ExitCode.FAILURE_BUDGET);
    assertThat(again.out()).startsWith("nothing to do");
    assertThat(csv(failing, "SELECT count(*) AS n FROM accuracy WHERE status_reason IS NOT NULL"))
        .containsPattern("n\\s+1\\s");
  }

  /** The model that a training wrote, as one of another program: the accuracy is the same. */
  @Test
  void weightsOfAnOnnxFileAreTheStart() throws IOException {
    Path model;
    try (var files = Files.walk(out.resolve("stages"))) {
      model = files.filter(file -> file.endsWith("network.onnx")).findFirst().orElseThrow();
    }
    Files.copy(model, folder.resolve("mine.onnx"));
    Path spec =
        Files.writeString(
            folder.resolve("mine.yaml"),
            SPEC.replace("{network: resnet8, name: resnet8_16, image: 16x16}", "mine.onnx")
                .replace("float_epochs: 1", "float_epochs: 0"));
    Path tuned = folder.resolve("tuned");

    Terminal run =
        Terminal.run("train", spec, "--weights", folder.resolve("mine.onnx"), "--out", tuned);

    assertThat(run.code()).isZero();
    String query = "SELECT graph_top1_pct FROM accuracy WHERE conversion = 'float'";
    assertThat(csv(tuned, query)).isEqualTo(csv(out, query));
    assertThat(csv(tuned, "SELECT count(*) AS runs FROM accuracy WHERE status = 'ok'").lines())
        .containsExactly("runs", "4");
    assertThat(Terminal.run("train", spec, "--weights", model, "--resume", tuned).err())
        .contains("--resume and --weights must not be given together");
    assertThat(Terminal.run("train", spec, "--std", "0.5", "--out", tuned).err())
        .contains("--mean and --std need --weights with an ONNX file");
    Path other =
        Files.writeString(
            folder.resolve("other.yaml"),
            SPEC.replace("{network: resnet8, name: resnet8_16, image: 16x16}", "mlp"));
    assertThat(Terminal.run("train", other, "--weights", model, "--out", tuned).err())
        .contains("cannot be the start of a training", "they are of another network");
  }

  /** All that cannot be trained is told at once, by layer, before anything is trained. */
  @Test
  void layersThatCannotBeTrainedAreNamed() throws IOException {
    Files.writeString(
        folder.resolve("hard.yaml"),
        """
        network: hard
        input: {channels: 3, height: 16, width: 16}
        layers:
          - conv2d: {name: a, out_channels: 6, kernel: [1, 3], padding: [0, 1, 0, 1]}
          - conv2d: {name: b, out_channels: 6, kernel: 3, groups: 3, input: input}
          - pool: {kind: average, name: mean}
          - mul: {name: gate, inputs: [mean, mean]}
          - flatten: {}
          - linear: {name: fc, out_features: 10}
        """);
    Path spec =
        Files.writeString(
            folder.resolve("h.yaml"),
            "training: h\nnetworks: [hard.yaml, vgg9, mobilenet_v2, {network: resnet8, image:"
                + " 8x8}]\n");

    Terminal run = Terminal.run("train", spec, "--out", folder.resolve("hard"));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("network hard cannot be trained:")
        .contains("a (conv2d): padding ([0, 1] before, [0, 1] behind) must be equal on all sides")
        .contains("b (conv2d): groups (3) must be 1 in training")
        .contains("gate (mul): the format of quantized networks has no such layer")
        .contains("network mobilenet_v2 cannot be trained:")
        .contains("stage1.0.depthwise (conv2d): groups (32) must be 1 in training")
        .contains("network vgg9 takes images of 3 channels x 32 x 32, the data set has 3 channels")
        .contains(
            "network resnet8_8x8 takes images of 3 channels x 8 x 8",
            "write {network: ..., image: 16x16} in the spec");
  }

  /** Layers of an ONNX file have the names of its nodes. */
  @Test
  void layersOfAnOnnxFileThatCannotBeTrainedAreNamed() throws IOException {
    var model = new Model(17).input("x", 1, 3, 16, 16);
    String w = model.weight("w", 6, 1, 3, 3);
    String depthwise = model.node("Conv", "depthwise", List.of("x", w), Model.integer("group", 3));
    String mean = model.node("GlobalAveragePool", "mean", List.of(depthwise));
    String gated = model.node("Mul", "gated", List.of(depthwise, mean));
    String flat = model.node("Flatten", "flat", List.of(gated));
    String fc = model.weight("fc", 10, 6 * 14 * 14);
    model.write(folder, model.node("Gemm", "head", List.of(flat, fc), Model.integer("transB", 1)));
    Path spec = Files.writeString(folder.resolve("o.yaml"), "training: o\nnetworks: [net.onnx]\n");

    Terminal run = Terminal.run("train", spec, "--out", folder.resolve("onnx"));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("network net cannot be trained:")
        .contains("depthwise (conv2d): groups (3) must be 1 in training")
        .contains("gated (mul): the format of quantized networks has no such layer");
    assertThat(folder.resolve("onnx")).doesNotExist();
  }

  private static Path sweep(String rule) throws IOException {
    Path swept = folder.resolve("swept-" + rule);
    Path spec = Files.writeString(folder.resolve(rule + ".yaml"), SWEEP.formatted(out, rule));
    assertThat(Terminal.run("sweep", spec, "--out", swept).code()).isZero();
    return swept;
  }

  private static String csv(Path swept, String query) {
    return Terminal.run("sql", swept, query, "--format", "csv").out();
  }
}
