package org.hcim.psq.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.psq.training.Checkpoint.Place;
import org.hcim.psq.training.Checkpoint.Tensor;

/** The weights of a stage that was not trained here; another stage can start from them. */
public final class WeightsFile {

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** Adds a parameter. */
  public void add(String name, float[] values, long... shape) {
    tensors.put(name, new Tensor(shape, values));
  }

  /** Adds a scalar parameter. */
  public void add(String name, double value) {
    add(name, new float[] {(float) value}, 1);
  }

  /**
   * Writes the file atomically.
   *
   * @param stage the directory of the stage, created if it does not exist
   */
  public void write(Path stage) throws IOException {
    Files.createDirectories(stage);
    new Checkpoint(Place.START, tensors).write(new StageFiles(stage).weights());
  }
}
