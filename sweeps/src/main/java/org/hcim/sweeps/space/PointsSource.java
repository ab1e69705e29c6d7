package org.hcim.sweeps.space;

import java.nio.file.Path;
import org.hcim.sweeps.yaml.SpecException;

/** Reads explicit points from a kind of file; CSV is built in, the jobs add Parquet. */
public interface PointsSource {

  /** The end of the names of these files: {@code .csv}. */
  String ending();

  /** Returns whether this source reads files of this name. */
  default boolean reads(String fileName) {
    return fileName.endsWith(ending());
  }

  /**
   * Reads a file whose columns are named as parameters.
   *
   * @param name the file's name in messages
   * @param maxPoints more points are refused
   * @throws SpecException when a column, a type or a value is wrong
   */
  PointTable read(String name, Path file, long maxPoints);
}
