package org.hcim.jobs.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.ScaleChoice;
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

  @Test
  void aLossIsRefusedOnTheLogScaleOnly() {
    FrontierQuery loss = FrontierQuery.DEFAULT.objectives("energy_pj:min,accuracy_loss_points:min");

    assertThat(loss.requirePlaces()).isEqualTo(loss);
    assertThat(loss.scale(ScaleChoice.LINEAR).requirePlaces().scaleKey()).isEqualTo("linear");
    assertThatThrownBy(() -> loss.scale(ScaleChoice.LOG).requirePlaces())
        .hasMessage(
            "scale (log): accuracy_loss_points can be 0, which has no place on the log scale; use"
                + " auto or linear");
  }

  /** Frontiers of costs keep the identity that they had when log was the default. */
  @Test
  void ofCostsTheAutomaticScaleIsLog() {
    FrontierQuery log = FrontierQuery.DEFAULT.scale(ScaleChoice.LOG);

    assertThat(FrontierQuery.DEFAULT.canonicalJson("s", "f"))
        .isEqualTo(log.canonicalJson("s", "f"));
    assertThat(FrontierQuery.DEFAULT.objectives(ACCURACY).scaleKey()).isEqualTo("auto");
  }

  private static FrontierQuery section(String keys) {
    String text = "{sweep: x, workloads: [resnet20], frontier: {" + keys + "}}";
    return FrontierQuery.of(SweepSpec.parse("s.yaml", text, Path.of(".")).frontier());
  }
}
