package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that DuckDB wrote, as a user would choose them from another sweep's table. */
class ParquetPointsTest {

  @TempDir private Path directory;

  @Test
  void readsIntegersDoublesDecimalsNamesAndNulls() throws Exception {
    Object[] point =
        space(
                "SELECT 64 AS xbar_rows, 'sar' AS readout, 0.75::DOUBLE AS supply_v,"
                    + " 0.5::DECIMAL(4, 2) AS ternary_zero_frac, NULL::INT AS tiles")
            .space()
            .point(0);

    assertThat(point[Parameter.XBAR_ROWS.ordinal()]).isEqualTo(64);
    assertThat(point[Parameter.READOUT.ordinal()]).isEqualTo(ReadoutKind.SAR);
    assertThat(point[Parameter.SUPPLY_V.ordinal()]).isEqualTo(0.75);
    assertThat(point[Parameter.TILES.ordinal()]).isNull();
  }

  @Test
  void readsDecimalsOfAnyWidthAsTheNumbersTheyStandFor() throws Exception {
    for (String type : new String[] {"DECIMAL(4, 2)", "DECIMAL(18, 2)", "DECIMAL(38, 2)"}) {
      Object[] point =
          space("SELECT 'ternary' AS readout, 0.25::" + type + " AS ternary_zero_frac")
              .space()
              .point(0);

      assertThat(point[Parameter.TERNARY_ZERO_FRAC.ordinal()]).as(type).isEqualTo(0.25);
    }
  }

  @Test
  void namesTheRowAndTheRuleOfAWrongValue() {
    assertThatThrownBy(() -> space("SELECT * FROM (VALUES (64), (8192)) t(xbar_rows)"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("points.parquet:2:1: xbar_rows (8192) must be")
        .hasMessageContaining("a whole number from 16 to 4096");
  }

  @Test
  void namesAFileWithoutPoints() {
    assertThatThrownBy(() -> space("SELECT 64 AS xbar_rows WHERE false"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("points.parquet:1:1: the file has no points");
  }

  @Test
  void namesAColumnThatIsNoParameter() {
    assertThatThrownBy(() -> space("SELECT 64 AS rows_of_crossbar"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("rows_of_crossbar is not a parameter");
  }

  private SweepSpec space(String query) throws Exception {
    Path points = directory.resolve("points.parquet");
    Files.deleteIfExists(points);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + points + "'");
    }
    Path spec = directory.resolve("spec.yaml");
    Files.writeString(
        spec,
        """
        sweep: listed
        workloads: [resnet20]
        sampling: {method: points, file: points.parquet}
        """);
    return Sweep.of(spec).plan().spec();
  }
}
