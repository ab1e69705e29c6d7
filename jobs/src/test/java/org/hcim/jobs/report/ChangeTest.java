package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.jobs.report.Verdict.Status;
import org.junit.jupiter.api.Test;

/** What changed since a baseline, which a test makes by changing this sweep's rows. */
class ChangeTest {

  private static final String MODEL = SmallSweep.records().modelVersion();
  private static final long ROWS = SmallSweep.results().count();

  @Test
  void nothingChangesAgainstItself() {
    ReportData same = against(SmallSweep.baseline(SmallSweep.results(), MODEL));

    assertThat(same.change().shared()).isEqualTo(ROWS);
    assertThat(same.change().changed()).isZero();
    assertThat(same.change().movers()).isEmpty();
    assertThat(same.change().fronts())
        .allSatisfy(move -> assertThat(move.entered() + move.left()).isZero())
        .allSatisfy(move -> assertThat(move.stayed()).isPositive());
    assertThat(gate(same, "drift").status()).isEqualTo(Status.PASS);
  }

  @Test
  void otherResultsByTheSameModelAreABug() {
    Dataset<Row> before = withEnergy("readout = 'flash'", 2);
    long flash = SmallSweep.results().where("readout = 'flash' AND status = 'ok'").count();
    ReportData drifted = against(SmallSweep.baseline(before, MODEL));
    Change.Drift energy = drift(drifted, "energy_pj");

    assertThat(energy.changed()).isEqualTo(flash).isPositive();
    assertThat(energy.least().doubleValue()).isEqualTo(-0.5);
    assertThat(energy.most().doubleValue()).isZero();
    assertThat(drift(drifted, "latency_ns").changed()).isZero();
    assertThat(gate(drifted, "drift").status()).isEqualTo(Status.FAIL);
    assertThat(drifted.status()).isEqualTo(Status.FAIL);
  }

  @Test
  void otherResultsByAnotherModelAreNews() {
    ReportData news = against(SmallSweep.baseline(withEnergy("readout = 'flash'", 2), "0.9.0"));

    assertThat(gate(news, "drift").status()).isEqualTo(Status.NOTICE);
    assertThat(gate(news, "drift").value()).contains("0.9.0 to " + MODEL);
  }

  @Test
  void designsThatWereWorseEnterTheFront() {
    ReportData moved = against(SmallSweep.baseline(withEnergy("readout = 'ternary'", 1000), MODEL));
    long entered = moved.change().fronts().stream().mapToLong(Change.FrontMove::entered).sum();
    int shown = moved.change().fronts().stream().mapToInt(move -> move.enteredRows().size()).sum();

    assertThat(entered).isPositive().isEqualTo(shown);
    assertThat(moved.baselineFront()).isNotNull();
  }

  @Test
  void newAndGoneDesignsAreCounted() {
    ReportData grown =
        against(SmallSweep.baseline(SmallSweep.results().where("xbar_rows > 64"), MODEL));
    long added = SmallSweep.results().where("xbar_rows <= 64").count();

    assertThat(grown.change().onlyHere()).isEqualTo(added);
    assertThat(grown.change().onlyThere()).isZero();
  }

  @Test
  void withoutADesignInCommonNothingIsCompared() {
    Dataset<Row> strange =
        SmallSweep.results()
            .withColumn(
                "config_hash", functions.concat(functions.lit("x"), functions.col("config_hash")));
    ReportData apart = against(SmallSweep.baseline(strange, MODEL));

    assertThat(apart.change().comparable()).isFalse();
    assertThat(gate(apart, "baseline").status()).isEqualTo(Status.NOTICE);
    assertThat(apart.status()).isEqualTo(Status.PASS);
  }

  private static ReportData against(Baseline baseline) {
    return ReportJob.run(
        SmallSweep.input(
            SmallSweep.results(),
            Optional.of(SmallSweep.front(SmallSweep.results())),
            Optional.of(baseline)));
  }

  private static Dataset<Row> withEnergy(String which, double factor) {
    return SmallSweep.results()
        .withColumn(
            "energy_pj",
            functions
                .when(functions.expr(which), functions.col("energy_pj").multiply(factor))
                .otherwise(functions.col("energy_pj")));
  }

  private static Change.Drift drift(ReportData data, String column) {
    return data.change().drifts().stream()
        .filter(drift -> drift.column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  private static Verdict gate(ReportData data, String name) {
    return data.gates().stream().filter(gate -> gate.name().equals(name)).findFirst().orElseThrow();
  }
}
