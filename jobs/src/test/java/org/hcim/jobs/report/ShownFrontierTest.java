package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

/** Frontiers that are larger than a page. */
class ShownFrontierTest {

  private static FrontierTable of(int size, int knee) {
    var rows =
        SharedSpark.get()
            .range(size)
            .selectExpr(
                "'net' AS workload",
                "id AS config_index",
                "cast(id AS DOUBLE) AS energy_pj",
                "1 AS front_rank",
                "id = " + knee + " AS is_knee");
    return new FrontierTable(
        SmallSweep.outcome(List.of("energy_pj:min", "area_mm2:min"), Map.of()), rows);
  }

  @Test
  void aSmallFrontierIsShownWhole() {
    ShownFrontier shown = ShownFrontier.of(of(10, 3), 10).get("net");

    assertThat(shown.rows()).extracting(ShownFrontierTest::point).hasSize(10).isSorted();
    assertThat(shown.size()).isEqualTo(10);
  }

  @Test
  void aLargeFrontierIsThinnedButKeepsItsEndsAndItsKneePoint() {
    ShownFrontier shown = ShownFrontier.of(of(1001, 333), 100).get("net");

    assertThat(shown.rows()).hasSizeBetween(90, 102);
    assertThat(shown.rows())
        .extracting(ShownFrontierTest::point)
        .startsWith(0L)
        .endsWith(1000L)
        .contains(333L)
        .isSorted();
    assertThat(shown.size()).isEqualTo(1001);
  }

  private static Long point(Row row) {
    return row.getAs("config_index");
  }
}
