package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The values that tell a table from any other, and the build that writes it.
 *
 * @param table the kind of table
 * @param sweepId the kind's letter and the first 16 digits of the hash
 * @param specHash SHA-256 of all that decides the rows, in lower-case hex
 * @param canonicalSpecJson the expanded spec or query, in canonical form
 * @param modelVersion version of the cost model
 * @param schemaVersion version of the table's columns
 * @param gitSha commit of the build, or "unknown"
 */
public record TableIdentity(
    Table table,
    String sweepId,
    String specHash,
    String canonicalSpecJson,
    String modelVersion,
    String schemaVersion,
    String gitSha) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public TableIdentity {
    refuseUnless(
        SHA256.matcher(specHash).matches(),
        "specHash (%s) must be 64 lower-case hex digits",
        specHash);
    refuseUnless(
        sweepId.equals(table.idOf(specHash)),
        "sweepId (%s) must be %s, which its hash makes it",
        sweepId,
        table.idOf(specHash));
    Objects.requireNonNull(canonicalSpecJson, "canonicalSpecJson");
    Objects.requireNonNull(modelVersion, "modelVersion");
    Objects.requireNonNull(schemaVersion, "schemaVersion");
    Objects.requireNonNull(gitSha, "gitSha");
  }

  /** The identity of a sweep's results, whose id follows from the hash. */
  public static TableIdentity of(
      String specHash,
      String canonicalSpecJson,
      String modelVersion,
      String schemaVersion,
      String gitSha) {
    return of(Table.RESULTS, specHash, canonicalSpecJson, modelVersion, schemaVersion, gitSha);
  }

  /** The identity of a table, whose id follows from the hash. */
  public static TableIdentity of(
      Table table,
      String specHash,
      String canonicalSpecJson,
      String modelVersion,
      String schemaVersion,
      String gitSha) {
    return new TableIdentity(
        table,
        table.idOf(specHash),
        specHash,
        canonicalSpecJson,
        modelVersion,
        schemaVersion,
        gitSha);
  }
}
