package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {

  @Test
  void readsColumnsAndDirections() {
    String text = "energy_pj:min,latency_ns:min,accuracy_top1_pct:max";
    assertThat(Objective.parse(text))
        .containsExactly(
            new Objective("energy_pj", Direction.MIN),
            new Objective("latency_ns", Direction.MIN),
            new Objective("accuracy_top1_pct", Direction.MAX));
    assertThat(Objective.parse(" a : min , b:max").toString()).isEqualTo("[a:min, b:max]");
  }

  @Test
  void negatesWhatIsToBeLarge() {
    assertThat(new Objective("a", Direction.MAX).minimized(3)).isEqualTo(-3);
    assertThat(new Objective("a", Direction.MIN).minimized(3)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:min | objectives (a:min) must be 2 to 8, not 1",
        "a:min,b:min,a:max | objectives (a:min,b:min,a:max) must name a only once",
        "a:min,b | objective (b) must be a column and its direction, such as energy_pj:min",
        "a:min,b:most | direction (most) of objective (b:most) must be min or max",
        "a:min,b:MIN | direction (MIN) of objective (b:MIN) must be min or max",
        "a:min,:min | objective () must name a column",
        "a:min,b c:min | objective (b c) must name a column",
        "a:min, | objective () must be a column and its direction, such as energy_pj:min",
        "a:min,b:min,c:min,d:min,e:min,f:min,g:min,h:min,i:min | objectives (a:min,b:min,c:min,d:min,"
            + "e:min,f:min,g:min,h:min,i:min) must be 2 to 8, not 9",
      })
  void rejectsWhatIsNoObjective(String text, String message) {
    assertThatThrownBy(() -> Objective.parse(text)).hasMessage(message);
  }
}
