package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;

/**
 * The values that the first run of a table fixes for all later ones. Its keys keep the names of the
 * first version, which supported only sweeps.
 *
 * @param id the table's id
 * @param hash SHA-256 of everything that determines the rows
 * @param modelVersion version of the cost model
 * @param schemaVersion version of the columns
 * @param plan the chunks of its points
 * @param columns the table's columns
 * @param createdAt UTC time, ISO 8601
 * @param build the program that created it
 * @param specSha256 SHA-256 of {@code spec.canonical.json}; null in tables of earlier versions
 */
record Run(
    @JsonProperty("sweep_id") String id,
    @JsonProperty("spec_hash") String hash,
    String modelVersion,
    String schemaVersion,
    ChunkPlan plan,
    List<Column> columns,
    String createdAt,
    Build build,
    String specSha256) {

  Run {
    columns = List.copyOf(columns);
  }

  static Run of(TableIdentity identity, ChunkPlan plan, List<Column> columns, String now) {
    return new Run(
        identity.id(),
        identity.hash(),
        identity.modelVersion(),
        identity.schemaVersion(),
        plan,
        columns,
        now,
        Build.of(identity),
        Sha256.of(identity.canonicalJson().getBytes(UTF_8)));
  }

  /**
   * Reads the record.
   *
   * @throws StoreException.Damaged when it is missing or unreadable
   */
  static Run read(Volume volume, Layout layout) throws IOException {
    var bytes =
        volume
            .read(layout.run())
            .orElseThrow(
                () -> new StoreException.Damaged(volume.uri(layout.run()) + " is missing"));
    return Json.read(layout.run(), bytes, Run.class);
  }

  /**
   * Checks that this run can continue a table.
   *
   * @throws StoreException.Refused when it differs from the run that created the table
   */
  void checkContinues(Run first, Table table) {
    same(table, "spec_hash", first.hash, hash);
    same(table, "model_version", first.modelVersion, modelVersion);
    same(table, "schema_version", first.schemaVersion, schemaVersion);
    same(table, "plan", first.plan, plan);
    same(table, "columns", first.columns, columns);
  }

  /** Returns false only if these bytes are known not to be the table's spec. */
  boolean mayHaveSpec(byte[] spec) {
    return specSha256 == null || specSha256.equals(Sha256.of(spec));
  }

  private void same(Table table, String what, Object before, Object now) {
    Rule.refuseUnless(
        before.equals(now),
        "%s was started with %s = %s and cannot continue with %s; use another --out",
        table.named(id),
        what,
        before,
        now);
  }
}
