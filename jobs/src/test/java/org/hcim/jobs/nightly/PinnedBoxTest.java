package org.hcim.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.hcim.sweeps.spec.FrontierSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedBoxTest {

  private static final FrontierSpec SECTION =
      section("energy_pj:min,tops_per_w:max", ScaleChoice.LOG);

  /** The best and the worst of each objective are of different networks, in both directions. */
  @Test
  void surroundsTheFrontiersOfAllGroups() {
    PinnedBox box =
        PinnedBox.around(
                SECTION,
                Records.frontier(
                    List.of(
                        Records.group(
                            "one",
                            null,
                            Map.of("energy_pj", 2.0, "tops_per_w", 30.0),
                            Map.of("energy_pj", 9.0, "tops_per_w", 8.0)),
                        Records.group(
                            "two",
                            null,
                            Map.of("energy_pj", 3.0, "tops_per_w", 50.0),
                            Map.of("energy_pj", 20.0, "tops_per_w", 4.0)))),
                "monday")
            .orElseThrow();
    ReferenceBox expected =
        ReferenceBox.around(
            SECTION.objectives(),
            ScaleChoice.LOG,
            Map.of("energy_pj", 2.0, "tops_per_w", 50.0),
            Map.of("energy_pj", 20.0, "tops_per_w", 4.0));

    assertThat(box.run()).isEqualTo("monday");
    assertThat(box.ideal()).isEqualTo(expected.ideal());
    assertThat(box.reference()).isEqualTo(expected.reference());
  }

  @Test
  void withoutAFrontierThereIsNothingToPin() {
    assertThat(PinnedBox.around(SECTION, Records.frontier(Map.of()), "monday")).isEmpty();
  }

  @Test
  void servesOnlyTheQueryThatItIsFrom(@TempDir Path store) {
    new PinnedBox(
            "monday",
            List.of("energy_pj:min", "tops_per_w:max"),
            "log",
            Map.of("energy_pj", 1.0, "tops_per_w", 60.0),
            Map.of("energy_pj", 30.0, "tops_per_w", 2.0))
        .save(store.toString());
    PinnedBox read = PinnedBox.in(store.toString()).orElseThrow();

    assertThat(read.boxFor(SECTION).orElseThrow().reference()).containsEntry("energy_pj", 30.0);
    assertThat(read.boxFor(section("energy_pj:min,area_mm2:min", ScaleChoice.LOG))).isEmpty();
    assertThat(read.boxFor(section("energy_pj:min,tops_per_w:max", ScaleChoice.LINEAR))).isEmpty();
    assertThat(PinnedBox.in(store.resolve("none").toString())).isEmpty();
  }

  private static FrontierSpec section(String objectives, ScaleChoice scale) {
    return new FrontierSpec(
        Objective.parse(objectives),
        List.of("workload"),
        Optional.empty(),
        Optional.of(LossLimit.ANY),
        scale,
        Optional.empty(),
        Map.of());
  }
}
