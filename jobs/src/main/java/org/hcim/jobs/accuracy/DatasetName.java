package org.hcim.jobs.accuracy;

import java.nio.file.Path;
import org.hcim.simulator.dataset.Datasets;

/** The name of a data set in tables: not a path, which differs between machines. */
public final class DatasetName {

  private DatasetName() {}

  /** The name of the images at a location. */
  public static String of(String location) {
    return location.equals(Datasets.BUILTIN)
        ? location
        : String.valueOf(Path.of(location).toAbsolutePath().normalize().getFileName());
  }
}
