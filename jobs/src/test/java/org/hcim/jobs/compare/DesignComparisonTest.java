package org.hcim.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.compare.DesignComparison.ColumnChange;
import org.hcim.jobs.compare.DesignComparison.Mover;
import org.hcim.jobs.compare.DesignComparison.WorkloadDesigns;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

class DesignComparisonTest {

  private static final double EPSILON = 1e-12;

  @Test
  void equalTablesDoNotDiffer() {
    String designs =
        "('net', 'a', 0, 'ok', 1, 2, 3, 6), ('net', 'b', 1, 'invalid', NULL, NULL, NULL, NULL)";
    DesignComparison same = between(designs, designs);

    assertThat(same.workloads()).containsExactly(new WorkloadDesigns("net", 2, 0, 0));
    assertThat(same.changed()).isZero();
    assertThat(same.largestChange()).isZero();
    assertThat(same.movers()).isEmpty();
    assertThat(same.columns()).extracting(ColumnChange::changed).containsOnly(0L);
  }

  @Test
  void theLargestChangeOfAnyMetricCounts() {
    DesignComparison drift =
        between(
            "('net', 'a', 0, 'ok', 1, 2, 3, 6), ('net', 'b', 1, 'ok', 1, 2, 4, 8),"
                + " ('net', 'gone', 2, 'ok', 1, 1, 1, 1)",
            "('net', 'a', 0, 'ok', 1, 2.1, 3, 6.3), ('net', 'b', 1, 'ok', 1, 2, 3, 6),"
                + " ('net', 'new', 2, 'ok', 9, 9, 9, 9)");

    assertThat(drift.workloads()).containsExactly(new WorkloadDesigns("net", 2, 1, 1));
    assertThat(drift.changed()).isEqualTo(2);
    assertThat(drift.largestChange()).isCloseTo(0.25, within(EPSILON));
    assertThat(drift.movers()).extracting(Mover::configHash).containsExactly("b", "a");
    assertThat(drift.columns()).contains(new ColumnChange("area_mm2", 1, -0.25, 0.0));
  }

  /** One network under two names has equal hashes; each name is compared with itself only. */
  @Test
  void twoNamesOfOneNetworkAreTwoWorkloads() {
    String designs =
        "('one', 'a', 0, 'ok', 1, 2, 3, 6), ('two', 'a', 1, 'ok', 5, 2, 3, 30),"
            + " ('one', 'b', 2, 'ok', 7, 2, 3, 42), ('two', 'b', 3, 'ok', 8, 2, 3, 48)";
    DesignComparison same = between(designs, designs);

    assertThat(same.workloads())
        .containsExactly(new WorkloadDesigns("one", 2, 0, 0), new WorkloadDesigns("two", 2, 0, 0));
    assertThat(same.changed()).isZero();
  }

  @Test
  void aDesignThatATableHasTwiceCountsOnce() {
    String designs = "('net', 'a', 0, 'ok', 1, 2, 3, 6), ('net', 'a', 7, 'ok', 1, 2, 3, 6)";
    DesignComparison same = between(designs, designs);

    assertThat(same.workloads()).containsExactly(new WorkloadDesigns("net", 1, 0, 0));
    assertThat(same.changed()).isZero();
  }

  @Test
  void anotherStatusIsAChangeOfAll() {
    DesignComparison lost =
        between(
            "('net', 'a', 0, 'ok', 1, 2, 3, 6), ('net', 'b', 1, 'invalid', NULL, NULL, NULL, NULL)",
            "('net', 'a', 0, 'invalid', NULL, NULL, NULL, NULL),"
                + " ('net', 'b', 1, 'does_not_fit', NULL, NULL, NULL, NULL)");

    assertThat(lost.changed()).isEqualTo(2);
    assertThat(lost.largestChange()).isEqualTo(1);
    assertThat(lost.movers())
        .containsExactly(
            new Mover("net", "a", 0, "ok", "invalid", 6.0, null, 1),
            new Mover("net", "b", 1, "invalid", "does_not_fit", null, null, 1));
  }

  @Test
  void aChangeThatCannotBeDividedIsAChangeOfAll() {
    for (String[] pair :
        new String[][] {{"0", "5"}, {"5", "'NaN'"}, {"'NaN'", "5"}, {"5", "'Infinity'"}}) {
      DesignComparison odd =
          between(
              "('net', 'a', 0, 'ok', %s, 2, 3, 6)".formatted(pair[0]),
              "('net', 'a', 0, 'ok', %s, 2, 3, 6)".formatted(pair[1]));

      assertThat(odd.largestChange()).as("%s to %s", pair[0], pair[1]).isEqualTo(1);
      assertThat(odd.changed()).isEqualTo(1);
    }
  }

  @Test
  void tablesWithoutACommonDesignShareNothing() {
    DesignComparison apart =
        between("('net', 'a', 0, 'ok', 1, 2, 3, 6)", "('net', 'b', 0, 'ok', 1, 2, 3, 6)");

    assertThat(apart.shared()).isZero();
    assertThat(apart.added()).isEqualTo(1);
    assertThat(apart.missing()).isEqualTo(1);
    assertThat(apart.changed()).isZero();
  }

  /** Against loops over random tables. */
  @Test
  void agreesWithTheDefinitionOnRandomTables() {
    var random = new Random(11);
    for (int round = 0; round < 5; round++) {
      Map<DesignKey, Double> before = designs(random);
      Map<DesignKey, Double> now = designs(random);
      DesignComparison found = between(values(before), values(now));
      long shared = now.keySet().stream().filter(before::containsKey).count();
      List<Double> changes = new ArrayList<>();
      now.forEach(
          (key, energy) -> {
            if (before.containsKey(key) && !before.get(key).equals(energy)) {
              changes.add(Math.abs(energy - before.get(key)) / before.get(key));
            }
          });

      assertThat(found.shared()).isEqualTo(shared);
      assertThat(found.added()).isEqualTo(now.size() - shared);
      assertThat(found.missing()).isEqualTo(before.size() - shared);
      assertThat(found.changed()).isEqualTo(changes.size());
      assertThat(found.largestChange())
          .isCloseTo(
              changes.stream().mapToDouble(Double::doubleValue).max().orElse(0), within(EPSILON));
      assertThat(found.movers()).hasSize(Math.min(20, changes.size()));
    }
  }

  private static Map<DesignKey, Double> designs(Random random) {
    Map<DesignKey, Double> designs = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      designs.put(
          new DesignKey("h" + random.nextInt(40), "net" + random.nextInt(3)),
          1.0 + random.nextInt(3));
    }
    return designs;
  }

  private static String values(Map<DesignKey, Double> designs) {
    List<String> rows = new ArrayList<>();
    designs.forEach(
        (key, energy) ->
            rows.add(
                "('%s', '%s', %d, 'ok', %s, 1, 1, 1)"
                    .formatted(key.workload(), key.configHash(), rows.size(), energy)));
    return String.join(", ", rows);
  }

  private static DesignComparison between(String before, String now) {
    return DesignComparison.between(table(before), table(now));
  }

  private static Dataset<Row> table(String designs) {
    return SharedSpark.get()
        .sql(
            """
            SELECT workload, config_hash, CAST(i AS BIGINT) AS config_index, status,
              CAST(e AS DOUBLE) AS energy_pj, CAST(l AS DOUBLE) AS latency_ns,
              CAST(a AS DOUBLE) AS area_mm2, CAST(p AS DOUBLE) AS edap_j_s_mm2
            FROM VALUES %s AS t(workload, config_hash, i, status, e, l, a, p)"""
                .formatted(designs));
  }
}
