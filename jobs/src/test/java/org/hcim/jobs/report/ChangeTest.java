package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.jobs.compare.DesignComparison;
import org.hcim.jobs.compare.RegressionGates;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.summary.NetworkOrder;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Outcome;
import org.junit.jupiter.api.Test;

/** The changes since a baseline, which is this sweep with changed rows. */
class ChangeTest {

  private static final String MODEL = SmallSweep.records().modelVersion();
  private static final long ROWS = SmallSweep.results().count();

  @Test
  void nothingChangesAgainstItself() {
    RunComparison comparison = against(SmallSweep.results(), MODEL);
    Change same = change(comparison);

    assertThat(same.designs().shared()).isEqualTo(ROWS);
    assertThat(same.designs().changed()).isZero();
    assertThat(same.frontiers())
        .allSatisfy(move -> assertThat(move.entered() + move.left() + move.lost()).isZero())
        .allSatisfy(move -> assertThat(move.stayed()).isPositive());
    assertThat(drift(comparison)).isEqualTo(Outcome.PASS);
  }

  @Test
  void otherResultsUnderTheSameModelAreADefect() {
    RunComparison comparison = against(withEnergy("readout = 'flash'", 2), MODEL);
    long flash = SmallSweep.results().where("readout = 'flash' AND status = 'ok'").count();
    var energy =
        comparison.designs().columns().stream()
            .filter(column -> column.column().equals("energy_pj"))
            .findFirst()
            .orElseThrow();

    assertThat(energy.changed()).isEqualTo(flash).isPositive();
    assertThat(energy.least()).isEqualTo(-0.5);
    assertThat(energy.most()).isZero();
    assertThat(drift(comparison)).isEqualTo(Outcome.FAIL);
  }

  @Test
  void otherResultsUnderAnotherModelAreANotice() {
    assertThat(drift(against(withEnergy("readout = 'flash'", 2), "0.9.0")))
        .isEqualTo(Outcome.NOTICE);
  }

  @Test
  void designsThatWereWorseEnterTheFrontierAndAreShown() {
    Change moved = change(against(withEnergy("readout = 'ternary'", 1000), MODEL));
    long entered = moved.frontiers().stream().mapToLong(Change.FrontierMove::entered).sum();

    assertThat(entered).isPositive();
    assertThat(moved.frontiers())
        .allSatisfy(
            move ->
                assertThat(move.enteredRows()).hasSize((int) move.entered()).doesNotContainNull())
        .allSatisfy(
            move -> assertThat(move.leftRows()).hasSize((int) move.left()).doesNotContainNull());
  }

  @Test
  void networksAreInTheOrderOfTheSpec() {
    Change same = change(against(SmallSweep.results(), MODEL));

    assertThat(same.frontiers())
        .extracting(Change.FrontierMove::group)
        .containsExactly("vgg9", "resnet20");
    assertThat(same.designs().workloads())
        .extracting(DesignComparison.WorkloadDesigns::workload)
        .containsExactly("vgg9", "resnet20");
  }

  @Test
  void addedAndMissingDesignsAreCounted() {
    var grown = against(SmallSweep.results().where("xbar_rows > 64"), MODEL).designs();

    assertThat(grown.added()).isEqualTo(SmallSweep.results().where("xbar_rows <= 64").count());
    assertThat(grown.missing()).isZero();
  }

  private static RunComparison against(Dataset<Row> before, String modelVersion) {
    return RunComparison.between(
        SmallSweep.run(before, modelVersion), SmallSweep.run(SmallSweep.results(), MODEL));
  }

  private static Change change(RunComparison comparison) {
    return Change.of(
        comparison,
        new Designs(List.of("workload", "config_index")),
        NetworkOrder.of(SmallSweep.records()));
  }

  private static Outcome drift(RunComparison comparison) {
    return RegressionGates.of(Gates.DEFAULT, comparison).stream()
        .filter(verdict -> verdict.gate().equals(Gate.DRIFT.key()))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static Dataset<Row> withEnergy(String which, double factor) {
    return SmallSweep.results()
        .withColumn(
            "energy_pj",
            functions
                .when(functions.expr(which), functions.col("energy_pj").multiply(factor))
                .otherwise(functions.col("energy_pj")));
  }
}
