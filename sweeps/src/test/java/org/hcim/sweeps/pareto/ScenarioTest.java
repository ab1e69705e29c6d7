package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.hcim.sweeps.pareto.Scenario.Weight;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  private static final Objective ENERGY = new Objective("energy_pj", Direction.MIN);
  private static final Objective ACCURACY = new Objective("accuracy_top1_pct", Direction.MAX);

  private static final Map<String, double[]> TABLE =
      Map.of(
          "energy_pj", new double[] {1, 8, 8, Double.NaN, 4},
          "latency_ns", new double[] {8, 1, 8, 1, 4},
          "area_mm2", new double[] {8, 8, 1, 1, 4});

  /** Each of the first three designs is eight times better than the others in one objective. */
  @Test
  void shippedOnesPreferWhatTheyAreBoundBy() {
    var none = Budget.parse("");
    assertThat(Scenario.shipped())
        .extracting(Scenario::name)
        .containsExactly("edge", "data_center", "latency_bound");
    assertThat(Scenario.named("data_center").best(TABLE, none)).hasValue(0);
    assertThat(Scenario.named("latency_bound").best(TABLE, none)).hasValue(1);
    assertThat(Scenario.named("edge").best(TABLE, none)).hasValue(2);
    assertThat(Scenario.named("edge").best(TABLE, Budget.parse("area_mm2>=2,energy_pj<=7")))
        .hasValue(4);
    assertThat(Scenario.named("edge").best(TABLE, Budget.parse("area_mm2<=0.5"))).isEmpty();
  }

  @Test
  void shippedOnesSayWhy() {
    assertThat(Scenario.shipped())
        .flatExtracting(Scenario::weights)
        .hasSize(9)
        .allSatisfy(weight -> assertThat(weight.why()).isNotBlank());
  }

  @Test
  void aScoreIsAWeightedProduct() {
    var scenario =
        new Scenario("s", List.of(new Weight(ENERGY, 0.75, ""), new Weight(ACCURACY, 0.25, "")));
    assertThat(scenario.score(16, 81)).isCloseTo(8.0 / 3, within(1e-12));
    assertThat(scenario.score(16, 0)).isNaN();
    assertThat(scenario.score(-1, 81)).isNaN();
    assertThatThrownBy(() -> scenario.score(1)).hasMessage("values (1) of s must be 2");
  }

  @Test
  void rejectsWeightsThatDoNotAddUpAndUnknownNames() {
    assertThatThrownBy(() -> new Scenario("s", List.of(new Weight(ENERGY, 0.5, ""))))
        .hasMessage("weights of s (0.5) must add up to 1");
    assertThatThrownBy(() -> new Weight(ENERGY, 1.5, ""))
        .hasMessage("weight of energy_pj:min (1.5) must be 0 to 1");
    assertThatThrownBy(() -> Scenario.named("cloud"))
        .hasMessage("scenario (cloud) must be one of edge, data_center, latency_bound");
  }
}
