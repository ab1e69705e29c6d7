package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

/** Fronts that are larger than a page. */
class FrontTest {

  private static Front of(int size, int knee) {
    var rows =
        SharedSpark.get()
            .range(size)
            .selectExpr(
                "'net' AS workload",
                "id AS config_index",
                "cast(id AS DOUBLE) AS energy_pj",
                "1 AS front_rank",
                "id = " + knee + " AS is_knee");
    return new Front("f_x", List.of("energy_pj:min", "area_mm2:min"), rows, Map.of());
  }

  @Test
  void aSmallFrontIsShownWhole() {
    assertThat(of(10, 3).shown(10).collectAsList()).hasSize(10);
  }

  @Test
  void aLargeFrontIsThinnedButKeepsItsEndsAndItsKnee() {
    List<Row> shown = of(1001, 333).shown(100).collectAsList();

    assertThat(shown).hasSizeBetween(90, 102);
    assertThat(shown)
        .extracting(row -> row.<Long>getAs("config_index"))
        .startsWith(0L)
        .endsWith(1000L)
        .contains(333L)
        .isSorted();
    assertThat(shown).allMatch(row -> row.<Long>getAs("front_size") == 1001);
  }

  @Test
  void rejectsASingleObjective() {
    assertThatThrownBy(
            () ->
                new Front(
                    "f_x", List.of("energy_pj:min"), SharedSpark.get().emptyDataFrame(), Map.of()))
        .hasMessage("objectives [energy_pj:min] must be two or more");
  }
}
