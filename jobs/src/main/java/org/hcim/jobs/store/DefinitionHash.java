package org.hcim.jobs.store;

import java.util.List;

/** Recomputes the hash from which a table's id is derived. */
@FunctionalInterface
public interface DefinitionHash {

  /** Recomputes nothing. */
  DefinitionHash NONE = (table, canonicalJson, modelVersion, schemaVersion) -> List.of();

  /**
   * The possible hashes of a table with this spec or query.
   *
   * @return empty when the hash depends on more than these values
   */
  List<String> of(Table table, String canonicalJson, String modelVersion, String schemaVersion);
}
