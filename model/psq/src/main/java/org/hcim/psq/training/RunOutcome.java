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
 * The measured outcome of a trained network: the file {@code outcome.json} of its last stage.
 *
 * @param top1Pct of the bit-exact simulation, or of the graph for a network in floats
 * @param graphTop1Pct of the training graph
 * @param agreementFrac fraction of test images with the same class in both; null for a network in
 *     floats
 * @param zeroFrac ternary values that were 0 on the test images; null without any
 * @param zeroFracByLayer the same by layer; empty without any
 * @param trainImages images trained on
 * @param testImages images tested on
 * @param trainImagesPerS in the last epoch; 0 without an epoch
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

  /** Reads a file. */
  public static RunOutcome read(Path file) throws IOException {
    return JsonUtils.GSON.fromJson(Files.readString(file), RunOutcome.class);
  }

  void write(Path file) throws IOException {
    StageFiles.replace(file, JsonUtils.GSON_PRETTY.toJson(this) + "\n");
  }
}
