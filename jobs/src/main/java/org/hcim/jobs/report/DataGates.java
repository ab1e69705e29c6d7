package org.hcim.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Verdict;

/** Evaluates the gates on a run's own data, which need neither a baseline nor settings. */
final class DataGates {

  private DataGates() {}

  static List<Verdict> of(RunFacts facts, Map<String, Long> counted, Quality quality) {
    return List.of(chunks(facts), rows(facts, counted), numbers(quality), monotonicity(quality));
  }

  private static Verdict chunks(RunFacts facts) {
    return Gates.DEFAULT.judge(
        Gate.CHUNKS,
        1 - (double) facts.chunksDone() / facts.chunks(),
        format(
            "%,d of %,d chunks are committed, %s",
            facts.chunksDone(), facts.chunks(), facts.state()));
  }

  static Verdict rows(RunFacts facts, Map<String, Long> counted) {
    Set<String> statuses = new TreeSet<>(counted.keySet());
    statuses.addAll(facts.rowsByStatus().keySet());
    long difference = 0;
    for (String status : statuses) {
      difference +=
          Math.abs(
              counted.getOrDefault(status, 0L) - facts.rowsByStatus().getOrDefault(status, 0L));
    }
    return Gates.DEFAULT.judge(
        Gate.ROWS,
        (double) difference,
        format(
            "%,d in the table, %,d in the commit records",
            counted.values().stream().mapToLong(Long::longValue).sum(), facts.rows()));
  }

  private static Verdict numbers(Quality quality) {
    long bad = quality.nonFinite().values().stream().mapToLong(Long::longValue).sum();
    for (Metric metric : Metric.COMPARED) {
      bad += quality.nulls().getOrDefault(metric.column(), 0L);
    }
    return Gates.DEFAULT.judge(
        Gate.NUMBERS, (double) bad, format("%,d results are missing or not finite", bad));
  }

  private static Verdict monotonicity(Quality quality) {
    if (quality.monotonicity().stream().allMatch(law -> law.pairs() == 0)) {
      return Gates.DEFAULT.notComparable(
          Gate.MONOTONICITY, "no two designs differ in adc_bits or ternary_zero_frac alone");
    }
    return Gates.DEFAULT.judge(
        Gate.MONOTONICITY,
        (double) quality.monotonicity().stream().mapToLong(MonotonicityCheck::violations).sum(),
        quality.monotonicity().stream()
            .map(
                law ->
                    format(
                        "%s: %,d of %,d pairs violate it",
                        law.name(), law.violations(), law.pairs()))
            .collect(Collectors.joining("; ")));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
