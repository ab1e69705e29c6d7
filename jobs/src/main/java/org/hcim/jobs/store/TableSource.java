package org.hcim.jobs.store;

import java.io.IOException;
import java.util.Optional;

/**
 * The command that wrote a table, with which a repair can re-evaluate its damaged chunks.
 *
 * @param command name of the command, such as {@code sweep}
 * @param spec absolute path of the spec
 * @param slice such as {@code 2/8}; empty for the whole table
 */
public record TableSource(String command, String spec, String slice) {

  /** The source of a table; empty if it is unknown or unreadable. */
  static Optional<TableSource> of(Volume volume, Layout layout) throws IOException {
    try {
      return volume
          .read(layout.source())
          .map(bytes -> Json.read(layout.source(), bytes, TableSource.class));
    } catch (StoreException.Damaged e) {
      return Optional.empty();
    }
  }
}
