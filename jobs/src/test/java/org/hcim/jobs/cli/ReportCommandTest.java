package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report from the command line. */
class ReportCommandTest {

  @TempDir private static Path directory;
  private static Path out;

  @BeforeAll
  static void sweep() throws IOException {
    Path spec = directory.resolve("tiny.yaml");
    out = directory.resolve("out");
    Files.writeString(
        spec,
        """
        sweep: tiny
        workloads: [resnet20]
        bundles: {readouts: [ternary, adc-sar-7]}
        axes: {xbar_rows: [64, 128]}
        """);
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
  }

  @Test
  void writesAPageAndTwoSummaries() throws IOException {
    Terminal report = Terminal.run("report", out, "--baseline", out);

    assertThat(report.err()).isEmpty();
    assertThat(report.code()).isZero();
    assertThat(report.out())
        .contains("PASS           rows: 4 in the table")
        .contains("PASS           drift: 0 of 4 identical designs changed")
        .contains("HCiM has the lowest EDAP on resnet20")
        .contains("report: " + out + "/report/index.html");
    assertThat(out.resolve("report")).isDirectoryNotContaining("glob:**.crc");
    assertThat(Files.readString(out.resolve("report/index.html"))).startsWith("<!DOCTYPE html>");
    assertThat(Files.readString(out.resolve("report/summary.json")))
        .contains("\"outcome\" : \"PASS\"");
    assertThat(Files.readString(out.resolve("report/summary.md"))).startsWith("# tiny: PASS");
  }

  @Test
  void aFrontierOfSomeRowsIsShownWithItsCondition() throws IOException {
    Path filtered = directory.resolve("filtered");
    String where = "xbar_rows = 64";
    assertThat(Terminal.run("sweep", directory.resolve("tiny.yaml"), "--out", filtered).code())
        .isZero();
    assertThat(Terminal.run("frontier", filtered, "--where", where).code()).isZero();
    assertThat(Terminal.run("report", filtered).code()).isZero();

    assertThat(Files.readString(filtered.resolve("report/index.html")))
        .contains("\"where\":\"" + where + "\"");
    assertThat(Files.readString(filtered.resolve("report/summary.json")))
        .contains("\"where\" : \"" + where + "\"");
  }

  /** The numbers of the designs on the page are those of the command that chose them. */
  @Test
  void thePageShowsCommandsThatExplainItsDesigns() throws IOException {
    Path spec = directory.resolve("tiny.yaml");
    Path found = directory.resolve("found");
    assertThat(Terminal.run("optimum", spec, "--out", found).code()).isZero();
    assertThat(Terminal.run("report", found).code()).isZero();
    assertThat(Files.readString(found.resolve("report/index.html")))
        .contains("\"command\":\"optimum\"", "\"spec\":\"" + spec + "\"");

    assertThat(Terminal.run("report", out).code()).isZero();
    assertThat(Files.readString(out.resolve("report/index.html")))
        .contains("\"command\":\"sweep\"", "\"spec\":\"" + spec + "\"");
    assertThat(Terminal.run("report", out, "--spec", "mine.yaml").code()).isZero();
    assertThat(Files.readString(out.resolve("report/index.html")))
        .contains("\"spec\":\"mine.yaml\"");
  }

  @Test
  void aBaselineThatIsNotThereIsAnError() {
    Terminal report = Terminal.run("report", out, "--baseline", directory.resolve("nowhere"));

    assertThat(report.code()).isEqualTo(ExitCode.USAGE);
    assertThat(report.err()).contains("nowhere contains no sweep");
  }

  @Test
  void aSweepOfNoBaselineIsAnError() {
    Terminal report = Terminal.run("report", out, "--baseline-sweep", "s_x");

    assertThat(report.code()).isEqualTo(ExitCode.USAGE);
    assertThat(report.err()).contains("--baseline-sweep needs --baseline OUT2");
  }
}
