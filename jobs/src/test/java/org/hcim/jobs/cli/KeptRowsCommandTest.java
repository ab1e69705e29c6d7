package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that read the rows that {@code hcim optimum} kept. */
class KeptRowsCommandTest {

  private static final String ROWS =
      "those that are Pareto-optimal in energy_pj:min, latency_ns:min, area_mm2:min for each"
          + " workload, with any accuracy";

  @TempDir private static Path directory;
  private static Path spec;
  private static Path all;
  private static Path kept;

  @BeforeAll
  static void search() throws IOException {
    spec =
        Files.writeString(
            directory.resolve("rows.yaml"),
            """
            sweep: rows
            workloads: [vgg9, resnet20]
            bundles:
              readouts:
                ternary:
                sar10: {readout: sar, adc_bits: 10, adc_cost_source: capacitive}
                digital:
            axes: {xbar_rows: [64, 128], weight_bits: [2, 4]}
            """);
    all = directory.resolve("all");
    kept = directory.resolve("kept");
    assertThat(Terminal.run("sweep", spec, "--out", all).code()).isZero();
    assertThat(Terminal.run("optimum", spec, "--out", kept).code()).isZero();
  }

  @Test
  void theFrontierWithoutOptionsIsThatOfTheSearch() {
    Terminal expected = Terminal.run("frontier", all, "--max-loss", "any");
    Terminal found = Terminal.run("frontier", kept);

    assertThat(found.code()).isZero();
    assertThat(sizes(found)).isEqualTo(sizes(expected)).hasSize(2);
    assertThat(found.out()).contains(ROWS + ". This frontier is that of all designs;");
    assertThat(expected.out()).doesNotContain("This frontier is that of all designs");
  }

  /** A key that the spec does not state is that of the kept rows. */
  @Test
  void aSpecReplacesOnlyTheKeysThatItStates() {
    assertThat(Terminal.run("frontier", kept, "--spec", spec).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frontier --max-loss 4",
        "frontier --objectives energy_pj:min,area_mm2:min",
        "frontier --by readout",
        "frontier --where readout='digital'",
        "frontier --ranks 2",
        "frontier --under crossbars<=100",
        "summary --max-loss 4",
        "report --max-loss 4"
      })
  void refusesWhatTheRowsDoNotDetermine(String command) {
    List<String> words = List.of(command.split(" ", -1));
    var arguments = new ArrayList<Object>(words);
    arguments.add(1, kept);
    Terminal refused = Terminal.run(arguments.toArray());

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains(" must ", ROWS, "; hcim sweep keeps all rows");
  }

  @Test
  void theSummaryIsAboutTheKeptDesigns() throws IOException {
    Terminal summary = Terminal.run("summary", kept);

    assertThat(summary.code()).isZero();
    assertThat(summary.out())
        .contains(ROWS + ". Comparisons are between these designs.")
        .contains("lowest EDAP of the kept designs\n  accuracy ignored: ")
        .contains("lowest-EDAP design per readout type of the kept designs")
        .doesNotContain("at most 4 points");
    JsonNode json =
        new ObjectMapper().readTree(Terminal.run("summary", kept, "--format", "json").out());
    assertThat(json.at("/kept_for/max_loss").asText()).isEqualTo("any");
    assertThat(json.at("/kept_for/complete").asBoolean()).isTrue();
    assertThat(json.get("max_loss_points").isNull()).isTrue();
    assertThat(
            new ObjectMapper()
                .readTree(Terminal.run("summary", all, "--format", "json").out())
                .get("kept_for")
                .isNull())
        .isTrue();
  }

  @Test
  void optimumWithALossThenFrontierIsSweepThenFrontierWithIt() {
    Path within = directory.resolve("within");
    assertThat(Terminal.run("optimum", spec, "--out", within, "--max-loss", 4).code()).isZero();
    Terminal found = Terminal.run("frontier", within);

    assertThat(found.code()).isZero();
    assertThat(sizes(found)).isEqualTo(sizes(Terminal.run("frontier", all, "--max-loss", 4)));
    assertThat(Terminal.run("frontier", within, "--max-loss", "any").code())
        .isEqualTo(ExitCode.USAGE);
  }

  /** The network and the number of designs on its frontier. */
  private static List<String> sizes(Terminal frontier) {
    return frontier
        .out()
        .lines()
        .filter(line -> line.matches("(vgg9|resnet20) +[0-9]+ +[0-9]+ +[0-9]+"))
        .map(line -> line.replaceFirst(" +[0-9]+ +[0-9]+", ""))
        .toList();
  }
}
