package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.Model;
import org.hcim.jobs.quantize.FoldedNetwork;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.StageFiles;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.sweeps.workload.NetworkImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bias of the last layer of an ONNX file. */
class TrainedBiasTest {

  private static final String SPEC =
      """
      training: biased
      networks: [net.onnx]
      images: {train: 64, test: 32}
      references: [%s]
      bundles: {readouts: [ternary]}
      recipe: {float_epochs: 0, qat_epochs: 1, psq_epochs: 0, batch: 32}
      """;

  private static final int CLASSES = 10;

  @TempDir private static Path folder;

  /** It starts from the file's and stays in what continues the training. */
  @Test
  void isTrainedOn() throws IOException {
    var random = new Random(3);
    var model = new Model(17).input("x", 1, 3, 16, 16);
    String kernel = model.weight("kernel", values(random, 108), 4, 3, 3, 3);
    String maps = model.node("Conv", "conv", List.of("x", kernel));
    String active = model.node("Relu", "relu", List.of(maps));
    String flat =
        model.node(
            "Flatten", "flat", List.of(model.node("GlobalAveragePool", "m", List.of(active))));
    float[] given = values(random, CLASSES);
    String weights = model.weight("weights", values(random, 4 * CLASSES), CLASSES, 4);
    String bias = model.weight("bias", given, CLASSES);
    model.write(
        folder,
        model.node("Gemm", "head", List.of(flat, weights, bias), Model.integer("transB", 1)));
    Path out = folder.resolve("out");
    Path on = folder.resolve("on");

    train("float, ideal", out, "--weights", folder.resolve("net.onnx"));
    train("ideal", on, "--resume", stage(out, Stage.QAT));

    assertThat(bias(stage(out, Stage.FLOAT).resolve("network.onnx"))).isEqualTo(given);
    assertThat(codes(stage(out, Stage.QAT))).hasSize(CLASSES);
    assertThat(codes(stage(out, Stage.PSQ))).isEqualTo(codes(stage(out, Stage.QAT)));
    assertThat(codes(stage(on, Stage.QAT)))
        .hasSize(CLASSES)
        .isNotEqualTo(codes(stage(out, Stage.QAT)));
    assertThat(csv(on, "SELECT min(agreement_frac), min(started_from) FROM accuracy"))
        .containsExactly("1.0," + stage(out, Stage.QAT).getFileName());
    assertThat(csv(out, "SELECT DISTINCT started_from LIKE 'imported-%' FROM accuracy"))
        .containsExactly("true");
  }

  private static List<String> csv(Path training, String query) {
    return Terminal.run("sql", training, query, "--format", "csv").out().lines().skip(1).toList();
  }

  private static void train(String references, Path out, String option, Path start)
      throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve(references.length() + ".yaml"), SPEC.formatted(references));
    Terminal run = Terminal.run("train", spec, option, start, "--out", out);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static float[] values(Random random, int count) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Path stage(Path training, Stage last) throws IOException {
    try (var stages = Files.list(training.resolve("stages"))) {
      for (Path each : stages.toList()) {
        if (new StageFiles(each).stage().equals(Optional.of(last))) {
          return each;
        }
      }
    }
    throw new AssertionError("no run ends with " + last);
  }

  private static float[] bias(Path model) {
    double[] bias =
        FoldedNetwork.of(NetworkImport.read(model, InputShapes.none(), NetworkImport.Padding.NONE))
            .classifier()
            .bias();
    var values = new float[bias.length];
    for (int i = 0; i < bias.length; i++) {
      values[i] = (float) bias[i];
    }
    return values;
  }

  private static List<Integer> codes(Path stage) throws IOException {
    List<QuantizedLayer> layers = NetworkFile.read(stage.resolve("network.hcimq")).layers();
    return ((QuantizedLayer.Product) layers.get(layers.size() - 1)).bias();
  }
}
