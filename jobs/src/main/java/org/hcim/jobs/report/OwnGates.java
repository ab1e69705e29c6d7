package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.report.Verdict.Status;

/** What every report judges, whoever asked for it. */
final class OwnGates {

  /** The gate that fails when the table does not hold what was committed. */
  static final String COUNTS = "rows";

  private OwnGates() {}

  static List<Verdict> of(
      RunFacts facts, Map<String, Long> counted, Quality quality, boolean front, Change change) {
    List<Verdict> gates = new ArrayList<>();
    gates.add(completeness(facts));
    gates.add(counts(facts, counted));
    gates.add(failures(facts));
    gates.add(finite(quality));
    quality.laws().forEach(law -> gates.add(law(law)));
    if (!front) {
      gates.add(new Verdict("frontier", Status.NOTICE, "not computed", ""));
    }
    if (change != null) {
      gates.add(drift(change));
    }
    return List.copyOf(gates);
  }

  /** The table's rows by status. */
  static Map<String, Long> count(Dataset<Row> results) {
    Map<String, Long> counted = new TreeMap<>();
    results
        .groupBy("status")
        .count()
        .collectAsList()
        .forEach(row -> counted.put(row.getString(0), row.getLong(1)));
    return counted;
  }

  private static Verdict completeness(RunFacts facts) {
    return new Verdict(
        "chunks",
        facts.state().equals("complete") ? Status.PASS : Status.WARN,
        format("%d of %d, %s", facts.chunksDone(), facts.chunks(), facts.state()),
        "all, complete");
  }

  static Verdict counts(RunFacts facts, Map<String, Long> counted) {
    long rows = counted.values().stream().mapToLong(Long::longValue).sum();
    return new Verdict(
        COUNTS,
        counted.equals(new TreeMap<>(facts.rowsByStatus())) ? Status.PASS : Status.FAIL,
        format("%,d in the table", rows),
        format("%,d in the commit records, and as many of each status", facts.rows()));
  }

  private static Verdict failures(RunFacts facts) {
    return new Verdict(
        "failures",
        facts.failedRows() == 0 ? Status.PASS : Status.NOTICE,
        format("%,d of %,d rows", facts.failedRows(), facts.rows()),
        "");
  }

  private static Verdict finite(Quality quality) {
    long bad = quality.nonFinite().values().stream().mapToLong(Long::longValue).sum();
    for (Metric metric : Metric.COMPARED) {
      bad += quality.nulls().getOrDefault(metric.column(), 0L);
    }
    return new Verdict(
        "numbers",
        bad == 0 ? Status.PASS : Status.FAIL,
        format("%,d missing or not finite", bad),
        "0 where the status is ok");
  }

  private static Verdict law(MonotonicityCheck law) {
    return new Verdict(
        law.name(),
        law.broken() == 0 ? Status.PASS : Status.WARN,
        format("broken by %,d of %,d pairs", law.broken(), law.pairs()),
        "0");
  }

  static Verdict drift(Change change) {
    if (!change.comparable()) {
      return new Verdict("baseline", Status.NOTICE, "not comparable: no design in common", "");
    }
    String found = format("%,d of %,d shared designs changed", change.changed(), change.shared());
    return change.modelVersion().equals(change.baselineModelVersion())
        ? new Verdict(
            "drift",
            change.driftsWithoutReason() ? Status.FAIL : Status.PASS,
            found,
            "0 by the same model")
        : new Verdict(
            "drift",
            Status.NOTICE,
            found
                + format(
                    "; the model went from %s to %s",
                    change.baselineModelVersion(), change.modelVersion()),
            "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
