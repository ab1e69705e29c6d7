package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.evaluate.Trials;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A week of nights in one store. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightlyCommandTest {

  private static final String SPEC =
      """
      sweep: week
      workloads: [resnet20]
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
  void theFirstNightPassesWithANotice() {
    Terminal night = night("monday");

    assertThat(night.code()).isZero();
    assertThat(night.out())
        .contains("night monday: PASS")
        .containsPattern("NOTICE +hypervolume_drop +- +no earlier night")
        .containsPattern("resnet20 +\\d+ designs on the frontier, hypervolume 0\\.\\d{6}");
    assertThat(store.resolve("reference.json")).content().contains("\"night\" : \"monday\"");
  }

  @Test
  @Order(2)
  void anEqualNightPassesEveryGate() {
    Terminal night = night("tuesday");

    assertThat(night.code()).isZero();
    assertThat(night.out())
        .contains("night tuesday: PASS")
        .containsPattern("PASS +hypervolume_drop +0 ")
        .containsPattern("PASS +drift +0 +0 of 12 identical designs moved")
        .containsPattern("OFF +run_time")
        .doesNotContain("NOTICE");
  }

  /** The same model version and other results: what the gate is there for. */
  @Test
  @Order(3)
  void aModelThatChangedInSecretIsCaught() throws IOException {
    Trials.sweepAsIf("energy_pj * 1.001", spec, store.resolve("nights/wednesday"));
    Terminal night = night("wednesday");

    assertThat(night.code()).isEqualTo(ExitCode.REGRESSION);
    assertThat(night.out())
        .contains("night wednesday: FAIL")
        .containsPattern(
            "FAIL +drift +0\\.0010+ +12 of 12 identical designs moved, at most by 0\\.100 %")
        .containsPattern("WARN +points_lost");
  }

  @Test
  @Order(4)
  void theNextNightIsComparedWithTheLastGoodOne() {
    assertThat(night("thursday").out())
        .contains("night thursday: PASS")
        .containsPattern("PASS +drift +0 ");
  }

  @Test
  @Order(5)
  void aChangedSpecIsNoAlarm() throws IOException {
    Files.writeString(spec, SPEC.replace("[64, 128, 256]", "[64, 256]"));
    Terminal night = night("friday");
    Files.writeString(spec, SPEC);

    assertThat(night.code()).isZero();
    assertThat(night.out())
        .containsPattern("NOTICE +hypervolume_drop +- +not comparable: the spec changed")
        .containsPattern("PASS +drift +0 +0 of 8 identical designs moved");
  }

  @Test
  @Order(6)
  void theSameNightAgainIsTheSameNight() throws IOException {
    String before = Files.readString(store.resolve("history.json"));
    night("thursday");

    assertThat(Files.readString(store.resolve("history.json")).split("\"name\" :"))
        .hasSameSizeAs(before.split("\"name\" :"));
  }

  @Test
  @Order(7)
  void oldTablesGoAndTheHistoryStays() throws IOException {
    Terminal night =
        Terminal.run("nightly", spec, "--store", store, "--night", "sunday", "--keep", 1);

    assertThat(night.code()).isZero();
    assertThat(store.resolve("nights/monday")).doesNotExist();
    assertThat(store.resolve("nights/sunday/results")).exists();
    assertThat(Files.readString(store.resolve("history.json"))).contains("monday", "sunday");
  }

  @Test
  void aNightNeedsAName() {
    Terminal night = Terminal.run("nightly", spec, "--store", store, "--night", "../x");

    assertThat(night.code()).isEqualTo(ExitCode.USAGE);
    assertThat(night.err()).contains("--night (../x) must be a name");
  }

  private static Terminal night(String name) {
    return Terminal.run("nightly", spec, "--store", store, "--night", name);
  }
}
