package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.hcim.accelerator.cost.Component;
import org.hcim.jobs.cli.ExitCode;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.frontier.FrontierPicks;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.Table;
import org.hcim.sweeps.pareto.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that name columns which the rows lack, and requests that do not need them. */
class MissingColumnTest {

  private static final FrontierQuery QUERY =
      FrontierQuery.DEFAULT.objectives("energy_pj:min,area_mm2:min");

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  private StoredSweep sweep(List<String> columns) throws IOException {
    Path spec =
        Files.writeString(
            directory.resolve("spec.yaml"),
            """
            sweep: narrow
            workloads: [resnet20]
            bundles: {readouts: [ternary, adc-sar-7]}
            axes: {xbar_rows: [64, 128]}
            columns: [%s]
            """
                .formatted(String.join(", ", columns)));
    return Sweep.of(spec).into(directory.resolve("out")).run(spark).sweep();
  }

  @Test
  void boundsOnAnOmittedColumnAreRefusedBeforeTheFrontier() throws IOException {
    StoredSweep sweep = sweep(List.of("energy_pj", "area_mm2"));
    Frontier frontier = Frontier.of(sweep).query(QUERY);

    assertThatThrownBy(() -> frontier.within(Budget.parse("latency_ns<=1e6")).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("this needs the column latency_ns");
    Terminal command =
        Terminal.run(
            "frontier",
            sweep.out(),
            "--objectives=energy_pj:min,area_mm2:min",
            "--under=latency_ns<=1e6");
    assertThat(command.code()).as(command.err()).isEqualTo(ExitCode.USAGE);
    assertThat(command.err()).contains("this needs the column latency_ns");
    assertThat(Output.of(sweep.out()).tables(Table.FRONTIER)).isEmpty();

    assertThat(frontier.within(Budget.parse("area_mm2<=1e6")).run(spark).within())
        .extracting(FrontierPicks.Pick::label)
        .containsExactly("best energy_pj", "best area_mm2");
    assertThat(frontier.run(spark).within()).isEmpty();
  }

  /** The rows lack counts, fractions and arrival times, which no chart shows. */
  @Test
  void aReportIsWrittenWithoutTheColumnsThatItDoesNotShow() throws IOException {
    List<String> shown =
        new ArrayList<>(
            List.of(
                "energy_pj",
                "latency_ns",
                "area_mm2",
                "edap_j_s_mm2",
                "tops_per_w",
                "tops_per_mm2"));
    for (Component component : Component.values()) {
      shown.add("energy_" + component.key() + "_pj");
      if (component.hasArea()) {
        shown.add("area_" + component.key() + "_mm2");
      }
    }
    StoredSweep sweep = sweep(shown);
    assertThat(sweep.omittedColumns()).contains("crossbars", "utilization_frac");

    SweepReport.Written written = SweepReport.of(sweep).run(spark);

    assertThat(written.report().countsHold()).isTrue();
    assertThat(written.report().json())
        .contains("\"nulls\"")
        .doesNotContain("\"utilization_frac\"");
  }
}
