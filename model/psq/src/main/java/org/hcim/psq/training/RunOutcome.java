package org.hcim.psq.training;

import ai.djl.util.JsonUtils;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The measured outcome of a trained network, stored in {@code outcome.json} of its last stage.
 *
 * @param top1Pct top-1 accuracy in the bit-exact simulation, or in the training graph for a
 *     floating-point network
 * @param graphTop1Pct top-1 accuracy in the training graph
 * @param agreementFrac fraction of test images with the same class in simulation and graph; null
 *     for a floating-point network
 * @param zeroFrac fraction of ternary values that were 0 on the test images; null without ternary
 *     values
 * @param zeroFracByLayer the same by layer; empty without ternary values
 * @param trainImages number of training images
 * @param testImages number of test images
 * @param trainImagesPerS training images per second in the last epoch; 0 without an epoch
 */
public record RunOutcome(
    double top1Pct,
    double graphTop1Pct,
    Double agreementFrac,
    Double zeroFrac,
    Map<String, Double> zeroFracByLayer,
    int trainImages,
    int testImages,
    double trainImagesPerS)
    implements Serializable {

  public RunOutcome {
    zeroFracByLayer = Collections.unmodifiableMap(new LinkedHashMap<>(zeroFracByLayer));
  }

  /** Reads an outcome file. */
  public static RunOutcome read(Path file) throws IOException {
    return JsonUtils.GSON.fromJson(Files.readString(file), RunOutcome.class);
  }

  void write(Path file) throws IOException {
    StageFiles.replace(file, JsonUtils.GSON_PRETTY.toJson(this) + "\n");
  }
}
