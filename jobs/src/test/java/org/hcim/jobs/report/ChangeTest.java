package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.jobs.report.Verdict.Status;
import org.junit.jupiter.api.Test;

/** What changed since a baseline, which a test makes by changing this sweep's rows. */
class ChangeTest {

  private static final String MODEL = SmallSweep.records().modelVersion();
  private static final Front FRONT = SmallSweep.front(SmallSweep.results());
  private static final long ROWS = SmallSweep.results().count();

  @Test
  void nothingChangesAgainstItself() {
    Change same = against(SmallSweep.baseline(SmallSweep.results(), MODEL));

    assertThat(same.shared()).isEqualTo(ROWS);
    assertThat(same.changed()).isZero();
    assertThat(same.movers()).isEmpty();
    assertThat(same.fronts())
        .allSatisfy(move -> assertThat(move.entered() + move.left()).isZero())
        .allSatisfy(move -> assertThat(move.stayed()).isPositive());
    assertThat(OwnGates.drift(same).status()).isEqualTo(Status.PASS);
  }

  @Test
  void otherResultsByTheSameModelAreABug() {
    Dataset<Row> before = withEnergy("readout = 'flash'", 2);
    long flash = SmallSweep.results().where("readout = 'flash' AND status = 'ok'").count();
    Change drifted = against(SmallSweep.baseline(before, MODEL));
    Change.Drift energy = drift(drifted, "energy_pj");

    assertThat(energy.changed()).isEqualTo(flash).isPositive();
    assertThat(energy.least().doubleValue()).isEqualTo(-0.5);
    assertThat(energy.most().doubleValue()).isZero();
    assertThat(drift(drifted, "latency_ns").changed()).isZero();
    assertThat(OwnGates.drift(drifted).status()).isEqualTo(Status.FAIL);
  }

  @Test
  void otherResultsByAnotherModelAreNews() {
    Change news = against(SmallSweep.baseline(withEnergy("readout = 'flash'", 2), "0.9.0"));

    assertThat(OwnGates.drift(news).status()).isEqualTo(Status.NOTICE);
    assertThat(OwnGates.drift(news).value()).contains("0.9.0 to " + MODEL);
  }

  @Test
  void designsThatWereWorseEnterTheFront() {
    Change moved = against(SmallSweep.baseline(withEnergy("readout = 'ternary'", 1000), MODEL));
    long entered = moved.fronts().stream().mapToLong(Change.FrontMove::entered).sum();
    int shown = moved.fronts().stream().mapToInt(move -> move.enteredRows().size()).sum();

    assertThat(entered).isPositive().isEqualTo(shown);
  }

  @Test
  void newAndGoneDesignsAreCounted() {
    Change grown =
        against(SmallSweep.baseline(SmallSweep.results().where("xbar_rows > 64"), MODEL));
    long added = SmallSweep.results().where("xbar_rows <= 64").count();

    assertThat(grown.onlyHere()).isEqualTo(added);
    assertThat(grown.onlyThere()).isZero();
  }

  @Test
  void withoutADesignInCommonNothingIsCompared() {
    Dataset<Row> strange =
        SmallSweep.results()
            .withColumn(
                "config_hash", functions.concat(functions.lit("x"), functions.col("config_hash")));
    Change apart = against(SmallSweep.baseline(strange, MODEL));

    assertThat(apart.comparable()).isFalse();
    assertThat(OwnGates.drift(apart).status()).isEqualTo(Status.NOTICE);
  }

  private static Change against(Baseline baseline) {
    var input = SmallSweep.input(SmallSweep.results(), Optional.of(FRONT), Optional.of(baseline));
    return BaselineComparison.change(
        input, baseline, new Designs(List.of("workload", "config_index")));
  }

  private static Dataset<Row> withEnergy(String which, double factor) {
    return SmallSweep.results()
        .withColumn(
            "energy_pj",
            functions
                .when(functions.expr(which), functions.col("energy_pj").multiply(factor))
                .otherwise(functions.col("energy_pj")));
  }

  private static Change.Drift drift(Change data, String column) {
    return data.drifts().stream()
        .filter(drift -> drift.column().equals(column))
        .findFirst()
        .orElseThrow();
  }
}
