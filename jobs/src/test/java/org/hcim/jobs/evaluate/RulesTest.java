package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.evaluate.Constraints.RuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  @Test
  void findTheParametersThatTheyName() {
    Constraints rules =
        rules("xbar_rows > 2", "XBAR_COLUMNS IS NULL OR readout IN ('sar', 'flash')");

    assertThat(rules.referenced())
        .containsExactly(Parameter.XBAR_ROWS, Parameter.XBAR_COLUMNS, Parameter.READOUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xbar_rosw > 2",
        "xbar_rows >",
        "xbar_rows",
        "xbar_rows + 1",
        "sum(xbar_rows) > 1",
        "row_number() OVER (ORDER BY xbar_rows) > 1",
        "explode(array(true))",
        "rand() > 0.5",
        "uuid() > 'a'",
        "current_date() > DATE'2020-01-01'",
        "now() IS NULL",
        "xbar_rows IN (SELECT 1)",
        "EXISTS (SELECT 1)",
        "xbar_rows > (SELECT 1)",
        "reflect('java.lang.System', 'lineSeparator') = ''",
        "energy_pj > 1",
        "true; DROP TABLE results",
        "",
        "*",
      })
  void areRefusedWhenTheyAreNoFixedAnswerAboutADesign(String sql) {
    assertThatThrownBy(() -> rules(sql))
        .isInstanceOfSatisfying(RuleException.class, e -> assertThat(e.rule()).isEqualTo("rule-0"))
        .message()
        .isNotBlank();
  }

  private static Constraints rules(String... sql) {
    List<Constraint> rules = new java.util.ArrayList<>();
    for (String rule : sql) {
      rules.add(new Constraint("rule-" + rules.size(), rule));
    }
    return Constraints.of(Trial.spark(), rules);
  }
}
