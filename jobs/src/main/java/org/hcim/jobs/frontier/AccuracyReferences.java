package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.round;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The reference accuracies, with exact sums, of the designs on a frontier. Published networks and
 * briefly trained ones have different references, so their losses are comparable but their
 * accuracies are not.
 */
final class AccuracyReferences {

  static final String ACCURACY = "accuracy_top1_pct";

  private static final String LOSS = "accuracy_loss_points";

  private AccuracyReferences() {}

  /**
   * A warning for each network with more than one reference, in order of network name.
   *
   * @param rows rows with accuracy and loss; rows without either, and tables without the column,
   *     have no reference
   */
  static List<String> warnings(Dataset<Row> rows) {
    if (!List.of(rows.columns()).contains(LOSS)) {
      return List.of();
    }
    return rows
        .groupBy("workload")
        .agg(collect_set(round(col(ACCURACY).plus(col(LOSS)), 2)).as("references"))
        .where("size(references) > 1")
        .orderBy("workload")
        .collectAsList()
        .stream()
        .map(row -> warning(row.getString(0), row.getList(1)))
        .toList();
  }

  private static String warning(String workload, List<Double> references) {
    return String.format(
        Locale.ROOT,
        "warning: the accuracies of %s refer to networks that reach %s %% with exact sums;"
            + " compare losses, not accuracies: use accuracy_loss_points:min",
        workload,
        references.stream()
            .sorted()
            .map(reference -> String.format(Locale.ROOT, "%.2f", reference))
            .collect(Collectors.joining(" and ")));
  }
}
