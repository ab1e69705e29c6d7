package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.jobs.table.RowSummary;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gates and checks of a sweep's own data, with tables that were tampered with. */
class DataQualityTest {

  private static long rows;
  private static ReportData data;

  @BeforeAll
  static void gather() {
    rows = SmallSweep.results().count();
    data = SmallSweep.data();
  }

  /** A third of this sweep has no result: the same failure as in a nightly run. */
  @Test
  void everyGatePassesButFailures() {
    assertThat(data.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(data.gates())
        .filteredOn(verdict -> verdict.outcome() != Outcome.PASS)
        .extracting(Verdict::gate)
        .containsExactly(Gate.FAILURES.key());
  }

  @Test
  void aTableWithoutSomeOfItsRowsFails() {
    var partial = SmallSweep.results().where("config_index > 0");
    Verdict verdict = DataGates.rows(data.facts(), profile(partial).rowsByStatus());

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(verdict.value()).isEqualTo(2);
    assertThat(verdict.found())
        .isEqualTo("%,d in the table, %,d in the commit records".formatted(rows - 2, rows));
  }

  @Test
  void rowsOfAnotherStatusFailThoughTheirNumberIsTheSame() {
    Map<String, Long> swapped = new HashMap<>(data.facts().rowsByStatus());
    swapped.merge("ok", -1L, Long::sum);
    swapped.merge("invalid", 1L, Long::sum);

    assertThat(DataGates.rows(data.facts(), swapped).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void expectedTrendsHoldAndAViolationIsFound() {
    Dataset<Row> tampered =
        SmallSweep.results()
            .withColumn(
                "energy_pj",
                functions
                    .when(
                        functions.expr("ternary_zero_frac = 0.7"),
                        functions.col("energy_pj").multiply(3))
                    .otherwise(functions.col("energy_pj")));
    Dataset<Row> ok = tampered.where("status = 'ok'");
    List<MonotonicityCheck> broken = monotonicity(ok);

    assertThat(data.quality().monotonicity())
        .hasSize(2)
        .allSatisfy(check -> assertThat(check.pairs()).isPositive())
        .allSatisfy(check -> assertThat(check.violations()).isZero());
    assertThat(broken).extracting(MonotonicityCheck::violations).filteredOn(n -> n > 0).hasSize(1);
  }

  /** Without other ADCs, the cost source does not vary. */
  @Test
  void theTrendOfAdcBitsIsCheckedIfAllDesignsHaveTheCostOfTheRegression() {
    Dataset<Row> ok = SmallSweep.results().where("status = 'ok'");

    assertThat(monotonicity(ok.where("adc_cost_source = 'regression'")))
        .singleElement()
        .satisfies(check -> assertThat(check.pairs()).isPositive())
        .satisfies(check -> assertThat(check.violations()).isZero());
    assertThat(monotonicity(ok.where("adc_cost_source = 'paper'"))).isEmpty();
  }

  @Test
  void numbersThatAreNotFiniteAreFound() {
    Dataset<Row> tampered =
        SmallSweep.results()
            .withColumn(
                "area_mm2",
                functions
                    .when(functions.expr("config_index % 7 = 0"), functions.lit(Double.NaN))
                    .otherwise(functions.col("area_mm2")));
    long expected = SmallSweep.results().where("status = 'ok' AND config_index % 7 = 0").count();
    Profile profile = profile(tampered);

    assertThat(profile.columns().get("area_mm2").nonFinite()).isEqualTo(expected).isPositive();
    assertThat(profile.columns().get("energy_pj").nonFinite()).isZero();
  }

  private static List<MonotonicityCheck> monotonicity(Dataset<Row> ok) {
    Profile profile = profile(ok);
    return MonotonicityCheck.of(WorkingSet.of(ok, profile), profile);
  }

  private static Profile profile(Dataset<Row> rows) {
    return Profile.of(RowSummary.of(rows, new Tally(rows.schema())));
  }
}
