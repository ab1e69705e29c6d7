package org.hcim.sweeps.space;

import java.nio.file.Path;
import org.hcim.sweeps.yaml.SpecException;

/** Reads explicit points from one kind of file; CSV is built in, the jobs add Parquet. */
public interface PointsSource {

  /** The extension of the files, such as {@code .csv}. */
  String ending();

  /** Returns whether this source reads a file with the given name. */
  default boolean reads(String fileName) {
    return fileName.endsWith(ending());
  }

  /**
   * Reads a file whose columns are named after parameters.
   *
   * @param name the file's name in messages
   * @param maxPoints maximum number of points; more are refused
   * @throws SpecException if a column, a type or a value is invalid
   */
  PointTable read(String name, Path file, long maxPoints);
}
