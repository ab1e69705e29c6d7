package org.hcim.psq.training;

import ai.djl.util.JsonUtils;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The metrics of an epoch.
 *
 * @param epoch from 1
 * @param loss mean cross-entropy over the training images
 * @param trainTop1Pct top-1 accuracy on the augmented images during the epoch
 * @param testTop1Pct top-1 accuracy of the training graph after the epoch
 * @param learningRate the learning rate of the last step
 * @param imagesPerS training images per second, without the test
 */
public record EpochMetrics(
    int epoch,
    double loss,
    double trainTop1Pct,
    double testTop1Pct,
    double learningRate,
    double imagesPerS) {

  /** Reads the metrics of a stage's epochs so far; empty if the file does not exist. */
  public static List<EpochMetrics> read(Path metrics) throws IOException {
    return Files.exists(metrics)
        ? Files.readAllLines(metrics).stream().map(EpochMetrics::parse).toList()
        : List.of();
  }

  private static EpochMetrics parse(String line) {
    JsonObject json = JsonUtils.GSON.fromJson(line, JsonObject.class);
    return new EpochMetrics(
        json.get("epoch").getAsInt(),
        json.get("loss").getAsDouble(),
        json.get("train_top1_pct").getAsDouble(),
        json.get("test_top1_pct").getAsDouble(),
        json.get("learning_rate").getAsDouble(),
        json.get("images_per_s").getAsDouble());
  }

  /** One line of {@code metrics.jsonl}. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"epoch\":%d,\"loss\":%.6f,\"train_top1_pct\":%.4f,\"test_top1_pct\":%.4f,"
            + "\"learning_rate\":%.8f,\"images_per_s\":%.1f}%n",
        epoch,
        loss,
        trainTop1Pct,
        testTop1Pct,
        learningRate,
        imagesPerS);
  }
}
