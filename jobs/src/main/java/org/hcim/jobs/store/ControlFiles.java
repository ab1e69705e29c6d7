package org.hcim.jobs.store;

import java.io.IOException;
import java.util.Optional;

/** Small JSON files below a directory, replaced atomically. */
public final class ControlFiles {

  private final Volume volume;

  private ControlFiles(Volume volume) {
    this.volume = volume;
  }

  /**
   * The control files below a directory, which may not exist yet.
   *
   * @param directory a path or a {@code file:}, {@code hdfs:} or {@code s3a:} URI
   */
  public static ControlFiles below(String directory) {
    return new ControlFiles(Volume.of(directory));
  }

  /**
   * A file's content.
   *
   * @return empty if there is no such file
   * @throws StoreException.Damaged when its content is not of this type
   */
  public <T> Optional<T> read(String file, Class<T> type) {
    try {
      return volume.read(file).map(bytes -> Json.read(volume.uri(file).toString(), bytes, type));
    } catch (IOException e) {
      throw new StoreException.Failed(volume.uri(file) + " cannot be read", e);
    }
  }

  /** Writes a file, replacing any existing one. */
  public void replace(String file, Object content) {
    try {
      volume.replace(file, Json.write(content));
    } catch (IOException e) {
      throw new StoreException.Failed(volume.uri(file) + " cannot be written", e);
    }
  }

  /** Deletes everything in a directory except one entry, which may be absent. */
  public void deleteAllBut(String directory, String kept) {
    try {
      for (String name : volume.list(directory)) {
        if (!name.equals(kept)) {
          volume.delete(directory + "/" + name);
        }
      }
    } catch (IOException e) {
      throw new StoreException.Failed(volume.uri(directory) + " cannot be deleted", e);
    }
  }
}
