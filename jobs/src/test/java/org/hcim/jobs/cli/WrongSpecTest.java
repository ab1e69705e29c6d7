package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors have a position, and nothing is written. */
class WrongSpecTest {

  private static final String GOOD =
      "sweep: wrong\nworkloads: [resnet20]\naxes: {xbar_rows: [64, 128, 256]}\n";

  @TempDir private Path directory;
  private Path spec;

  @BeforeEach
  void place() {
    spec = directory.resolve("wrong.yaml");
  }

  @Test
  void allProblemsAreSaidAtOnce() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: wrong
        workloads: [resnet2O]
        axes:
          xbar_row: [64]
          weight_bits: [0, 4]
        chunk_pionts: 7
        """);
    Terminal sweep = run("sweep");

    assertThat(sweep.code()).isEqualTo(ExitCode.USAGE);
    assertThat(sweep.err().lines())
        .anyMatch(
            line ->
                line.startsWith(
                    spec + ":2:13: workloads[0]: no network resnet2O; did you mean resnet20?"))
        .anyMatch(line -> line.startsWith(spec + ":4:3: axes.xbar_row:"))
        .anyMatch(line -> line.startsWith(spec + ":5:17: axes.weight_bits"))
        .anyMatch(line -> line.startsWith(spec + ":6:1: chunk_pionts:"))
        .hasSize(4);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xbar_rosw > 64 | xbar_rosw",
        "xbar_rows > | PARSE_SYNTAX_ERROR",
        "xbar_rows + 1 | BOOLEAN",
        "current_date IS NULL | the rule must give the same answer each time it is evaluated",
        "1 / (xbar_rows - 128) > 0 | DIVIDE_BY_ZERO",
        "CAST(readout AS INT) > 0 | CAST_INVALID_INPUT",
        "2147483647 + xbar_rows > 0 | ARITHMETIC_OVERFLOW",
      })
  void aRuleThatCannotBeUsedIsNamedWithItsPlace(String rule, String complaint) throws IOException {
    Files.writeString(
        spec, GOOD + "constraints:\n  - name: odd\n    rule: >-\n      " + rule + "\n");
    for (String command : new String[] {"sweep", "plan", "optimum"}) {
      Terminal wrong = run(command);

      assertThat(wrong.err()).contains(complaint).doesNotContain("internal error");
      assertThat(wrong.err().lines().filter(line -> line.startsWith(spec.toString())))
          .singleElement()
          .asString()
          .startsWith(spec + ":6:11: constraints.odd: not a rule that Spark can");
      assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(xbar_rows) > 1 | at character 4 it calls sum, which",
        "rand() > 0.5 | at character 5 it calls rand, which",
        "length(repeat('a', 2000000000)) > 1 | at character 7 it calls length, which",
        "1 = size(sequence(1, 2000000000)) | it calls size, which",
        "raise_error('mine') | it calls raise_error, which",
      })
  void aFunctionThatRulesDoNotHaveIsNamedWithItsPlace(String rule, String complaint)
      throws IOException {
    Files.writeString(
        spec, GOOD + "constraints:\n  - name: odd\n    rule: >-\n      " + rule + "\n");
    for (String command : new String[] {"sweep", "plan"}) {
      Terminal wrong = run(command);

      assertThat(wrong.err())
          .startsWith(spec + ":6:11: constraints.odd: not a rule: ")
          .contains(complaint)
          .contains("least");
      assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void theRuleThatFailsIsNamedAndNotItsNeighbors() throws IOException {
    Files.writeString(
        spec,
        GOOD
            + "constraints:\n  - {name: fine, rule: xbar_rows > 0}\n"
            + "  - {name: odd, rule: 1 / (xbar_rows - 256) < 2}\n");

    assertThat(run("sweep").err().lines()) // a slow machine also shows progress
        .anyMatch(line -> line.startsWith(spec + ":6:23: constraints.odd: "));
  }

  @Test
  void aRuleNeedNotApplyToDesignsThatAnEarlierOneRejects() throws IOException {
    Files.writeString(
        spec,
        GOOD
            + "constraints:\n  - {name: not_128, rule: xbar_rows <> 128}\n"
            + "  - {name: guarded, rule: 1 / (xbar_rows - 128) < 2}\n"
            + "  - {name: odd, rule: 1 / (xbar_rows - 256) < 2}\n");

    assertThat(run("sweep").err().lines())
        .anyMatch(line -> line.startsWith(spec + ":7:23: constraints.odd: "));
  }

  /** Only the chunk that failed is judged again, or as many points as before. */
  @Test
  void aRuleThatFailsIsNamedInALargeSample() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: wrong
        workloads: [resnet20]
        axes: {xbar_rows: [64, 128]}
        sampling: {method: random, points: 1200000}
        chunk_points: 1000
        constraints:
          - {name: fine, rule: xbar_rows > 0}
          - {name: odd, rule: 1 / (xbar_rows - 128) < 2}
        """);
    for (String command : new String[] {"sweep", "plan", "optimum"}) {
      Terminal wrong = run(command);

      assertThat(wrong.err().lines())
          .as(command)
          .anyMatch(line -> line.startsWith(spec + ":8:23: constraints.odd: "));
      assertThat(wrong.code()).as(wrong.err()).isEqualTo(ExitCode.USAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/2", "3/2", "1", "a/b", "-1/2", "1/0"})
  void aWrongSliceIsAnError(String slice) throws IOException {
    Files.writeString(spec, GOOD);
    Terminal wrong = Terminal.run("sweep", spec, "--out", directory, "--slice=" + slice);

    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).startsWith("--slice (" + slice + ") must ").hasLineCount(1);
  }

  @Test
  void moreSlicesThanPointsAreAnError() throws IOException {
    Files.writeString(spec, GOOD);
    Terminal wrong = Terminal.run("sweep", spec, "--out", directory, "--slice", "9/9");

    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err())
        .startsWith("--slice (9/9) must contain a point: the space has 3, so i must be at most 3")
        .hasLineCount(1);
  }

  @Test
  void wrongMaxFailuresAreAnError() throws IOException {
    Files.writeString(spec, GOOD);
    Terminal wrong = Terminal.run("sweep", spec, "--out", directory, "--max-failures", "few");

    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).startsWith("--max-failures (few) must be a number of rows");
  }

  @Test
  void moreThanMaxPointsIsRefusedBeforeAnythingIsDone() throws IOException {
    Files.writeString(spec, GOOD + "max_points: 2\n");
    Terminal large = run("sweep");

    assertThat(large.code()).isEqualTo(ExitCode.USAGE);
    assertThat(large.err()).startsWith(spec + ":4:13: max_points").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "xbar_rows\n",
        "\"",
        "xbar_rows\n\"64",
        "xbar_rows\n64\0",
        "xbar_rows\n6\u200B4",
        "\uFEFFxbar_row\n64",
        "xbar_rows|readout\n64|tern",
        "xbar_rows;readout\n64,binary",
        "xbar_rows,,\n1,2,3",
        "xbar_rows\n1e999",
        "xbar_rows\n=1+1",
        "xbar_rows\n99999999999999999999"
      })
  void wrongFilesOfPointsAreErrorsWithTheirPlace(String points) throws IOException {
    Files.writeString(
        spec, "sweep: wrong\nworkloads: [resnet20]\nsampling: {method: points, file: p.csv}\n");
    Files.writeString(directory.resolve("p.csv"), points);
    for (String command : new String[] {"sweep", "plan"}) {
      Terminal wrong = run(command);

      assertThat(wrong.err()).matches("(?s)" + directory + "/p\\.csv:\\d+:\\d+: .*");
      assertThat(wrong.err()).doesNotContain("internal error");
      assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    }
  }

  private Terminal run(String command) {
    return !command.equals("plan")
        ? Terminal.run(command, spec, "--out", directory.resolve("out"))
        : Terminal.run(command, spec);
  }
}
