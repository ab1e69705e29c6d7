package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;

/**
 * What the first run of a sweep fixed for all later ones.
 *
 * @param sweepId the sweep
 * @param specHash its full hash
 * @param modelVersion version of the cost model
 * @param schemaVersion version of the columns
 * @param plan how the points are cut into chunks
 * @param columns the table's columns
 * @param createdAt UTC time, ISO 8601
 * @param build what created it
 */
record Run(
    String sweepId,
    String specHash,
    String modelVersion,
    String schemaVersion,
    ChunkPlan plan,
    List<Column> columns,
    String createdAt,
    Build build) {

  Run {
    columns = List.copyOf(columns);
  }

  static Run of(TableIdentity identity, ChunkPlan plan, List<Column> columns, String now) {
    return new Run(
        identity.sweepId(),
        identity.specHash(),
        identity.modelVersion(),
        identity.schemaVersion(),
        plan,
        columns,
        now,
        Build.of(identity));
  }

  /**
   * @throws StoreException.Damaged when there is none or it is not readable
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
   * @throws StoreException.Refused when this run cannot continue the one that created the sweep
   */
  void checkContinues(Run first) {
    same("spec_hash", first.specHash, specHash);
    same("model_version", first.modelVersion, modelVersion);
    same("schema_version", first.schemaVersion, schemaVersion);
    same("plan", first.plan, plan);
    same("columns", first.columns, columns);
  }

  private void same(String what, Object before, Object now) {
    Rule.refuseUnless(
        before.equals(now),
        "sweep %s was begun with %s = %s and cannot continue with %s; use another --out",
        sweepId,
        what,
        before,
        now);
  }
}
