package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.hcim.jobs.evaluate.Trials;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.table.ResultSchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierCommandTest {

  @TempDir private static Path out;

  @BeforeAll
  static void sweep() {
    Trials.sweepSmall(out);
  }

  @Test
  void printsSizesAndNamedDesigns() throws IOException {
    Terminal frontier =
        Terminal.run("frontier", out, "--ranks", 2, "--under", "latency_ns<=1e6,area_mm2<=100");

    assertThat(frontier.err()).isEmpty();
    assertThat(frontier.code()).isZero();
    assertThat(frontier.out())
        .contains("of energy_pj:min, latency_ns:min, area_mm2:min")
        .contains("rows: status does_not_fit", "by rank: ")
        .contains("best energy_pj", "best area_mm2", "scenario edge", "scenario data_center")
        .contains("within latency_ns<=1000000,area_mm2<=100");
    String id = frontier.out().replaceAll("(?s).*frontier (f_[0-9a-f]{16}) of.*", "$1");
    try (Stream<Path> files =
        Files.list(out.resolve("frontier/frontier=" + id + "/chunk=c00000"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(1)
          .allMatch(name -> name.matches("part-.*\\.zstd\\.parquet"));
    }
    assertThat(Terminal.run("verify", out).out()).contains("f_", "verified");
  }

  @Test
  void aConditionThatMatchesNoRowIsToldWithTheValuesOfItsColumns() {
    Terminal frontier =
        Terminal.run("frontier", out, "--where", "technology_nm = 28", "--under", "area_mm2<=1");

    assertThat(frontier.code()).isZero();
    assertThat(frontier.out())
        .contains(
            "no Pareto-optimal design: no row matches technology_nm = 28; technology_nm is 32\n",
            "within area_mm2<=1: no design\n")
        .doesNotContain("competing");
    assertThat(Terminal.run("frontier", out, "--where", "energy_pj < 0").out())
        .containsPattern("no row matches energy_pj < 0; energy_pj is from [0-9.E]+ to [0-9.E]+\n");
  }

  /** The slowest half of the designs is out, and so may be the one of the lowest energy. */
  @Test
  void theBestWithinBoundsIsThatOfAllRows() {
    List<Row> rows =
        SharedSpark.get()
            .read()
            .schema(ResultSchema.SCHEMA.type())
            .parquet(out + "/results/*/*")
            .where("status = 'ok' AND workload = 'resnet20'")
            .sort("latency_ns")
            .collectAsList();
    double limit = rows.get(rows.size() / 2).getAs("latency_ns");
    Row best =
        rows.stream()
            .filter(row -> row.<Double>getAs("latency_ns") <= limit)
            .min(
                Comparator.<Row>comparingDouble(row -> row.getAs("energy_pj"))
                    .thenComparingLong(row -> row.getAs("config_index")))
            .orElseThrow();

    Terminal frontier =
        Terminal.run("frontier", out, "--max-loss", "any", "--under", "latency_ns<=" + limit);

    assertThat(frontier.out())
        .containsPattern(
            "(?s)within latency_ns.*resnet20 [^\\n]*\\n  best energy_pj [^\\n]*point %s\\n"
                .formatted(best.<Object>getAs("config_index")));
  }

  @Test
  void measuresInTheBoxOfAnotherFrontier(@TempDir Path copy) {
    Terminal first =
        Terminal.run(
            "frontier",
            out,
            "--objectives=energy_pj:min,area_mm2:min",
            "--ideal=energy_pj=1e4,area_mm2=0.1",
            "--reference=energy_pj=1e10,area_mm2=1e3");
    Trials.copy(out, copy);
    Terminal second =
        Terminal.run(
            "frontier", copy, "--objectives=energy_pj:min,area_mm2:min", "--baseline", out);

    assertThat(first.code()).isZero();
    assertThat(first.out()).containsPattern("resnet20 .* 0\\.\\d{6}\n");
    assertThat(second.out().lines().filter(line -> line.startsWith("frontier f_")).toList())
        .isEqualTo(first.out().lines().filter(line -> line.startsWith("frontier f_")).toList());
  }

  /** A process on another machine may be alive, so only its silence shows that it is gone. */
  @Test
  void aStaleLockIsTakenOverOnRequest() throws IOException {
    String objectives = "--objectives=energy_pj:min,edp_j_s:min";
    String first = Terminal.run("frontier", out, objectives).out();
    String id = first.replaceAll("(?s).*frontier (f_[0-9a-f]{16}) of.*", "$1");
    Path lock = out.resolve("control/frontiers/" + id + "/lock.json");
    Files.writeString(
        lock,
        """
        {"token": "t", "host": "elsewhere", "pid_space": "", "pid": 1,
         "started_at": "2001-01-01T00:00:00Z", "heartbeat_at": "2001-01-01T00:00:00Z"}
        """);
    Terminal respectful = Terminal.run("frontier", out, objectives);
    Terminal stealing = Terminal.run("frontier", out, objectives, "--steal-lock");

    assertThat(respectful.code()).isEqualTo(ExitCode.LOCKED);
    assertThat(respectful.err()).contains("--steal-lock");
    assertThat(stealing.code()).as(stealing.err()).isZero();
    assertThat(lock).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--objectives=energy_pj:min | objectives (energy_pj:min) must be 2 to 8, not 1",
        "--objectives=energy_pj:min,energy_pj:max | must name energy_pj only once",
        "--objectives=energy_pj:min,area_m2:min | no column area_m2; did you mean area_mm2?",
        "--objectives=energy_pj:min,readout:min | readout is not a number and cannot be compared",
        "--objectives=energy_pj:min,area_mm2:least | direction (least)",
        "--by=workloads | by: the results have no column workloads; did you mean workload?",
        "--ranks=0 | ranks (0) must be from 1 to 100",
        "--scale=loglog | --scale (loglog) must be auto, log or linear",
        "--epsilon=some | epsilon (some) must be a number such as 0.25 or a percentage such as 5%",
        "--reference=energy_pj=1 | --ideal and --reference must be given together",
        "--under=latency<1 | bound (latency<1) must be a column, <= or >=, and a number",
        "--where=xbar_row=64 | the condition (xbar_row=64) cannot be used: [UNRESOLVED_COLUMN",
        "--where=xbar_rows | the condition (xbar_rows) cannot be used: [",
        "--where=length(readout)>1 | (length(readout)>1) cannot be used: at character 7 it calls length,",
        "--where=1/(xbar_rows-64)>0 | the condition (1/(xbar_rows-64)>0) cannot be used: [DIVIDE",
        "--objectives=energy_sample_hold_pj:min,area_mm2:min | no place on the log scale",
      })
  void mistakesAreExplained(String option, String message) {
    Terminal frontier = Terminal.run("frontier", out, option);

    assertThat(frontier.code()).isEqualTo(ExitCode.USAGE);
    assertThat(frontier.err()).contains(message);
  }
}
