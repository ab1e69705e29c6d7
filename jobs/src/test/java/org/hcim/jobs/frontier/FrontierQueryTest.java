package org.hcim.jobs.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.Test;

/** Queries from sections of specs and their overrides; needs no Spark. */
class FrontierQueryTest {

  private static final String COSTS = "energy_pj:min,area_mm2:min";
  private static final String ACCURACY = "energy_pj:min,accuracy_top1_pct:max";

  @Test
  void theDefaultLossFollowsTheObjectivesInUse() {
    FrontierQuery accuracy = section("objectives: '" + ACCURACY + "'");

    assertThat(accuracy.maxLoss()).isEqualTo(LossLimit.ANY);
    assertThat(accuracy.objectives(COSTS).maxLoss()).isEqualTo(LossLimit.DEFAULT);
    assertThat(FrontierQuery.DEFAULT.maxLoss()).isEqualTo(LossLimit.DEFAULT);
    assertThat(FrontierQuery.DEFAULT.objectives(ACCURACY).maxLoss()).isEqualTo(LossLimit.ANY);
    assertThat(FrontierQuery.DEFAULT.objectives(ACCURACY).objectives(COSTS))
        .isEqualTo(FrontierQuery.DEFAULT.objectives(COSTS));
  }

  @Test
  void aStatedLossStaysWithOtherObjectives() {
    FrontierQuery two = section("max_loss: 2");
    FrontierQuery any = section("objectives: '" + ACCURACY + "', max_loss: any");

    assertThat(two.objectives(ACCURACY).maxLoss()).isEqualTo(LossLimit.of(2));
    assertThat(any.objectives(COSTS).maxLoss()).isEqualTo(LossLimit.ANY);
    assertThat(FrontierQuery.DEFAULT.maxLoss(LossLimit.of(3)).objectives(ACCURACY).maxLoss())
        .isEqualTo(LossLimit.of(3));
  }

  private static FrontierQuery section(String keys) {
    String text = "{sweep: x, workloads: [resnet20], frontier: {" + keys + "}}";
    return FrontierQuery.of(SweepSpec.parse("s.yaml", text, Path.of(".")).frontier());
  }
}
