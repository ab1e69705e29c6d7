package org.hcim.jobs.report;

import java.util.List;
import java.util.Map;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.CommitRecord;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Tally;

/**
 * Identity, counts and times of a sweep.
 *
 * @param sweepId the sweep
 * @param specHash full hash of the spec
 * @param state complete, running or unfinished
 * @param chunksDone committed chunks
 * @param chunks all chunks
 * @param pointsPlanned points before rejection by rules
 * @param rejectedByRule points that each rule rejected
 * @param pointsEvaluated points with rows, in committed chunks
 * @param rows rows of the table
 * @param rowsByStatus rows of each status
 * @param bytes size of the table
 * @param activeSeconds time during which at least one chunk was being evaluated
 * @param cpuSeconds CPU time of the evaluating threads
 * @param fingerprint fingerprint of the rows, independent of their order
 * @param modelVersion version of the cost model
 * @param gitSha commits of the programs that wrote it
 * @param spark Spark versions of these programs
 * @param jdk Java versions of these programs
 * @param lastCommitAt UTC time
 * @param out the output directory as named by the user, quoted for a command line
 * @param spec the spec's file, quoted for a command line, or {@code SPEC}
 * @param command the command that writes the same rows, such as {@code sweep} or {@code optimum}
 * @param specJson the expanded spec
 */
record RunFacts(
    String sweepId,
    String specHash,
    String state,
    int chunksDone,
    int chunks,
    long pointsPlanned,
    Map<String, Long> rejectedByRule,
    long pointsEvaluated,
    long rows,
    Map<String, Long> rowsByStatus,
    long bytes,
    double activeSeconds,
    double cpuSeconds,
    String fingerprint,
    String modelVersion,
    List<String> gitSha,
    List<String> spark,
    List<String> jdk,
    String lastCommitAt,
    String out,
    String spec,
    String command,
    String specJson) {

  static RunFacts of(ReportInput input) {
    TableSnapshot sweep = input.records();
    Tally total = sweep.total();
    long pointsDone = sweep.commits().stream().mapToLong(c -> c.chunk().points()).sum();
    List<CommitRecord> commits = sweep.commits();
    return new RunFacts(
        sweep.id(),
        sweep.hash(),
        sweep.state().name().toLowerCase(java.util.Locale.ROOT),
        sweep.chunksDone(),
        sweep.chunks(),
        sweep.points(),
        total.rejectedByRule(),
        pointsDone - total.rejectedPoints(),
        total.rows(),
        total.rowsByStatus(),
        sweep.bytes(),
        sweep.activeTime().toMillis() / 1e3,
        total.cpuNanos() / 1e9,
        total.fingerprint().hex(),
        sweep.modelVersion(),
        commits.stream().map(c -> c.build().gitSha()).distinct().sorted().toList(),
        commits.stream().map(c -> c.build().spark()).distinct().sorted().toList(),
        commits.stream().map(c -> c.build().jdk()).distinct().sorted().toList(),
        sweep.lastActivity(),
        ShellCommand.pathWord(input.out()),
        ShellCommand.pathWord(input.spec()),
        input.command(),
        sweep.canonicalJson());
  }

  /** The number of rows without results. */
  long failedRows() {
    return rows - rowsByStatus.getOrDefault("ok", 0L);
  }
}
