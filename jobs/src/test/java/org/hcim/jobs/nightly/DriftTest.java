package org.hcim.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

class DriftTest {

  private static final double EPSILON = 1e-12;

  @Test
  void sameResultsDoNotMove() {
    String designs = "('a', 'ok', 1D, 2D, 3D), ('b', 'invalid', NULL, NULL, NULL)";

    assertThat(between(designs, designs)).isEqualTo(new Drift(2, 0, 0, ""));
  }

  @Test
  void theLargestChangeOfAnyMetricCounts() {
    Drift drift =
        between(
            "('a', 'ok', 1D, 2D, 3D), ('b', 'ok', 1D, 2D, 4D), ('gone', 'ok', 1D, 1D, 1D)",
            "('a', 'ok', 1D, 2.1D, 3D), ('b', 'ok', 1D, 2D, 3D), ('new', 'ok', 9D, 9D, 9D)");

    assertThat(drift.compared()).isEqualTo(2);
    assertThat(drift.moved()).isEqualTo(2);
    assertThat(drift.largest()).isCloseTo(0.25, within(EPSILON));
    assertThat(drift.example()).isEqualTo("b");
  }

  @Test
  void aResultThatIsLostIsAChangeOfAll() {
    assertThat(between("('a', 'ok', 1D, 2D, 3D)", "('a', 'invalid', NULL, NULL, NULL)"))
        .isEqualTo(new Drift(1, 1, 1, "a"));
  }

  @Test
  void anotherReasonToHaveNoResultIsAChangeOfAll() {
    assertThat(
            between(
                "('a', 'invalid', NULL, NULL, NULL)", "('a', 'does_not_fit', NULL, NULL, NULL)"))
        .isEqualTo(new Drift(1, 1, 1, "a"));
  }

  @Test
  void tablesWithoutACommonDesignCannotBeCompared() {
    assertThat(between("('a', 'ok', 1D, 2D, 3D)", "('b', 'ok', 1D, 2D, 3D)"))
        .isEqualTo(new Drift(0, 0, 0, ""));
  }

  private static Drift between(String earlier, String later) {
    return Drift.between(table(earlier), table(later));
  }

  private static Dataset<Row> table(String designs) {
    return SharedSpark.get()
        .sql(
            """
            SELECT config_hash, status, CAST(e AS DOUBLE) AS energy_pj,
              CAST(l AS DOUBLE) AS latency_ns, CAST(a AS DOUBLE) AS area_mm2
            FROM VALUES %s AS t(config_hash, status, e, l, a)"""
                .formatted(designs));
  }
}
