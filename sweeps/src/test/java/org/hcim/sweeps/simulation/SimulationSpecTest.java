package org.hcim.sweeps.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.hcim.sweeps.yaml.Problem;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationSpecTest {

  @TempDir private Path folder;

  @Test
  void everyChoiceMeetsEveryOther() throws IOException {
    SimulationSpec spec =
        load(
            """
            simulation: all
            networks:
              - {random: resnet8, image: 16x16, with: {seed: 2}}
              - {name: other, random: vgg9}
            images: builtin
            readouts: [stored, binary]
            rows: [stored, 64]
            noise:
              none: {}
              cells: {conductance_sigma: 0.1}
            chips: {first_seed: 5, count: 3}
            """);

    assertThat(spec.runs()).hasSize(2 * 2 * 2 * (1 + 3)).doesNotHaveDuplicates();
    assertThat(spec.runs().get(0).chip()).isEmpty();
    assertThat(spec.runs().get(3).chip()).isEqualTo(OptionalLong.of(7));
    assertThat(spec.images())
        .isEqualTo(new ImageChoice("builtin", "test", ImageChoice.DEFAULT_LIMIT));
  }

  @Test
  void theShippedSpecsAreRight() {
    SimulationSpec spec = SimulationSpec.load(Path.of("simulation.yaml"));
    SimulationSpec study = SimulationSpec.load(Path.of("variation.yaml"));

    assertThat(spec.runs()).hasSize(3 * (1 + 3 * spec.chips().count()));
    assertThat(study.runs()).hasSize(1 + 1000);
  }

  @Test
  void allProblemsAreToldWithTheirPlaces() throws IOException {
    String text =
        """
        simulation: All
        networks:
          - {file: none.net}
          - {random: resnet9}
          - {file: a.net, random: resnet8}
        images: {location: nowhere, limit: 0}
        readouts: [adc:99, stored, stored]
        rows: [0]
        noise:
          cells: {conductivity_sigma: 1}
          odd: {stuck_on_frac: 2}
        chips: {count: 0}
        design: {xbar_rows: 64, readout: ternary}
        trials: 3
        """;

    var failure = catchThrowableOfType(SpecException.class, () -> load(text));

    assertThat(failure.problems())
        .extracting(SimulationSpecTest::brief)
        .containsExactlyInAnyOrder(
            "14:1 trials",
            "1:13 simulation",
            "3:12 networks[0].file",
            "4:14 networks[1].random",
            "5:5 networks[2]",
            "6:20 images.location",
            "6:36 images.limit",
            "7:12 readouts[0]",
            "7:28 readouts[2]",
            "8:8 rows[0]",
            "10:11 noise.cells.conductivity_sigma",
            "11:8 noise.odd",
            "12:16 chips.count",
            "13:21 design.xbar_rows",
            "13:34 design.readout");
    assertThat(failure)
        .hasMessageContaining("did you mean conductance_sigma?")
        .hasMessageContaining("stuck_on_frac (2.0) must be from 0 to 1 - stuck_off_frac")
        .hasMessageContaining("adc_bits (99) must be from 1 to 16");
  }

  /** 300 settings of noise on 4,000 chips each, and one run without noise. */
  @Test
  void runsAreCountedExactly() throws IOException {
    var noise = new StringBuilder("noise:\n  none: {}\n");
    for (int i = 1; i <= 300; i++) {
      noise.append("  n%d: {conductance_sigma: %s}\n".formatted(i, i / 10_000.0));
    }
    String text =
        "simulation: x\nnetworks: [{random: vgg9}]\nimages: builtin\n" + noise + "chips: ";

    assertThatThrownBy(() -> load(text + "{count: 4000}"))
        .hasMessageEndingWith(":306:8: chips: makes 1200001 runs; at most 1000000 are allowed");
    assertThat(load(text + "{count: 3333}").runs()).hasSize(1 + 300 * 3333);
  }

  @Test
  void seedsDoNotWrapAround() {
    String text =
        """
        simulation: x
        networks: [{random: vgg9}]
        images: builtin
        chips: {first_seed: 9223372036854775807, count: 2}
        """;

    assertThatThrownBy(() -> load(text))
        .hasMessageEndingWith(
            ":4:21: chips.first_seed: must be a whole number from -9223372036854775808 to"
                + " 9223372036854775806, not (9223372036854775807)");
  }

  private static String brief(Problem problem) {
    return problem.line() + ":" + problem.column() + " " + problem.path();
  }

  private SimulationSpec load(String text) throws IOException {
    return SimulationSpec.load(Files.writeString(folder.resolve("spec.yaml"), text));
  }
}
