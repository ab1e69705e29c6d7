package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.sweeps.silicon.MacroComparison;
import org.hcim.sweeps.silicon.PublishedMacros;
import org.hcim.sweeps.silicon.SiliconComparison;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  private static final String MACRO =
      """
      macro: mine
      title: My macro
      authors: Doe
      venue: none
      year: 2024
      source: test
      operations: 1 MAC is 2 operations
      design: {readout: digital, technology_nm: 28}
      figures:
        - {figure: efficiency, quantity: tops_per_w, published: 1}
      """;

  @TempDir private static Path out;
  private static Terminal validate;

  @BeforeAll
  static void run() {
    validate = Terminal.run("validate", "--out", out);
  }

  @Test
  void everyShippedFigureIsWithinItsTolerance() {
    assertThat(validate.err()).isEmpty();
    assertThat(validate.code()).isZero();
    assertThat(validate.out()).contains("| jia_jssc_2020 ", "and 0 fail.");
  }

  @Test
  void theMarkdownIsWhatWasPrinted() throws IOException {
    assertThat(Files.readString(out.resolve("validation.md"))).isEqualTo(validate.out());
    assertThat(out.resolve("validation.parquet.partial")).doesNotExist();
  }

  @Test
  void theTableHasEveryFigureWithItsVerdict() {
    List<MacroComparison> expected =
        SiliconComparison.of(CostModel.cited(), PublishedMacros.builtIn());
    List<Row> rows =
        SharedSpark.get()
            .read()
            .parquet(out.resolve("validation.parquet").toString())
            .collectAsList();

    assertThat(rows).hasSameSizeAs(expected).hasSizeGreaterThan(30);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      assertThat(row.<String>getAs("macro")).isEqualTo(expected.get(i).macro().name());
      assertThat(row.<Double>getAs("modeled")).isEqualTo(expected.get(i).modeled());
      assertThat(row.<String>getAs("verdict")).isEqualTo(expected.get(i).verdict().toString());
    }
  }

  /** A figure without a review that is beyond its aim fails; with a review of it, it passes. */
  @Test
  void aFigureOutsideItsToleranceHasItsExitCode() throws IOException {
    Path file = Files.writeString(out.resolve("mine.yaml"), MACRO);
    Terminal failed = Terminal.run("validate", file, "--out", out.resolve("mine"));

    assertThat(failed.code()).isEqualTo(ExitCode.REGRESSION);
    assertThat(failed.out()).contains("NOT REVIEWED", "mine, efficiency: no reason stated");

    JsonNode json = json(file);
    String modeled = json.get("figures").get(0).get("modeled").asText();
    assertThat(json.get("failed").asInt()).isEqualTo(1);
    String review = ", published: 1, reviewed: " + modeled + ", why: an invented figure}";
    Files.writeString(file, MACRO.replace(", published: 1}", review));
    assertThat(Terminal.run("validate", file, "--out", out.resolve("mine")).code()).isZero();
    assertThat(json(file).get("figures").get(0).get("verdict").asText()).isEqualTo("unexplained");
  }

  @Test
  void aConstantFarFromItsCitedValueIsNoted() throws IOException {
    String text = MACRO + "constants: {digital_adder_fj: 3400}\n";
    Path file = Files.writeString(out.resolve("far.yaml"), text);

    assertThat(Terminal.run("validate", file, "--out", out.resolve("far")).err())
        .isEqualToIgnoringNewLines(
            "mine: constants.digital_adder_fj is 1000 times the cited 3.4 fJ");
  }

  private static JsonNode json(Path file) throws IOException {
    Terminal terminal =
        Terminal.run("validate", file, "--out", out.resolve("mine"), "--format", "json");
    return new ObjectMapper().readTree(terminal.out());
  }

  @Test
  void aWrongFileIsToldWithItsLine() throws IOException {
    Path file = Files.writeString(out.resolve("wrong.yaml"), MACRO.replace("year:", "years:"));
    Terminal wrong = Terminal.run("validate", file, "--out", out.resolve("wrong"));

    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("wrong.yaml:5:1: years: unknown key");
  }
}
