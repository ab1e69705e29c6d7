package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;

class DerivedViewTest {

  /** Constants are not a design choice, so the lowest ones do not hide the others. */
  @Test
  void theBestDesignsAreThoseOfEachConstantsProfile() throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          """
          CREATE TABLE results AS
          SELECT 's_1' AS sweep_id, 'net' AS workload, profile AS constants_profile,
                 'ternary' AS readout, NULL AS adc_bits, NULL AS adc_cost_source, i AS config_index,
                 64 AS xbar_rows, 64 AS xbar_columns, 1.0 AS energy_pj, 1.0 AS latency_ns,
                 1.0 AS area_mm2, edap AS edap_j_s_mm2, 'ok' AS status
          FROM (VALUES (0, 'cited', 4.0), (1, 'low', 2.0), (2, 'cited', 3.0), (3, 'low', 1.0))
            AS designs (i, profile, edap)""");
      List<String> best = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(DerivedView.BEST_BY_READOUT.select())) {
        while (rows.next()) {
          best.add(rows.getString("constants_profile") + " " + rows.getLong("config_index"));
        }
      }

      assertThat(best).containsExactly("cited 2", "low 3");
    }
  }

  @Test
  void knownAccuraciesNameEveryParameterOfTheirSettings() {
    assertThat(DerivedView.KNOWN_ACCURACY.select())
        .contains(AlgorithmSetting.parameters().stream().map(Parameter::column).toList());
  }
}
