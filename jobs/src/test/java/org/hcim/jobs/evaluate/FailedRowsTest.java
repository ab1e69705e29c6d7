package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.jobs.store.Completion;
import org.hcim.jobs.table.Accuracies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A design without a result is a row that says why, and costs the sweep nothing else. */
class FailedRowsTest {

  private static final Trial TRIAL = Trial.of(Trial.SMALL).with(new Poison());

  private static Completion completion;
  private static List<Row> rows;

  /** Fails for narrow binary designs on one network, in a way that nobody catches by type. */
  private record Poison() implements Accuracies {

    private static final long serialVersionUID = 1L;

    @Override
    public Optional<Accuracy> of(String workload, String network, Object[] values) {
      DesignPoint point = DesignPoint.of(values.clone());
      if (point.readout() instanceof Readout.Binary && point.columns() == 64) {
        throw network.equals("vgg9") ? new StackOverflowError() : new AssertionError("a\nb\u0007");
      }
      return Optional.empty();
    }
  }

  @BeforeAll
  static void sweep(@TempDir Path out) {
    completion = TRIAL.run(out, 2);
    rows = Trial.rows(out);
  }

  @Test
  void aDesignThatBreaksARuleOfTheModelIsInvalid() {
    assertThat(with("invalid"))
        .hasSize(20 * 2)
        .allMatch(row -> row.<Integer>getAs("adc_bits") == 5)
        .allMatch(row -> row.getAs("energy_pj") == null)
        .extracting(row -> row.<String>getAs("status_reason"))
        .containsOnly(
            "adc_cost_source paper covers sar of 7 and 6 bits and flash of 4, not sar of 5;"
                + " regression covers 4 bits and more, capacitive any sar, comparators any flash");
  }

  @Test
  void aNetworkLargerThanTheChipDoesNotFit() {
    assertThat(with("does_not_fit"))
        .isNotEmpty()
        .allMatch(row -> row.<Integer>getAs("tiles") == 2)
        .extracting(row -> row.<String>getAs("status_reason"))
        .allMatch(reason -> reason.contains("tiles (2)"), "names the tiles");
  }

  @Test
  void anErrorIsARowWithItsName() {
    assertThat(with("error"))
        .extracting(row -> row.getAs("workload") + ": " + row.getAs("status_reason"))
        .containsOnly(
            "vgg9-sparse: java.lang.StackOverflowError",
            "resnet20: java.lang.AssertionError: a b ");
  }

  @Test
  void failuresAreCountedByStatus() {
    assertThat(completion.total().rowsByStatus())
        .containsOnlyKeys("ok", "invalid", "does_not_fit", "error")
        .allSatisfy((status, count) -> assertThat(with(status)).hasSize(count.intValue()));
    assertThat(completion.rowsFailed()).isEqualTo(rows.size() - with("ok").size());
  }

  @Test
  void otherRowsAreAsTheyWereWithoutThem(@TempDir Path out) {
    Trial.of(Trial.SMALL).with((workload, network, values) -> Optional.empty()).run(out, 1);
    List<Row> undisturbed = Trial.rows(out);

    assertThat(undisturbed).containsAll(with("ok")).containsAll(with("invalid"));
  }

  @Test
  void aBudgetStopsTheSweepAndStopsItAgainWhenItIsContinued(@TempDir Path out) {
    var budget = new FailureBudget(5);
    for (int run = 0; run < 2; run++) {
      try (var store = TRIAL.open(out)) {
        assertThatThrownBy(() -> TRIAL.evaluate(store, 2, budget, record -> {}))
            .isInstanceOf(FailureBudget.ExceededException.class)
            .hasMessageContaining("--max-failures allows 5");
        assertThat(store.committed()).isNotEmpty();
        assertNobodyWrites(out);
      }
    }
  }

  /** The chunk beside the one that broke the budget has been committed or dropped. */
  private static void assertNobodyWrites(Path out) {
    Path staging = out.resolve("control/sweeps/" + TRIAL.identity().id() + "/staging");
    String[] begun = staging.toFile().list();
    assertThat(begun == null ? new String[0] : begun).isEmpty();
  }

  private static List<Row> with(String status) {
    return rows.stream().filter(row -> row.getAs("status").equals(status)).toList();
  }
}
