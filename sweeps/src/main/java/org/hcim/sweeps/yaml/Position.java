package org.hcim.sweeps.yaml;

import java.io.Serializable;

/**
 * A position in a file.
 *
 * @param file the file name given by the user
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) implements Serializable {

  /** The position as compilers and editors write it: {@code sweeps/x.yaml:12:5}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
