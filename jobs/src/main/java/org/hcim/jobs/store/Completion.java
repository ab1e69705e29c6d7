package org.hcim.jobs.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The last file written for a table: it exists once all chunks do, and lists them. Its keys keep
 * the names of the first version, which supported only sweeps.
 *
 * @param id the table's id
 * @param hash SHA-256 of everything that determines the rows
 * @param pointsPlanned points before rejection by rules
 * @param pointsRejected points without rows
 * @param pointsEvaluated points with rows
 * @param rowsFailed rows without results
 * @param total the sum of all chunks' counts and fingerprints
 * @param commits the commit records, in order
 * @param completedAt UTC time, ISO 8601
 * @param epoch epoch of the writer, which a later writer fences off; 0 in tables of earlier
 *     versions
 */
public record Completion(
    @JsonProperty("sweep_id") String id,
    @JsonProperty("spec_hash") String hash,
    long pointsPlanned,
    long pointsRejected,
    long pointsEvaluated,
    long rowsFailed,
    Tally total,
    List<Commit> commits,
    String completedAt,
    long epoch) {

  public Completion {
    commits = List.copyOf(commits);
  }

  /**
   * A commit record's file.
   *
   * @param chunk the chunk's id
   * @param sha256 SHA-256 of the record
   */
  public record Commit(String chunk, String sha256) {}

  static Completion of(
      TableIdentity identity,
      ChunkPlan plan,
      Tally total,
      List<Commit> commits,
      String now,
      long epoch) {
    return new Completion(
        identity.id(),
        identity.hash(),
        plan.points(),
        total.rejectedPoints(),
        plan.points() - total.rejectedPoints(),
        total.failedRows(),
        total,
        commits,
        now,
        epoch);
  }
}
