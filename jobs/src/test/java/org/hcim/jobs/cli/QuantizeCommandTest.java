package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hcim.importer.onnx.Model;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A convolution of random features, a ReLU and a trained linear layer, written as ONNX. Images have
 * a bright line in noise, at one of ten places.
 */
class QuantizeCommandTest {

  private static final int CHANNELS = 12;
  private static final int FEATURES = CHANNELS * 64;
  private static final int CLASSES = 10;
  private static final double MEAN = 0.4;
  private static final double DEVIATION = 0.25;

  @TempDir private static Path folder;
  private static Path file;
  private static Path images;
  private static float[] kernels;

  @BeforeAll
  static void draw() throws IOException {
    images = Files.createDirectory(folder.resolve("images"));
    var random = new SplittableRandom(8);
    for (int label = 0; label < CLASSES; label++) {
      Path each = Files.createDirectory(images.resolve("place" + label));
      for (int i = 0; i < 60; i++) {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 256; at++) {
          int place = label < 5 ? at / 16 / 3 : 5 + at % 16 / 3;
          int light = (place == label ? 70 : 0) + random.nextInt(160);
          image.setRGB(at % 16, at / 16, light * 0x010101);
        }
        ImageIO.write(image, "png", each.resolve(i + ".png").toFile());
      }
    }
    export();
  }

  private static void export() throws IOException {
    var random = new SplittableRandom(3);
    kernels = new float[CHANNELS * 27];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = (float) (random.nextGaussian() / 5);
    }
    var model = new Model(17).openInput("x", "batch", 3, 16, 16);
    String w = model.weight("w", kernels, CHANNELS, 3, 3, 3);
    String conv =
        model.node(
            "Conv",
            "conv",
            List.of("x", w),
            Model.ints("pads", 1, 1, 1, 1),
            Model.ints("strides", 2, 2));
    String relu = model.node("Relu", "relu", List.of(conv));
    String flat = model.node("Flatten", "flat", List.of(relu), Model.integer("axis", 1));
    float[][] trained = trained();
    String fc = model.weight("fc", trained[0], CLASSES, FEATURES);
    String bias = model.weight("bias", trained[1], CLASSES);
    file =
        model.write(
            folder,
            model.node("Gemm", "head", List.of(flat, fc, bias), Model.integer("transB", 1)));
  }

  /** Weights and biases of a softmax regression on the features of some images. */
  private static float[][] trained() throws IOException {
    LabeledImages all = Datasets.open(images.toString(), Split.TRAIN, 480);
    var weights = new float[CLASSES * FEATURES];
    var bias = new float[CLASSES];
    for (int epoch = 0; epoch < 12; epoch++) {
      for (int i = 0; i < all.count(); i++) {
        float[] x = features(all, i);
        double[] probability = softmax(weights, bias, x);
        for (int c = 0; c < CLASSES; c++) {
          float error = (float) (0.0005 * ((all.label(i) == c ? 1 : 0) - probability[c]));
          bias[c] += error;
          for (int j = 0; j < FEATURES; j++) {
            weights[c * FEATURES + j] += error * x[j];
          }
        }
      }
    }
    return new float[][] {weights, bias};
  }

  private static double[] softmax(float[] weights, float[] bias, float[] x) {
    var numbers = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      numbers[c] = bias[c];
      for (int j = 0; j < FEATURES; j++) {
        numbers[c] += weights[c * FEATURES + j] * x[j];
      }
    }
    double most = Arrays.stream(numbers).max().orElseThrow();
    double sum = Arrays.stream(numbers).map(number -> Math.exp(number - most)).sum();
    return Arrays.stream(numbers).map(number -> Math.exp(number - most) / sum).toArray();
  }

  private static float[] features(LabeledImages all, int image) {
    byte[] pixels = all.pixels(image);
    var features = new float[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      double sum = 0;
      for (int k = 0; k < 27; k++) {
        int y = i % 64 / 8 * 2 + k % 9 / 3 - 1;
        int x = i % 8 * 2 + k % 3 - 1;
        boolean isInside = y >= 0 && y < 16 && x >= 0 && x < 16;
        double pixel =
            isInside ? ((pixels[k / 9 * 256 + y * 16 + x] & 0xFF) / 255.0 - MEAN) / DEVIATION : 0;
        sum += kernels[i / 64 * 27 + k] * pixel;
      }
      features[i] = (float) Math.max(0, sum);
    }
    return features;
  }

  private static Terminal quantize(Object... more) {
    Object[] all =
        Stream.concat(
                Stream.of(
                    "quantize",
                    file,
                    "--input",
                    "x=1x3x16x16",
                    "--images",
                    images,
                    "--mean",
                    Double.toString(MEAN),
                    "--std",
                    Double.toString(DEVIATION)),
                Stream.of(more))
            .toArray();
    return Terminal.run(all);
  }

  private static double top1(Terminal terminal, String readout) {
    String line =
        terminal
            .out()
            .lines()
            .filter(each -> each.startsWith(readout + " "))
            .findFirst()
            .orElse("");
    assertThat(line).as(terminal.out() + terminal.err()).isNotEmpty();
    return Double.parseDouble(line.split(" +", -1)[1]);
  }

  @Test
  void eightBitsKeepTheAccuracyAndManyAdcBitsTheIdealOne() {
    Terminal terminal =
        quantize(
            "--design",
            "weight_bits=8,activation_bits=8,xbar_rows=16",
            "--readouts",
            "ideal,adc:6,adc:2,ternary:half_scale",
            "--images-limit",
            "500");

    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.code()).isEqualTo(ExitCode.OK);
    double real = top1(terminal, "float");
    assertThat(real).isGreaterThan(70);
    assertThat(top1(terminal, "ideal")).isCloseTo(real, within(1.5));
    assertThat(top1(terminal, "adc:6")).isEqualTo(top1(terminal, "ideal"));
    assertThat(top1(terminal, "adc:2")).isLessThanOrEqualTo(top1(terminal, "ideal") + 2);
    assertThat(terminal.out()).containsPattern("ternary:half_scale +[0-9.]+ +[0-9.]+");
  }

  @Test
  void simulationOfTheWrittenFileGivesThePrintedAccuracy() {
    Path out = folder.resolve("net.hcimq");

    Terminal terminal =
        quantize("--readouts", "ideal,ternary", "--images-limit", "120", "--out", out);

    Path ternary = folder.resolve("net.ternary.hcimq");
    assertThat(terminal.out()).as(terminal.err()).contains("written: " + ternary);
    Terminal simulated =
        Terminal.run("simulate", "--network", ternary, "--images", images, "--images-limit", "120");
    assertThat(simulated.code()).as(simulated.err()).isEqualTo(ExitCode.OK);
    String printed = String.format(Locale.ROOT, "%.2f", top1(terminal, "ternary"));
    assertThat(simulated.out()).contains(printed.replaceAll("0+$", ""));
  }

  /** A network that is quantized already needs only its readout. */
  @Test
  void anIdealNetworkIsCalibratedFromItsFile() {
    Path ideal = folder.resolve("ideal.hcimq");
    quantize("--readouts", "ideal", "--images-limit", "64", "--out", ideal);

    Terminal again =
        Terminal.run(
            "quantize", ideal, "--images", images, "--readouts", "ternary", "--images-limit", "64");

    assertThat(again.err()).isEmpty();
    assertThat(again.out()).doesNotContain("float").contains("ternary");
  }

  @Test
  void refusesLayersByNameAndReasonAndWritesNothing() throws IOException {
    var model = new Model(17).input("x", 1, 3, 16, 16);
    String w = model.weight("w", 4, 3, 3, 3);
    String conv = model.node("Conv", "conv", List.of("x", w));
    String sigmoid = model.node("Sigmoid", "act", List.of(conv));
    String flat = model.node("Flatten", "flat", List.of(sigmoid));
    String fc = model.weight("fc", 10, 784);
    Path folderOfBad = Files.createDirectory(folder.resolve("bad"));
    Path bad =
        model.write(
            folderOfBad, model.node("Gemm", "head", List.of(flat, fc), Model.integer("transB", 1)));
    Path out = folder.resolve("bad.hcimq");

    Terminal terminal = Terminal.run("quantize", bad, "--images", "builtin", "--out", out);

    assertThat(terminal.code()).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.err())
        .contains("network net cannot be quantized:")
        .contains("conv (product): Sigmoid (act) must be a ReLU, a ReLU6 or absent");
    assertThat(folder.toFile().list()).doesNotContain("bad.hcimq");
  }

  @Test
  void refusesReadoutsAndParametersThatDoNotExist() {
    assertThat(quantize("--readouts", "quaternary").err())
        .startsWith("readout (quaternary) must be one of ideal, adc:BITS, ternary");
    assertThat(quantize("--design", "adc_cost=1").err())
        .contains("--design: adc_cost must be one of xbar_rows");
  }
}
