package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the control files say about a sweep.
 *
 * @param status how far it is
 * @param specHash its full hash
 * @param modelVersion version of the cost model
 * @param canonicalSpecJson its expanded spec
 * @param build what began it
 * @param commits the chunks that are done, in order
 */
public record TableRecords(
    TableStatus status,
    String specHash,
    String modelVersion,
    String canonicalSpecJson,
    Build build,
    List<CommitRecord> commits) {

  public TableRecords {
    commits = List.copyOf(commits);
  }

  /**
   * Reads the records of a sweep; takes no lock.
   *
   * @throws StoreException.Damaged when one is missing or not readable
   */
  public static TableRecords of(String out, TableStatus status) {
    var volume = Volume.of(out);
    var layout = Layout.ofSweep(status.sweepId());
    try {
      var run = Run.read(volume, layout);
      var spec =
          volume
              .read(layout.spec())
              .orElseThrow(
                  () -> new StoreException.Damaged(volume.uri(layout.spec()) + " is missing"));
      return new TableRecords(
          status,
          run.specHash(),
          run.modelVersion(),
          new String(spec, UTF_8),
          run.build(),
          List.copyOf(Recovery.records(volume, layout).values()));
    } catch (IOException e) {
      throw new StoreException.Failed(status.sweepId() + " in " + out + " cannot be read", e);
    }
  }

  /** Bytes of all data files. */
  public long bytes() {
    return commits.stream()
        .flatMap(commit -> commit.files().stream())
        .mapToLong(CommitRecord.DataFile::bytes)
        .sum();
  }

  /** Time during which at least one chunk was under way; pauses between runs do not count. */
  public Duration activeTime() {
    var sorted = commits.stream().sorted(Comparator.comparing(TableRecords::begun)).toList();
    var sum = Duration.ZERO;
    var covered = Instant.MIN;
    for (var commit : sorted) {
      var end = Instant.parse(commit.committedAt());
      var from = begun(commit).isAfter(covered) ? begun(commit) : covered;
      if (end.isAfter(from)) {
        sum = sum.plus(Duration.between(from, end));
        covered = end;
      }
    }
    return sum;
  }

  private static Instant begun(CommitRecord commit) {
    return Instant.parse(commit.committedAt()).minusMillis(commit.wallMillis());
  }
}
