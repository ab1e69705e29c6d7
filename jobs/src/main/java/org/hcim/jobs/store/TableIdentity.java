package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The values that identify a table, and the build that writes it.
 *
 * @param table the kind of table
 * @param id the kind's letter and the first 16 digits of the hash
 * @param hash SHA-256 of everything that determines the rows, in lower-case hex
 * @param canonicalJson the expanded spec or query, in canonical form
 * @param modelVersion version of the cost model
 * @param schemaVersion version of the table's columns
 * @param gitSha commit of the build, or "unknown"
 */
public record TableIdentity(
    Table table,
    String id,
    String hash,
    String canonicalJson,
    String modelVersion,
    String schemaVersion,
    String gitSha) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public TableIdentity {
    refuseUnless(
        SHA256.matcher(hash).matches(), "hash (%s) must be 64 lower-case hex digits", hash);
    refuseUnless(
        id.equals(table.idOf(hash)),
        "id (%s) must be %s, which its hash makes it",
        id,
        table.idOf(hash));
    Objects.requireNonNull(canonicalJson, "canonicalJson");
    Objects.requireNonNull(modelVersion, "modelVersion");
    Objects.requireNonNull(schemaVersion, "schemaVersion");
    Objects.requireNonNull(gitSha, "gitSha");
  }

  /** The identity of a sweep's results; the id is derived from the hash. */
  public static TableIdentity of(
      String hash, String canonicalJson, String modelVersion, String schemaVersion, String gitSha) {
    return of(Table.RESULTS, hash, canonicalJson, modelVersion, schemaVersion, gitSha);
  }

  /** The identity of a table; the id is derived from the hash. */
  public static TableIdentity of(
      Table table,
      String hash,
      String canonicalJson,
      String modelVersion,
      String schemaVersion,
      String gitSha) {
    return new TableIdentity(
        table, table.idOf(hash), hash, canonicalJson, modelVersion, schemaVersion, gitSha);
  }
}
