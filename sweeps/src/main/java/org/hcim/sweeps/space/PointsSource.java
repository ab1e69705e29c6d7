package org.hcim.sweeps.space;

import java.nio.file.Path;
import org.hcim.sweeps.yaml.SpecException;

/** Reads explicit points from a kind of file; CSV is built in, the jobs add Parquet. */
public interface PointsSource {

  /** Whether this source reads files of this name. */
  boolean reads(String fileName);

  /**
   * Reads a file whose columns are named as parameters.
   *
   * @param name the file's name in messages
   * @param mostPoints more points are refused
   * @throws SpecException when a column, a type or a value is wrong
   */
  PointTable read(String name, Path file, long mostPoints);
}
