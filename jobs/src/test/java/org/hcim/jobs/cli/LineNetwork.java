package org.hcim.jobs.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hcim.importer.onnx.Model;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;

/**
 * A convolution of random features, a ReLU and a trained linear layer, written as ONNX. Images have
 * a bright line in noise, at one of ten places.
 */
record LineNetwork(Path file, Path images) {

  private static final int CHANNELS = 12;
  private static final int FEATURES = CHANNELS * 64;
  private static final int CLASSES = 10;
  private static final double MEAN = 0.4;
  private static final double DEVIATION = 0.25;

  /** Draws the images, trains the network and writes it as {@code net.onnx}. */
  static LineNetwork in(Path folder) throws IOException {
    Path images = Files.createDirectory(folder.resolve("images"));
    draw(images);
    float[] kernels = kernels();
    return new LineNetwork(export(folder, kernels, trained(images, kernels)), images);
  }

  /** The options that the network needs. */
  List<Object> options() {
    return List.of(
        "--input",
        "x=1x3x16x16",
        "--images",
        images,
        "--mean",
        Double.toString(MEAN),
        "--std",
        Double.toString(DEVIATION));
  }

  /** The network with the same images in another order of classes, copied into a folder. */
  LineNetwork withShiftedClasses(Path folder) throws IOException {
    Path shifted = Files.createDirectory(folder.resolve("shifted"));
    for (int label = 0; label < CLASSES; label++) {
      Path to = Files.createDirectory(shifted.resolve("place" + (label + 1) % CLASSES));
      try (Stream<Path> all = Files.list(images.resolve("place" + label))) {
        for (Path image : all.toList()) {
          Files.copy(image, to.resolve(image.getFileName()));
        }
      }
    }
    return new LineNetwork(file, shifted);
  }

  /** Draws images of ten classes, a folder each. */
  static void draw(Path images) throws IOException {
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
  }

  private static float[] kernels() {
    var random = new SplittableRandom(3);
    var kernels = new float[CHANNELS * 27];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = (float) (random.nextGaussian() / 5);
    }
    return kernels;
  }

  private static Path export(Path folder, float[] kernels, float[][] trained) throws IOException {
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
    String fc = model.weight("fc", trained[0], CLASSES, FEATURES);
    String bias = model.weight("bias", trained[1], CLASSES);
    return model.write(
        folder, model.node("Gemm", "head", List.of(flat, fc, bias), Model.integer("transB", 1)));
  }

  /** Weights and biases of a softmax regression on the features of some images. */
  private static float[][] trained(Path images, float[] kernels) throws IOException {
    LabeledImages all = Datasets.open(images.toString(), Split.TRAIN, 480);
    var weights = new float[CLASSES * FEATURES];
    var bias = new float[CLASSES];
    for (int epoch = 0; epoch < 12; epoch++) {
      for (int i = 0; i < all.count(); i++) {
        float[] x = features(kernels, all, i);
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

  private static float[] features(float[] kernels, LabeledImages all, int image) {
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
}
