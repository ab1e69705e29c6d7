package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceBoxTest {

  private static final List<Objective> COST_AND_ACCURACY =
      Objective.parse("energy_pj:min,accuracy_top1_pct:max");

  @Test
  void theIdealIsZeroAndTheReferenceOne() {
    var box = box(ScaleChoice.LINEAR, Map.of("energy_pj", 10.0, "accuracy_top1_pct", 90.0));
    double[][] minimized = {{10, 110, 60}, {-90, -50, -70}};

    assertThat(box.coordinates(minimized, 3))
        .isDeepEqualTo(new double[][] {{0, 1, 0.5}, {0, 1, 0.5}});
  }

  @Test
  void equalRatiosAreEquallyFarOnTheLogScale() {
    var box = box(ScaleChoice.LOG, Map.of("energy_pj", 1.1, "accuracy_top1_pct", 90.0));
    double middle = Math.sqrt(1.1 * 110);

    assertThat(box.coordinates(new double[][] {{middle}, {-90}}, 1)[0][0])
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theIdealMustBeBetter() {
    assertThatThrownBy(
            () -> box(ScaleChoice.LINEAR, Map.of("energy_pj", 10.0, "accuracy_top1_pct", 40.0)))
        .hasMessage(
            "ideal of accuracy_top1_pct (40.0) must be better than its reference (50.0); it is to"
                + " be max");
  }

  @Test
  void bothPointsNameEveryObjectiveWithAValueOnTheScale() {
    assertThatThrownBy(() -> box(ScaleChoice.LINEAR, Map.of("energy_pj", 10.0)))
        .hasMessage("ideal names [energy_pj] but not accuracy_top1_pct");
    assertThatThrownBy(
            () -> box(ScaleChoice.LOG, Map.of("energy_pj", 0.0, "accuracy_top1_pct", 90.0)))
        .hasMessage("ideal of energy_pj (0.0) has no place on the log scale");
  }

  @Test
  void aBoxAroundFrontiersLeavesRoomBeyondTheWorst() {
    var log =
        ReferenceBox.around(
            COST_AND_ACCURACY,
            ScaleChoice.LOG,
            Map.of("energy_pj", 10.0, "accuracy_top1_pct", 92.0),
            Map.of("energy_pj", 80.0, "accuracy_top1_pct", 86.0));
    var linear =
        ReferenceBox.around(
            COST_AND_ACCURACY,
            ScaleChoice.LINEAR,
            Map.of("energy_pj", 10.0, "accuracy_top1_pct", 92.0),
            Map.of("energy_pj", 10.0, "accuracy_top1_pct", 82.0));

    assertThat(log.reference()).isEqualTo(Map.of("energy_pj", 160.0, "accuracy_top1_pct", 43.0));
    assertThat(linear.reference()).isEqualTo(Map.of("energy_pj", 11.0, "accuracy_top1_pct", 81.0));
  }

  /** A loss of 0 has a place on the linear scale, beside a cost on the log scale. */
  @Test
  void theAutomaticChoiceMeasuresAccuraciesInPoints() {
    List<Objective> objectives = Objective.parse("energy_pj:min,accuracy_loss_points:min");
    var around =
        ReferenceBox.around(
            objectives,
            ScaleChoice.AUTO,
            Map.of("energy_pj", 10.0, "accuracy_loss_points", 0.0),
            Map.of("energy_pj", 80.0, "accuracy_loss_points", 20.0));

    assertThat(around.reference())
        .isEqualTo(Map.of("energy_pj", 160.0, "accuracy_loss_points", 22.0));
    double[][] coordinates = around.coordinates(new double[][] {{40}, {11}}, 1);
    assertThat(coordinates[0][0]).isCloseTo(0.5, within(1e-12));
    assertThat(coordinates[1][0]).isEqualTo(0.5);
  }

  private static ReferenceBox box(ScaleChoice scale, Map<String, Double> ideal) {
    return new ReferenceBox(
        COST_AND_ACCURACY, scale, ideal, Map.of("energy_pj", 110.0, "accuracy_top1_pct", 50.0));
  }
}
