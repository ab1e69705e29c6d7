package org.hcim.jobs.store;

import java.io.IOException;
import java.net.URI;
import org.apache.parquet.io.InputFile;

/** A committed data file, readable without Spark by the settings of its file system. */
public final class DataFile {

  private final Volume volume;
  private final String path;

  DataFile(Volume volume, String path) {
    this.volume = volume;
    this.path = path;
  }

  /** The file's location, in Spark's form. */
  public URI uri() {
    return volume.uri(path);
  }

  /** The file as Parquet input. */
  public InputFile parquet() throws IOException {
    return volume.parquet(path);
  }
}
