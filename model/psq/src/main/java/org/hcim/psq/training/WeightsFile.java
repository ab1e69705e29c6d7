package org.hcim.psq.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.psq.training.Checkpoint.Place;
import org.hcim.psq.training.Checkpoint.Tensor;

/** The weights of a stage that was not trained here, from which another stage may start. */
public final class WeightsFile {

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** Adds a parameter. */
  public void add(String name, float[] values, long... shape) {
    tensors.put(name, new Tensor(shape, values));
  }

  /** Adds a parameter of one number. */
  public void add(String name, double value) {
    add(name, new float[] {(float) value}, 1);
  }

  /**
   * Writes the file atomically.
   *
   * @param stage the directory, which is made where it is missing
   */
  public void write(Path stage) throws IOException {
    Files.createDirectories(stage);
    new Checkpoint(Place.START, tensors).write(new StageFiles(stage).weights());
  }
}
