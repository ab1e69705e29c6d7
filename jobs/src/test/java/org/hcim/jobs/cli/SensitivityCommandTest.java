package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensitivityCommandTest {

  private static final String GRID =
      """
      sweep: grid
      workloads: [resnet20, vgg9]
      bundles: {readouts: [ternary, adc-sar-7, adc-sar-6]}
      axes:
        xbar_rows: [64, 128, 256]
        xbar_columns: [64, 128, 256]
        ternary_zero_frac: [0.4, 0.6]
      """;

  @TempDir private static Path directory;
  private static Path grid;

  @BeforeAll
  static void sweep() throws IOException {
    grid = sweep("grid", GRID);
  }

  private static Path sweep(String name, String spec) throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".yaml"), spec);
    Path out = directory.resolve(name);
    assertThat(Terminal.run("sweep", file, "--out", out).code()).isZero();
    return out;
  }

  @Test
  void printsTheAxesThatMatterMostFirst() {
    Terminal shown = Terminal.run("sensitivity", grid, "--log", "--where", "workload = 'vgg9'");

    assertThat(shown.err()).isEmpty();
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .contains("vgg9  energy_pj (log)  readouts = ternary\n  grid, 18 designs\n")
        .contains("readouts = adc-sar-7 | adc-sar-6", "interactions")
        .containsPattern("xbar_rows +[0-9.]+ % +[0-9.]+ % +x [0-9.]+ from \\d+ to \\d+\n")
        .doesNotContain("resnet20");
  }

  /** The definition, asked of Spark's SQL. */
  @Test
  void sharesAreThoseOfTheDefinition() throws IOException {
    JsonNode answer = json(grid, "--metric", "edap_j_s_mm2").get("answers").get(0);

    assertThat(answer.at("/by/workload").asText()).isEqualTo("resnet20");
    assertThat(answer.at("/group").asText()).isEqualTo("readouts = ternary");
    String view = grid + "/results/*/*/part-*.parquet";
    SharedSpark.get().read().parquet(view).createOrReplaceTempView("sensitivity_test");
    for (JsonNode influence : answer.get("influences")) {
      String axis = influence.get("axis").asText();
      double share =
          SharedSpark.get()
              .sql(
                  """
                  WITH t AS (SELECT * FROM sensitivity_test
                             WHERE workload = 'resnet20' AND readout = 'ternary'),
                       m AS (SELECT avg(edap_j_s_mm2) AS mean FROM t GROUP BY %s)
                  SELECT (SELECT var_pop(mean) FROM m) / var_pop(edap_j_s_mm2) FROM t
                  """
                      .formatted(axis))
              .head()
              .getDouble(0);
      assertThat(influence.at("/first_order/value").asDouble()).isCloseTo(share, within(1e-9));
    }
    assertThat(answer.get("influences")).hasSize(3);
  }

  @Test
  void rowsCanBeSplitByAnyColumn() throws IOException {
    JsonNode split = json(grid, "--by", "workload,xbar_rows", "--where", "readout = 'ternary'");

    assertThat(split.get("answers")).hasSize(2 * 3 * 2);
    JsonNode first = split.get("answers").get(0);
    assertThat(first.at("/by/xbar_rows").asText()).isEqualTo("128");
    assertThat(first.at("/designs_used").asInt()).isEqualTo(6);
    assertThat(first.at("/influences/0/not_identifiable").asText())
        .isEqualTo("only 128 is in the balanced part");
    assertThat(split.get("answers").get(1).at("/influences/0/not_identifiable").asText())
        .isEqualTo("no design has a value");
  }

  @Test
  void designsThatAreLeftOutLeaveABalancedPart() {
    Terminal shown = Terminal.run("sensitivity", grid, "--where", "xbar_rows <= 2 * xbar_columns");

    assertThat(shown.out())
        .contains("grid, 12 of 16 designs: the balanced part of the grid")
        .containsPattern("xbar_columns .* from \\d+ to \\d+, of \\d+, \\d+");
  }

  @Test
  void experimentsOfASpecAreRecognized() throws IOException {
    String spec =
        """
        sweep: %s
        workloads: [resnet20]
        axes: {xbar_rows: [64, 128, 256], supply_v: {between: [0.7, 0.84]}, weight_bits: [2, 4]}
        sampling: {method: %s}
        """;
    Path morris = sweep("screening", spec.formatted("screening", "morris, trajectories: 8"));
    Path saltelli = sweep("indices", spec.formatted("indices", "saltelli, points: 32"));
    Path random = sweep("anyhow", spec.formatted("anyhow", "random, points: 8"));

    JsonNode screened = json(morris).at("/answers/0");
    assertThat(screened.get("designs_used").asInt()).isEqualTo(8 * 4);
    assertThat(screened.at("/influences/2/mu_star/low").asDouble()).isPositive();
    JsonNode shared = json(saltelli).at("/answers/0");
    assertThat(shared.get("designs_used").asInt()).isEqualTo(32 * 5);
    assertThat(shared.at("/influences/1/total/value").asDouble()).isBetween(0.0, 1.2);
    assertThat(Terminal.run("sensitivity", morris).out()).contains("mu*", "sigma");
    assertThat(Terminal.run("sensitivity", saltelli).out()).contains("first order", "total");
    assertThat(Terminal.run("sensitivity", random).out())
        .contains(
            "xbar_rows", "not identifiable: a random sample gives no sensitivities; use a grid");
  }

  @Test
  void wrongQuestionsAreExplained() {
    for (List<String> wrong :
        List.of(
            List.of("--metric", "energy", "--metric (energy) must be one of energy_pj,"),
            List.of("--metric", "energy", "did you mean energy_pj?"),
            List.of("--metric", "xbar_rows", "--metric (xbar_rows) must be one of"),
            List.of("--by", "readout", "--by (readout) must contain workload"),
            List.of("--where", "rows > 3", "where (rows > 3) must be boolean SQL over columns"),
            List.of("--where", "xbar_rows", "where (xbar_rows) must be boolean SQL"),
            List.of(
                "--where",
                "rand() > 0.5",
                "the condition (rand() > 0.5) cannot be used: at character 5 it calls rand"))) {
      Terminal refused = Terminal.run("sensitivity", grid, wrong.get(0), wrong.get(1));

      assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err()).contains(wrong.get(2));
    }
  }

  private static JsonNode json(Path out, String... options) throws IOException {
    Object[] arguments = new Object[options.length + 3];
    arguments[0] = "sensitivity";
    arguments[1] = out;
    arguments[2] = "--json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    Terminal printed = Terminal.run(arguments);
    assertThat(printed.err()).isEmpty();
    assertThat(printed.code()).isZero();
    return new ObjectMapper().readTree(printed.out());
  }
}
