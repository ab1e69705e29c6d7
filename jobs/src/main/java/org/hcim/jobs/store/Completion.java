package org.hcim.jobs.store;

import java.util.List;

/**
 * The last file of a sweep: it is there when all chunks are, and names them.
 *
 * @param sweepId the sweep
 * @param specHash its full hash
 * @param pointsPlanned points before any was rejected
 * @param pointsRejected points without rows
 * @param pointsEvaluated points with rows
 * @param rowsFailed rows without results
 * @param total all chunks' counts and fingerprints added up
 * @param commits the commit records, in order
 * @param completedAt UTC time, ISO 8601
 */
public record Completion(
    String sweepId,
    String specHash,
    long pointsPlanned,
    long pointsRejected,
    long pointsEvaluated,
    long rowsFailed,
    Tally total,
    List<Commit> commits,
    String completedAt) {

  public Completion {
    commits = List.copyOf(commits);
  }

  /**
   * A commit record's file.
   *
   * @param chunk which chunk
   * @param sha256 of the record
   */
  public record Commit(String chunk, String sha256) {}

  static Completion of(
      TableIdentity identity, ChunkPlan plan, Tally total, List<Commit> commits, String now) {
    return new Completion(
        identity.sweepId(),
        identity.specHash(),
        plan.points(),
        total.rejectedPoints(),
        plan.points() - total.rejectedPoints(),
        total.failedRows(),
        total,
        commits,
        now);
  }
}
