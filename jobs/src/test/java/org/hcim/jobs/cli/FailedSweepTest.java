package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps without a result: every design is invalid, or every point is rejected. */
class FailedSweepTest {

  private static final String INVALID =
      """
      sweep: invalid
      workloads: [resnet20, vgg9]
      bundles:
        readouts:
          table: {readout: sar, adc_bits: 9, adc_cost_source: paper}
          own: {readout: sar, adc_bits: 5, adc_cost_source: custom}
      axes: {xbar_rows: [64, 128]}
      """;

  private static final String REJECTED =
      """
      sweep: rejected
      workloads: [resnet20]
      axes: {xbar_rows: [64, 128]}
      constraints: [{name: none, rule: xbar_rows > 128}]
      """;

  @TempDir private Path directory;

  @Test
  void aSweepOfInvalidDesignsGivesTheReasons() throws IOException {
    Path spec = spec(INVALID);
    Path out = directory.resolve("out");
    Terminal sweep = Terminal.run("sweep", spec, "--out", out);

    assertThat(sweep.code()).isEqualTo(ExitCode.FAILURE_BUDGET);
    assertThat(sweep.out())
        .contains("8 rows, 8 failed {invalid=8}", "no design has a result: all rows failed")
        .containsPattern(" 4: adc_cost_source paper covers .* \\(config_index 0, resnet20\\)\n")
        .containsPattern(" 4: adc_cost_source custom needs .* \\(config_index 2, resnet20\\)\n")
        .contains("all failed rows: hcim sql " + out + " 'FROM failures'");
    assertThat(Terminal.run("sql", out, "FROM failures").out()).contains("(8 rows)");

    Terminal again = Terminal.run("sweep", spec, "--out", out);
    assertThat(again.code()).isEqualTo(ExitCode.FAILURE_BUDGET);
    assertThat(again.out()).contains("nothing to do", "no design has a result");
    assertThat(Terminal.run("summary", out).out()).isEqualTo(sweep.out());
    assertThat(Terminal.run("frontier", out).out())
        .contains("4 rows: status invalid", "no Pareto-optimal design: no design can be compared");
  }

  /** One slice may be that of an invalid readout, so a part of a sweep does not fail. */
  @Test
  void aSliceWithoutResultsIsNoFailure() throws IOException {
    Terminal slice =
        Terminal.run("sweep", spec(INVALID), "--out", directory.resolve("slice"), "--slice", "1/2");

    assertThat(slice.code()).isZero();
    assertThat(slice.out()).contains("no design has a result: all rows failed");
  }

  @Test
  void aPlanCountsTheFailuresOfItsSample() throws IOException {
    assertThat(Terminal.run("plan", spec(INVALID)).out())
        .containsPattern(
            "8 of 8 sampled rows have no result, such as config_index \\d on resnet20:\n"
                + " +adc_cost_source ");
    Path valid = spec(INVALID.replace("9, ", "7, ").replace("custom", "regression"));
    assertThat(Terminal.run("plan", valid).out()).doesNotContain("no result");
  }

  @Test
  void constraintsThatRejectAllPointsAreTold() throws IOException {
    Path spec = spec(REJECTED);
    Path out = directory.resolve("out");
    Terminal sweep = Terminal.run("sweep", spec, "--out", out);

    assertThat(sweep.code()).isEqualTo(ExitCode.FAILURE_BUDGET);
    assertThat(sweep.out()).contains("no design has a result: the constraints reject all points");
    assertThat(Terminal.run("plan", spec).out())
        .contains("no point is left: the constraints reject all points");
    assertThat(Terminal.run("frontier", out).out())
        .contains(
            "no Pareto-optimal design: the sweep has no rows, because its constraints reject all"
                + " points")
        .doesNotContain("competing");
  }

  private Path spec(String text) throws IOException {
    return Files.writeString(directory.resolve("spec.yaml"), text);
  }
}
