package org.hcim.jobs.store;

import java.util.List;

/** Recomputes the hash that a table's id follows from. */
@FunctionalInterface
public interface DefinitionHash {

  /** Recomputes nothing. */
  DefinitionHash NONE = (table, canonicalJson, modelVersion, schemaVersion) -> List.of();

  /**
   * The hashes that a table with this spec or query can have.
   *
   * @return empty when more than these values decides the hash
   */
  List<String> of(Table table, String canonicalJson, String modelVersion, String schemaVersion);
}
