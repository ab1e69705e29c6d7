package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in the section {@code frontier} of a spec have a position, before any work. */
class WrongFrontierTest {

  private static final String GOOD =
      "sweep: wrong\nworkloads: [resnet20]\naxes: {xbar_rows: [64, 128, 256]}\n";

  @TempDir private Path directory;
  private Path spec;
  private Path out;

  @BeforeEach
  void place() {
    spec = directory.resolve("wrong.yaml");
    out = directory.resolve("out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objectives: 'energy_pj:min,area_m2:min' | 4:24: frontier.objectives: the results have no"
            + " column area_m2; did you mean area_mm2?",
        "objectives: 'energy_pj:min,readout:min' | 4:24: frontier.objectives: readout is not a"
            + " number and cannot be compared",
        "by: [workloads] | 4:16: frontier.by: the results have no column workloads; did you mean"
            + " workload?",
        "where: xbar_row = 64 | 4:19: frontier.where: the results have no column xbar_row; did you"
            + " mean xbar_rows?",
      })
  void aColumnOfTheFrontierThatResultsDoNotHaveIsNamedWithItsPlace(String key, String complaint)
      throws IOException {
    Files.writeString(spec, GOOD + "frontier: {" + key + "}\n");
    for (Terminal wrong :
        List.of(
            run("sweep"),
            run("plan"),
            run("optimum"),
            Terminal.run("sweep", spec, "--out", out, "--frontier-only"),
            Terminal.run("explain", spec, 0),
            Terminal.run("nightly", spec, "--store", out))) {
      assertThat(wrong.err()).startsWith(spec + ":" + complaint).hasLineCount(1);
      assertRefused(wrong);
    }
  }

  @Test
  void aColumnOfTheFrontierThatTheSpecOmitsIsNamedWithItsPlace() throws IOException {
    Files.writeString(
        spec,
        GOOD
            + "columns: [energy_pj]\n"
            + "frontier: {objectives: 'energy_pj:min,area_mm2:min', where: latency_ns < 1e6}\n");
    for (String command : new String[] {"sweep", "plan", "optimum"}) {
      Terminal wrong = run(command);

      assertThat(wrong.err().lines())
          .anyMatch(
              line ->
                  line.startsWith(
                      spec + ":5:24: frontier.objectives: this needs the column area_mm2"))
          .anyMatch(
              line ->
                  line.startsWith(spec + ":5:61: frontier.where: this needs the column latency_ns"))
          .hasSize(2);
      assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    }
  }

  /** A section that names other columns by default is no obstacle to a sweep. */
  @Test
  void columnsOfDefaultsAreNotRequired() throws IOException {
    Files.writeString(spec, GOOD + "columns: [energy_pj]\nfrontier: {max_loss: any}\n");

    assertThat(run("plan").code()).isZero();
    assertThat(Terminal.run("nightly", spec, "--store", directory.resolve("store")).err())
        .contains("this needs the column latency_ns");
    assertThat(directory.resolve("store")).doesNotExist();
  }

  @Test
  void aConditionThatIsNotBooleanEndsANightlyRunBeforeItsSweep() throws IOException {
    Files.writeString(spec, GOOD + "frontier: {where: xbar_rows}\n");
    Terminal wrong = Terminal.run("nightly", spec, "--store", directory.resolve("store"));

    assertThat(wrong.err())
        .contains(spec + ":4:19: frontier.where: the condition (xbar_rows) cannot be used: ");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(directory.resolve("store")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--objectives=energy_pj:min,area_m2:min | no column area_m2; did you mean area_mm2?",
        "--objectives=energy_pj:min | objectives (energy_pj:min) must be 2 to 8, not 1",
        "--by=workloads | by: the results have no column workloads; did you mean workload?",
      })
  void aWrongFrontierOnTheCommandLineIsAnError(String option, String complaint) throws IOException {
    Files.writeString(spec, GOOD);
    for (Terminal wrong :
        List.of(
            Terminal.run("optimum", spec, "--out", out, option),
            Terminal.run("sweep", spec, "--out", out, "--frontier-only", option))) {
      assertThat(wrong.err()).contains(complaint).doesNotContain("internal error");
      assertRefused(wrong);
    }
  }

  private void assertRefused(Terminal wrong) {
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(out).doesNotExist();
  }

  private Terminal run(String command) {
    return !command.equals("plan")
        ? Terminal.run(command, spec, "--out", out)
        : Terminal.run(command, spec);
  }
}
