package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.functions;
import org.hcim.jobs.evaluate.Trials;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A week of nightly runs in one store; one network has two names. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightlyCommandTest {

  private static final String SPEC =
      """
      sweep: week
      workloads: [resnet20, {network: resnet20, name: twin}]
      bundles: {readouts: [ternary, adc-sar-6]}
      axes: {xbar_rows: [64, 128, 256], xbar_columns: [64, 128]}
      gates: {run_time: off}
      """;

  @TempDir private static Path directory;
  private static Path store;
  private static Path spec;

  @BeforeAll
  static void writeSpec() throws IOException {
    store = directory.resolve("store");
    spec = Files.writeString(directory.resolve("week.yaml"), SPEC);
  }

  @Test
  @Order(1)
  void theFirstRunPassesAndIsNotComparable() {
    Terminal run = run("monday");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("nightly run monday: PASS .* baseline none")
        .containsPattern(
            "NOT COMPARABLE +hypervolume_drop +- +no earlier passing run in this store")
        .containsPattern("NOT COMPARABLE +coverage")
        .containsPattern("resnet20 +\\d+ designs on the Pareto frontier, hypervolume 0\\.\\d{6}");
    assertThat(store.resolve("reference.json")).content().contains("\"run\" : \"monday\"");
    assertThat(store.resolve("nights/monday/report/index.html"))
        .content()
        .contains("no earlier passing run");
  }

  /** 12 designs on two names of a network: joined by hash alone there would be 48 pairs. */
  @Test
  @Order(2)
  void anEqualRunPassesEveryGate() {
    Terminal run = run("tuesday");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("nightly run tuesday: PASS .* baseline monday")
        .containsPattern("PASS +hypervolume_drop +0 ")
        .containsPattern("PASS +drift +0 +0 of 24 identical designs changed")
        .containsPattern("PASS +coverage +0 +0 of the baseline's 24 designs are missing")
        .containsPattern("PASS +rows +0 +24 in the table, 24 in the commit records")
        .containsPattern("OFF +run_time")
        .doesNotContainPattern("NOT COMPARABLE +(?!monotonicity)");
  }

  /** The same model version and other results: the gate's purpose. */
  @Test
  @Order(3)
  void aModelThatChangedInSecretIsCaught() throws IOException {
    Trials.sweepAsIf(
        rows -> rows.withColumn("energy_pj", functions.expr("energy_pj * 1.001")),
        spec,
        store.resolve("nights/wednesday"));
    Terminal run = run("wednesday");

    assertThat(run.code()).isEqualTo(ExitCode.REGRESSION);
    assertThat(run.out())
        .contains("nightly run wednesday: FAIL")
        .containsPattern(
            "FAIL +drift +0\\.0010+ +24 of 24 identical designs changed, by at most 0\\.100 %")
        .containsPattern("WARN +points_lost");
  }

  @Test
  @Order(4)
  void otherDesignsInPlaceOfTheBaselinesFailTheCoverage() throws IOException {
    Trials.sweepAsIf(
        rows ->
            rows.withColumn(
                "config_hash",
                functions.expr(
                    "if(workload = 'twin' AND xbar_rows = 64, reverse(config_hash), config_hash)")),
        spec,
        store.resolve("nights/thursday"));
    Terminal run = run("thursday");

    assertThat(run.code()).isEqualTo(ExitCode.REGRESSION);
    assertThat(run.out())
        .containsPattern(
            "FAIL +coverage +0\\.3333 +4 of the baseline's 24 designs are missing, 4 of 12 of"
                + " twin\n")
        .containsPattern("PASS +drift +0 +0 of 20 identical designs changed");
  }

  @Test
  @Order(5)
  void theNextRunIsComparedWithTheLastPassingOne() {
    assertThat(run("friday").out())
        .containsPattern("nightly run friday: PASS .* baseline tuesday")
        .containsPattern("PASS +drift +0 ");
  }

  @Test
  @Order(6)
  void theVerdictsOfTextHistoryAndPageAreTheSame() throws IOException {
    List<String> printed = new ArrayList<>();
    Pattern.compile("(?m)^  (PASS|WARN|FAIL|OFF|NOTICE|NOT COMPARABLE) +([a-z_]+) ")
        .matcher(run("friday").out())
        .results()
        .map(NightlyCommandTest::verdict)
        .forEach(printed::add);
    JsonNode history = json(Files.readString(store.resolve("history.json"))).path("runs");
    String page = Files.readString(store.resolve("nights/friday/report/index.html"));
    var block = Pattern.compile("(?s)id=\"data\">(.*?)</script>").matcher(page);
    assertThat(block.find()).isTrue();

    assertThat(printed).hasSize(10).contains("PASS drift", "OFF run_time", "PASS rows");
    assertThat(verdicts(history.get(history.size() - 1).path("gates"))).isEqualTo(printed);
    assertThat(verdicts(json(block.group(1)).path("report").path("gates"))).isEqualTo(printed);
    assertThat(
            verdicts(
                json(Files.readString(store.resolve("nights/friday/report/summary.json")))
                    .path("gates")))
        .isEqualTo(printed);
  }

  @Test
  @Order(7)
  void aChangedSpecIsNoAlarm() throws IOException {
    Files.writeString(spec, SPEC.replace("[64, 128, 256]", "[64, 256]"));
    Terminal run = run("saturday");
    Files.writeString(spec, SPEC);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("NOT COMPARABLE +hypervolume_drop +- +the spec changed since the baseline")
        .containsPattern("PASS +drift +0 +0 of 16 identical designs changed")
        .containsPattern("NOTICE +coverage +0\\.3333 +8 of the baseline's 24 designs are missing");
  }

  @Test
  @Order(8)
  void aRunOfTheSameNameReplacesItsRecord() throws IOException {
    int before = json(Files.readString(store.resolve("history.json"))).path("runs").size();
    run("friday");

    assertThat(json(Files.readString(store.resolve("history.json"))).path("runs")).hasSize(before);
  }

  @Test
  @Order(9)
  void oldTablesExpireAndReportsAndHistoryStay() throws IOException {
    Terminal run =
        Terminal.run("nightly", spec, "--store", store, "--night", "sunday", "--keep", 1);

    assertThat(run.code()).isZero();
    for (String expired : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      try (var left = Files.list(store.resolve("nights").resolve(expired))) {
        assertThat(left.map(path -> path.getFileName().toString())).containsExactly("report");
      }
      assertThat(store.resolve("nights").resolve(expired).resolve("report"))
          .isDirectoryContaining("glob:**/index.html")
          .isDirectoryContaining("glob:**/summary.json")
          .isDirectoryContaining("glob:**/summary.md");
    }
    assertThat(store.resolve("nights/sunday/results")).exists();
    assertThat(Files.readString(store.resolve("history.json"))).contains("monday", "sunday");
  }

  @Test
  void aRunWithoutAnyRowFails() throws IOException {
    Path empty =
        Files.writeString(
            directory.resolve("empty.yaml"),
            """
            sweep: empty
            workloads: [resnet20]
            bundles: {readouts: [ternary]}
            axes: {xbar_rows: [64, 128]}
            constraints: [{name: tiny, rule: xbar_rows < 10}]
            """);
    Terminal run = Terminal.run("nightly", empty, "--store", directory.resolve("of_nothing"));

    assertThat(run.code()).isEqualTo(ExitCode.REGRESSION);
    assertThat(run.out())
        .containsPattern("FAIL +failures +1 +no design has a result: the constraints reject all");
  }

  @Test
  void aRunNeedsAName() {
    Terminal run = Terminal.run("nightly", spec, "--store", store, "--night", "../x");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--night (../x) must be a name");
  }

  private static Terminal run(String name) {
    return Terminal.run("nightly", spec, "--store", store, "--night", name);
  }

  private static String verdict(MatchResult line) {
    return line.group(1).replace(' ', '_') + " " + line.group(2);
  }

  private static List<String> verdicts(JsonNode gates) {
    List<String> verdicts = new ArrayList<>();
    gates.forEach(
        verdict ->
            verdicts.add(verdict.path("outcome").asText() + " " + verdict.path("gate").asText()));
    return verdicts;
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
