package org.hcim.jobs.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** The time during which at least one of several chunks was in progress. */
final class ActiveTime {

  private ActiveTime() {}

  static Duration of(Collection<CommitRecord> commits) {
    var sorted = commits.stream().sorted(Comparator.comparing(ActiveTime::begun)).toList();
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
