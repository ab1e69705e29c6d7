package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hcim.sweeps.pareto.Budget.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

  private static final Map<String, double[]> TABLE =
      Map.of(
          "energy_pj", new double[] {5, 3, 1, 3, Double.NaN},
          "latency_ns", new double[] {1, 2, 9, 2, 1},
          "accuracy_top1_pct", new double[] {90, 91, 99, 92, 99});

  private static final Objective ENERGY = new Objective("energy_pj", Direction.MIN);

  @Test
  void readsBounds() {
    assertThat(Budget.parse("latency_ns<=1e6, area_mm2 >= 4").bounds())
        .containsExactly(
            new Bound("latency_ns", Direction.MIN, 1e6), new Bound("area_mm2", Direction.MAX, 4));
    assertThat(Budget.parse(" ").bounds()).isEmpty();
    assertThat(Budget.parse("a<=2, b>=1").toString()).isEqualTo("a<=2,b>=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a<1 | bound (a<1) must be a column, <= or >=, and a number, such as latency_ns<=1e6",
        "a<=1, | bound () must be a column, <= or >=, and a number, such as latency_ns<=1e6",
        "a<=much | limit (much) of a must be a number",
        "a<=NaN | limit of a (NaN) must be a number",
      })
  void rejectsWhatIsNoBound(String text, String message) {
    assertThatThrownBy(() -> Budget.parse(text)).hasMessage(message);
  }

  @Test
  void findsTheBestWithinTheBounds() {
    assertThat(Budget.parse("").best(ENERGY, TABLE)).hasValue(2);
    assertThat(Budget.parse("latency_ns<=2").best(ENERGY, TABLE)).hasValue(1);
    assertThat(Budget.parse("latency_ns<=2,accuracy_top1_pct>=92").best(ENERGY, TABLE)).hasValue(3);
    assertThat(Budget.parse("latency_ns<=1").best(ENERGY, TABLE)).hasValue(0);
    assertThat(Budget.parse("latency_ns<=0.5").best(ENERGY, TABLE)).isEmpty();
    assertThat(
            Budget.parse("energy_pj<=9")
                .best(new Objective("accuracy_top1_pct", Direction.MAX), TABLE))
        .hasValue(2);
  }

  @Test
  void namesTheMissingColumn() {
    var table = Map.of("a", new double[1]);
    assertThatThrownBy(() -> new Budget(List.of()).best(ENERGY, table))
        .hasMessage("column (energy_pj) must be one of [a]");
  }
}
