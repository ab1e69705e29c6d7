package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

  private static final String SPEC =
      """
      sweep: planned
      workloads: [resnet20, vgg9]
      bundles: {readouts: [ternary, binary]}
      axes: {xbar_rows: [64, 128, 256], xbar_columns: [64, 128, 256], weight_bits: [2, 4]}
      constraints:
        - {name: tall, rule: xbar_columns <= xbar_rows}
        - {name: dense, rule: weight_bits = 4 OR ternary_zero_frac > 0.5}
      max_points: 36
      """;

  @TempDir private Path directory;
  private Path spec;

  @BeforeEach
  void write() throws IOException {
    spec = directory.resolve("planned.yaml");
    Files.writeString(spec, SPEC);
  }

  @Test
  void countsWhatTheSweepThenCounts() throws IOException {
    JsonNode plan = json("plan", spec, "--json");
    Path out = directory.resolve("out");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
    JsonNode done = complete(out);

    assertThat(plan.get("space_points").asLong()).isEqualTo(36);
    assertThat(plan.get("rejected_by_rule")).isEqualTo(done.at("/total/rejected_by_rule"));
    assertThat(plan.get("kept_points").asLong()).isEqualTo(done.get("points_evaluated").asLong());
    assertThat(plan.get("rows").asLong()).isEqualTo(done.at("/total/rows").asLong());
    assertThat(plan.get("sweep_id").asText()).isEqualTo(done.get("sweep_id").asText());
    assertThat(plan.get("bytes").asLong()).isPositive();
    assertThat(plan.get("cpu_seconds").asDouble()).isPositive();
    assertThat(plan.get("within_max_points").asBoolean()).isTrue();
  }

  /** 13,770 points leave a remainder of 2 when they are cut into four. */
  @Test
  void sizeAndTimeAreThoseOfTheSweepWhateverTheRemainder() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: uneven
        workloads: [resnet20]
        bundles: {readouts: [ternary]}
        axes:
          xbar_rows: {range: [64, 144]}
          xbar_columns: {range: [64, 148]}
          weight_bits: [2, 4]
        """);
    JsonNode plan = json("plan", spec, "--json");
    Path out = directory.resolve("out");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();

    assertThat(plan.get("points").asLong()).isEqualTo(13_770);
    assertThat(plan.get("sampled_rows").asLong()).isGreaterThanOrEqualTo(1_000);
    assertThat(plan.get("bytes").asDouble() / bytes(out)).isBetween(0.5, 2.0);
    double seconds = complete(out).at("/total/cpu_nanos").asLong() * 1e-9;
    assertThat(plan.get("cpu_seconds").asDouble() / seconds).isBetween(0.1, 10.0);
  }

  /** All points in the middle of the space are rejected. */
  @Test
  void samplesTheWholeSpace() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: ends
        workloads: [resnet20]
        bundles: {readouts: [ternary]}
        axes:
          xbar_rows: {range: [100, 299]}
          xbar_columns: {range: [100, 299]}
        constraints: [{name: ends, rule: xbar_rows < 130 OR xbar_rows > 269}]
        """);
    JsonNode plan = json("plan", spec, "--json");
    Path out = directory.resolve("out");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();

    assertThat(plan.get("bytes").asDouble() / bytes(out)).isBetween(0.5, 2.0);
  }

  @Test
  void saysThatASampleIsTooSmall() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: diagonal
        workloads: [resnet20]
        bundles: {readouts: [ternary]}
        axes:
          xbar_rows: {range: [17, 1016]}
          xbar_columns: {range: [17, 1016]}
        constraints: [{name: corner, rule: xbar_rows > 1010 AND xbar_columns > 1010}]
        """);

    assertThat(Terminal.run("plan", spec).out())
        .contains("size and CPU time are unknown: the rules reject nearly all points");
    assertThat(json("plan", spec, "--json").get("bytes").isNull()).isTrue();
  }

  /** The rules keep 200 of 40,000 points, all of them at the end. */
  @Test
  void saysThatAllWindowsHaveTooFewRows() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: end
        workloads: [resnet20]
        bundles: {readouts: [ternary]}
        axes:
          xbar_rows: {range: [100, 299]}
          xbar_columns: {range: [100, 299]}
        constraints: [{name: end, rule: xbar_rows > 298}]
        """);
    JsonNode plan = json("plan", spec, "--json");

    assertThat(plan.get("kept_points").asLong()).isEqualTo(200);
    assertThat(plan.get("bytes").isNull()).isTrue();
    assertThat(plan.get("cpu_seconds").isNull()).isTrue();
  }

  @Test
  void readsLikeASumAndWritesNothing() throws IOException {
    assertThat(Terminal.run("plan", spec, "--slice", "1/2").out())
        .contains(
            "             36 points in the space",
            "            -12 rejected by tall",
            "             -6 rejected by dense",
            "             18 kept",
            "             18 points in the slice, before rules");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(spec);
    }
  }

  @Test
  void saysWhenASweepWouldRefuse() throws IOException {
    Files.writeString(spec, SPEC.replace("max_points: 36", "max_points: 35"));

    assertThat(Terminal.run("plan", spec).out()).contains("hcim sweep refuses this spec");
  }

  /** Nothing is expanded: a grid of 10^9 points is counted in the time that its rules need. */
  @Test
  void countsABillionPoints() throws IOException {
    Files.writeString(
        spec,
        """
        sweep: vast
        workloads: [resnet20]
        axes:
          xbar_rows: {range: [17, 116]}
          xbar_columns: {range: [17, 116]}
          ternary_zero_frac: {linear: [0, 1], points: 1000}
          xbars_per_tile: {range: [8, 107]}
        constraints: [{name: square, rule: xbar_rows = xbar_columns}]
        """);
    JsonNode plan = json("plan", spec, "--json", "--slice", "7/1000");

    assertThat(plan.get("space_points").asLong()).isEqualTo(1_000_000_000);
    assertThat(plan.at("/rejected_by_rule/square").asLong()).isEqualTo(990_000_000);
    assertThat(plan.get("points").asLong()).isEqualTo(1_000_000);
  }

  private static JsonNode json(Object... command) throws IOException {
    Terminal plan = Terminal.run(command);
    assertThat(plan.err()).isEmpty();
    assertThat(plan.code()).isZero();
    return new ObjectMapper().readTree(plan.out());
  }

  private static long bytes(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out.resolve("results"))) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  private static JsonNode complete(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      Path file = files.filter(path -> path.endsWith("COMPLETE.json")).findFirst().orElseThrow();
      return new ObjectMapper().readTree(file.toFile());
    }
  }
}
