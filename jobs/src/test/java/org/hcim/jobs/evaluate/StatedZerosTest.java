package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hcim.jobs.cli.Terminal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Zeros that a spec states for a network, against those that it states for designs: costs, labels
 * and accuracies are the same.
 */
class StatedZerosTest {

  private static final String STATED =
      """
      sweep: stated
      workloads:
        - {network: resnet20, name: few, ternary_zero_frac: 0.2}
        - {network: resnet20, name: many, ternary_zero_frac: 0.99}
        - {network: resnet20, name: one, ternary_zero_frac: {layer1.0.conv1: 1, layer1.0.conv2: 1}}
        - {network: resnet20, name: most, ternary_zero_frac: {layer3.2.conv2: 1}}
      fixed: {ternary_zero_frac: 0.7}
      bundles: {readouts: [ternary, digital]}
      """;

  private static final String DESIGNS =
      """
      sweep: designs
      workloads: [resnet20]
      bundles: {readouts: [ternary]}
      axes: {ternary_zero_frac: [0.2, 0.99]}
      """;

  @TempDir private static Path directory;

  @BeforeAll
  static void sweep() throws IOException {
    for (String spec : List.of(STATED, DESIGNS)) {
      String name = spec.substring("sweep: ".length(), spec.indexOf('\n'));
      Path file = Files.writeString(directory.resolve(name + ".yaml"), spec);
      Terminal swept = Terminal.run("sweep", file, "--out", directory.resolve(name));
      assertThat(swept.code()).as(swept.err()).isZero();
    }
  }

  @Test
  void rowsAreThoseOfDesignsWithTheseZeros() {
    String columns =
        "round(ternary_zero_frac, 9), energy_pj, accuracy_loss_points, accuracy_source";
    assertThat(
            csv(
                "stated",
                "SELECT "
                    + columns
                    + " FROM results WHERE workload IN ('few', 'many')"
                    + " AND readout = 'ternary' ORDER BY ternary_zero_frac"))
        .hasSize(2)
        .isEqualTo(csv("designs", "SELECT " + columns + " FROM results ORDER BY config_index"));
  }

  /** Two large layers of zeros raise the mean of 70 to over 72 %, a small one does not. */
  @Test
  void anAccuracyIsJudgedByTheZerosOfAllLayers() {
    assertThat(
            csv(
                "stated",
                "SELECT workload, ternary_zero_frac, mean_zero_frac > 0.725,"
                    + " accuracy_loss_points IS NULL FROM results"
                    + " WHERE workload IN ('one', 'most') AND readout = 'ternary' ORDER BY 1"))
        .containsExactly("most,0.7,false,false", "one,0.7,true,true");
  }

  @Test
  void explanationsSayWhatRowsSay() {
    Terminal explained =
        Terminal.run("explain", directory.resolve("stated.yaml"), 0, "--workload", "many");

    assertThat(explained.out()).contains("99 % zeros assumed, but");
    assertThat(
            Terminal.run("explain", directory.resolve("stated.yaml"), 0, "--workload", "few").out())
        .contains("3.46 points");
  }

  @Test
  void aSearchForAccuracyEvaluatesAllDesigns() {
    Path out = directory.resolve("searched");
    Terminal searched =
        Terminal.run(
            "optimum",
            directory.resolve("stated.yaml"),
            "--out",
            out,
            "--objectives",
            "energy_pj:min,accuracy_loss_points:min");

    assertThat(searched.code()).as(searched.err()).isZero();
    assertThat(searched.out() + searched.err())
        .contains("the zeros that the spec states for few decide which accuracies are known");
  }

  private static List<String> csv(String out, String query) {
    Terminal answer = Terminal.run("sql", directory.resolve(out), query, "--format", "csv");
    return answer.out().lines().skip(1).collect(Collectors.toList());
  }
}
