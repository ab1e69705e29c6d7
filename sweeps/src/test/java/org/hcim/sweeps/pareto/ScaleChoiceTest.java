package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleChoiceTest {

  private static final List<Objective> COSTS = Objective.parse("energy_pj:min,area_mm2:min");
  private static final List<Objective> LOSS =
      Objective.parse("energy_pj:min,accuracy_loss_points:min");
  private static final List<Objective> ACCURACY =
      Objective.parse("energy_pj:min,accuracy_top1_pct:max");

  @Test
  void accuraciesAreOnTheLinearScaleUnlessTheChoiceIsLog() {
    assertThat(scales(ScaleChoice.AUTO, LOSS)).containsExactly(Scale.LOG, Scale.LINEAR);
    assertThat(scales(ScaleChoice.AUTO, ACCURACY)).containsExactly(Scale.LOG, Scale.LINEAR);
    assertThat(scales(ScaleChoice.AUTO, COSTS)).containsExactly(Scale.LOG, Scale.LOG);
    assertThat(scales(ScaleChoice.LOG, ACCURACY)).containsExactly(Scale.LOG, Scale.LOG);
    assertThat(scales(ScaleChoice.LINEAR, COSTS)).containsExactly(Scale.LINEAR, Scale.LINEAR);
  }

  @Test
  void ofCostsTheAutomaticChoiceIsLog() {
    assertThat(ScaleChoice.AUTO.within(COSTS)).isEqualTo(ScaleChoice.LOG);
    assertThat(ScaleChoice.AUTO.within(LOSS)).isEqualTo(ScaleChoice.AUTO);
    assertThat(ScaleChoice.LINEAR.within(COSTS)).isEqualTo(ScaleChoice.LINEAR);
  }

  @Test
  void aLossHasNoPlaceOnTheLogScale() {
    assertThat(ScaleChoice.LOG.problem(LOSS))
        .hasValue(
            "accuracy_loss_points can be 0, which has no place on the log scale; use auto or"
                + " linear");
    assertThat(ScaleChoice.AUTO.problem(LOSS)).isEmpty();
    assertThat(ScaleChoice.LINEAR.problem(LOSS)).isEmpty();
    assertThat(ScaleChoice.LOG.problem(ACCURACY)).isEmpty();
  }

  private static List<Scale> scales(ScaleChoice choice, List<Objective> objectives) {
    return objectives.stream().map(choice::of).toList();
  }
}
