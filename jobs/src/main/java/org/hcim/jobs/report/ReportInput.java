package org.hcim.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.store.TableSnapshot;

/**
 * What a report is made from.
 *
 * @param title the sweep's name
 * @param out the output directory, as the user named it
 * @param spec the spec's file, for the commands that the page shows; {@code SPEC} where unknown
 * @param records what the control files say
 * @param results the sweep's rows
 * @param front its fronts, if they were computed
 * @param baseline what to compare with
 * @param gates judged elsewhere; the report adds its own after them
 * @param importances shares of variance, if somebody computed them
 * @param nights earlier ones and this, oldest first; none outside of a nightly run
 */
public record ReportInput(
    String title,
    String out,
    String spec,
    TableSnapshot records,
    Dataset<Row> results,
    Optional<Front> front,
    Optional<Baseline> baseline,
    List<Verdict> gates,
    List<Importance> importances,
    List<PastNight> nights) {

  public ReportInput {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(results, "results");
    gates = List.copyOf(gates);
    importances = List.copyOf(importances);
    nights = List.copyOf(nights);
  }
}
