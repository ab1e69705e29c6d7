package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected size of rows against that of the files. */
class RequiredSpaceTest {

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  private PlannedSweep plan(String name, String columns) throws IOException {
    Path spec =
        Files.writeString(
            directory.resolve(name + ".yaml"),
            """
            sweep: large
            workloads: [resnet20]
            axes: {xbar_rows: {range: [65, 164]}, xbar_columns: {range: [65, 164]}}
            constraints: [{name: half, rule: xbar_rows <= 114}]
            """
                + columns);
    return Sweep.of(spec).into(directory.resolve(name)).plan();
  }

  private long measured(PlannedSweep plan) {
    return new RequiredSpace(plan, spark, plan.constraints(spark)).measured(plan.chunks().chunks());
  }

  /** Rules reject half of the points, and a spec can omit columns: both make the rows smaller. */
  @Test
  void isMeasuredOnTheRowsThatAreWritten() throws IOException {
    PlannedSweep all = plan("all", "");
    PlannedSweep some = plan("some", "columns: [energy_pj]\n");
    long bytes = new SweepRun(all, Execution.on(spark)).run().sweep().status().bytes();
    long measured = measured(all);

    assertThat((double) measured / bytes).isBetween(0.5, 2.0);
    assertThat(measured(some)).isPositive().isLessThan(measured);
  }
}
