package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.table.TableSchema;
import org.hcim.sweeps.spec.Bundles;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One JSON document per command, with the keys that {@code docs/api.md} promises. */
class JsonOutputTest {

  private static final Path PAGE = Path.of("../docs/api.md");
  private static final String SPEC =
      """
      sweep: json
      workloads: [resnet20]
      bundles: {readouts: [ternary, adc-sar-7]}
      axes: {xbar_rows: [64, 128], xbar_columns: [64, 128]}
      constraints: [{name: square, rule: xbar_rows = xbar_columns}]
      """;

  @TempDir private static Path directory;
  private static Path spec;
  private static Path out;

  @BeforeAll
  static void sweep() throws IOException {
    spec = Files.writeString(directory.resolve("spec.yaml"), SPEC);
    out = directory.resolve("out");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
  }

  @Test
  void theSummaryIsTheBestRowsOfTheTable() throws IOException {
    JsonNode summary = json("summary", out, "--format", "json");
    JsonNode designs = summary.at("/networks/0/designs");

    assertThat(summary.get("rows").asLong()).isEqualTo(4);
    assertThat(summary.at("/rejected_by_rule/square").asLong()).isEqualTo(4);
    assertThat(summary.get("complete").asBoolean()).isTrue();
    assertThat(designs).hasSize(2);
    assertThat(designs.get(0).get("label").asText()).isEqualTo("HCiM");
    assertThat(designs.get(0).get("adc_bits").isNull()).isTrue();
    assertThat(designs.get(1).get("label").asText()).isEqualTo("7-bit SAR ADC (Table 3 cost)");
    for (JsonNode design : designs) {
      assertThat(design.get("edap_j_s_mm2").asDouble())
          .isEqualTo(leastEdap(design.get("readout").asText()));
    }
  }

  @Test
  void theStatusHasTheCountsOfTheStore() throws IOException {
    JsonNode table = json("status", out, "--format", "json").at("/tables/0");

    assertThat(table.get("id").asText()).isEqualTo(Output.of(out).sweep().id());
    assertThat(table.get("table").asText()).isEqualTo("results");
    assertThat(table.get("state").asText()).isEqualTo("complete");
    assertThat(table.get("rows").asLong()).isEqualTo(4);
    assertThat(table.at("/rows_by_status/ok").asLong()).isEqualTo(4);
    assertThat(table.get("writer").isNull()).isTrue();
  }

  @Test
  void thePlanIsTheSameByBothOptions() throws IOException {
    JsonNode plan = json("plan", spec, "--format", "json");

    assertThat(plan.get("kept_points").asLong()).isEqualTo(4);
    assertThat(keys(plan)).isEqualTo(keys(json("plan", spec, "--json")));
  }

  @Test
  void listsHaveAllEntries() throws IOException {
    assertThat(list("parameters")).hasSize(Parameter.values().length);
    assertThat(list("constants")).hasSize(Constant.values().length);
    assertThat(list("networks")).hasSize(Networks.names().size());
    assertThat(list("bundles")).hasSize(Bundles.names().size());
    assertThat(list("columns"))
        .hasSize(TableSchema.all().stream().mapToInt(schema -> schema.ownColumns().size()).sum());
    assertThat(list("networks").findValuesAsText("name")).isEqualTo(Networks.names());
  }

  @ParameterizedTest
  @CsvSource({
    "plan, SPEC",
    "summary, OUT",
    "status, OUT",
    "list, parameters",
    "list, constants",
    "list, networks",
    "list, columns"
  })
  void thePageNamesEveryKey(String command, String argument) throws IOException {
    Object place = argument.equals("SPEC") ? spec : argument.equals("OUT") ? out : argument;
    String page = Files.readString(PAGE);
    Set<String> keys = keys(json(command, place, "--format", "json"));
    keys.remove("square"); // a constraint of this spec
    keys.remove("ok"); // a status

    assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }

  @Test
  void anUnknownFormatIsAnError() {
    Terminal wrong = Terminal.run("status", out, "--format", "yaml");

    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("--format", "yaml");
  }

  private static JsonNode list(String subject) throws IOException {
    return json("list", subject, "--format", "json").get(subject);
  }

  private static JsonNode json(Object... command) throws IOException {
    Terminal terminal = Terminal.run(command);
    assertThat(terminal.code()).as(terminal.err()).isZero();
    assertThat(terminal.err()).isEmpty();
    return new ObjectMapper().readTree(terminal.out());
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    node.forEach(child -> keys.addAll(keys(child)));
    return keys;
  }

  private static double leastEdap(String readout) {
    return Output.of(out).sweep().results(SharedSpark.get()).collectAsList().stream()
        .filter(row -> row.<String>getAs("readout").equals(readout))
        .mapToDouble((Row row) -> row.<Double>getAs("edap_j_s_mm2"))
        .min()
        .orElseThrow();
  }
}
