package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.summary.BestDesigns;
import org.hcim.jobs.table.RowSummary;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Samples in which each design has its own fraction of zeros and its own accuracy. */
class ManyValuesTest {

  private static final int VALUES = 200;

  private static Dataset<Row> table;
  private static List<Row> rows;

  @BeforeAll
  static void read() {
    table =
        SmallSweep.results()
            .where("status = 'ok' AND readout IN ('ternary', 'sar')")
            .crossJoin(SharedSpark.get().range(VALUES).toDF("number"))
            .withColumn("ternary_zero_frac", expr("IF(readout = 'ternary', number / 199D, NULL)"))
            .withColumn("config_index", expr("1000 * config_index + number"))
            .withColumn("accuracy_loss_points", expr("number / 10D"))
            .withColumn("accuracy_top1_pct", expr("90 - number / 10D"))
            .withColumn("accuracy_source", expr("concat('published: ', number % 7)"))
            .withColumn("energy_pj", expr("energy_pj * (1 + (number * 37 % 101) / 50D)"))
            .withColumn("edap_j_s_mm2", expr("edap_j_s_mm2 * (1 + (number * 37 % 101) / 50D)"))
            .localCheckpoint();
    rows = table.collectAsList();
  }

  private static List<Comparison.AtZeros> sparsity(int partitions) {
    return sparsity(table.repartition(partitions));
  }

  private static List<Comparison.AtZeros> sparsity(Dataset<Row> read) {
    String profile = rows.get(0).getAs("constants_profile");
    return RowSummary.of(read, new Sparsity(read.schema()))
        .of(new BestDesigns("resnet20", profile, LossLimit.ANY, List.of(), List.of()));
  }

  private static List<AccuracyPoint> accuracies(int partitions) {
    Dataset<Row> read = table.repartition(partitions);
    String profile = rows.get(0).getAs("constants_profile");
    return RowSummary.of(read, new Accuracies(read.schema())).points(profile);
  }

  private static Stream<Row> of(String workload, String readout) {
    return rows.stream()
        .filter(row -> row.getAs("workload").equals(workload))
        .filter(row -> row.getAs("readout").equals(readout));
  }

  @Test
  void fractionsShareIntervals() {
    List<Comparison.AtZeros> found = sparsity(1);

    assertThat(found).hasSize(Sparsity.MAX);
    for (int i = 0; i < found.size(); i++) {
      Comparison.AtZeros at = found.get(i);
      int number = i;
      List<Row> own =
          of("resnet20", "ternary")
              .filter(row -> interval(row.<Double>getAs("ternary_zero_frac")) == number)
              .toList();
      double lowest =
          own.stream().mapToDouble(row -> row.<Double>getAs("edap_j_s_mm2")).min().orElseThrow();

      assertThat(interval(at.zeros())).isEqualTo(number);
      assertThat(at.designs()).isEqualTo(own.size());
      assertThat(at.values().get(3).doubleValue()).isCloseTo(lowest, within(lowest * 1e-4));
    }
  }

  /** Fractions that were measured are those of different crossbars. */
  @Test
  void measuredFractionsAreNotCompared() {
    assertThat(sparsity(table.withColumn("accuracy_source", expr("'calibrated:t_1'")))).isEmpty();
    assertThat(sparsity(table.withColumn("accuracy_source", expr("'trained:x; zeros assumed'"))))
        .hasSize(Sparsity.MAX);
  }

  private static int interval(double fraction) {
    return Math.min(Sparsity.MAX - 1, (int) (fraction * Sparsity.MAX));
  }

  /** Losses from 0 to 19.9 points are 0 and the points that end at 1 to 20. */
  @Test
  void accuraciesShareAPointOfLoss() {
    List<AccuracyPoint> found = accuracies(1);

    assertThat(found).hasSize(2 * 2 * 21);
    for (AccuracyPoint point : found) {
      double upper = Math.ceil(point.loss().doubleValue());
      Row lowest =
          of(point.workload(), point.readout())
              .filter(row -> Math.ceil(row.<Double>getAs("accuracy_loss_points")) == upper)
              .min(
                  Comparator.<Row>comparingDouble(row -> row.getAs("energy_pj"))
                      .thenComparingLong(row -> row.getAs("config_index")))
              .orElseThrow();

      assertThat(point.configIndex()).isEqualTo(lowest.<Long>getAs("config_index"));
      assertThat(point.source()).isEqualTo(lowest.getAs("accuracy_source"));
      assertThat(point.loss().doubleValue())
          .isCloseTo(lowest.<Double>getAs("accuracy_loss_points"), within(1e-4));
    }
  }

  @Test
  void tasksDoNotMatter() {
    assertThat(sparsity(7)).isEqualTo(sparsity(1));
    assertThat(accuracies(7)).isEqualTo(accuracies(1));
  }
}
