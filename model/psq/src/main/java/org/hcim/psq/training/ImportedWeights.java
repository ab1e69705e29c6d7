package org.hcim.psq.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.psq.network.LayerWeights;
import org.hcim.psq.training.Checkpoint.Tensor;

/** The weights of a network that was trained by another program, in a file next to the stages. */
public final class ImportedWeights {

  private static final String WEIGHT = ".weight";
  static final String BIAS = ".bias";

  private ImportedWeights() {}

  /**
   * Writes the weights to a directory named after their hash.
   *
   * @param stages the directory of all stages, visible to every worker
   */
  public static StageStart.Imported write(Map<String, LayerWeights> weights, Path stages)
      throws IOException {
    var file = new WeightsFile();
    weights.forEach(
        (layer, each) -> {
          file.add(layer + WEIGHT, each.weights(), each.weights().length);
          file.add(layer + BIAS, each.bias(), each.bias().length);
        });
    Path beside = stages.resolve("imported." + ProcessHandle.current().pid());
    var files = new StageFiles(beside);
    file.write(beside);
    String hash = files.weightsHash();
    Path directory = stages.resolve("imported-" + hash.substring(0, StageSetting.ID_DIGITS));
    Files.createDirectories(directory);
    StageFiles.moveInto(files.weights(), new StageFiles(directory).weights());
    Files.delete(beside);
    return new StageStart.Imported(directory.toString(), hash);
  }

  /** Reads the weights by layer. */
  static Map<String, LayerWeights> read(StageStart.Imported start) throws IOException {
    Path file = new StageFiles(Path.of(start.directory())).weights();
    Map<String, Tensor> tensors = Checkpoint.read(file).tensors();
    var weights = new LinkedHashMap<String, LayerWeights>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.endsWith(WEIGHT)) {
            String layer = name.substring(0, name.length() - WEIGHT.length());
            weights.put(layer, new LayerWeights(tensor.values(), bias(tensors, layer, file)));
          }
        });
    return weights;
  }

  private static float[] bias(Map<String, Tensor> tensors, String layer, Path file) {
    Tensor bias = tensors.get(layer + BIAS);
    if (bias == null) {
      throw new TrainingException(file + " has no bias of layer " + layer + ": it is damaged");
    }
    return bias.values();
  }
}
