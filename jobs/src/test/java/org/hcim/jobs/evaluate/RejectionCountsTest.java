package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts by projection against rules written in Java and asked of every point. */
class RejectionCountsTest {

  private static final String RULES =
      """
      constraints:
        - {name: not_elongated, rule: xbar_columns <= 2 * xbar_rows}
        - {name: null_rejects_nothing, rule: ternary_zero_frac > 0.5 OR weight_bits = 2}
        - {name: shared, rule: columns_per_adc < 128}
        - {name: not_both, rule: "NOT (readout = 'binary' AND tiles IS NULL)"}
        - {name: nominal, rule: supply_v >= 0.8}
        - {name: everything, rule: "true"}
      """;

  private static final String GRID =
      """
      sweep: counted
      workloads: [resnet20]
      bundles: {readouts: [ternary, binary, adc-sar-7]}
      axes:
        xbar_rows: [64, 128, 256]
        xbar_columns: [64, 128, 256]
        weight_bits: [2, 4]
        ternary_zero_frac: [0.3, 0.5, 0.7]
        tiles: [4, 4096]
      """;

  /** Unlike in Java, NULL is neither true nor false: such a rule rejects nothing. */
  private static final Map<String, Predicate<Map<String, Object>>> KEEPS = new LinkedHashMap<>();

  static {
    KEEPS.put("not_elongated", p -> number(p, "xbar_columns") <= 2 * number(p, "xbar_rows"));
    KEEPS.put(
        "null_rejects_nothing",
        p ->
            p.get("ternary_zero_frac") == null
                || number(p, "ternary_zero_frac") > 0.5
                || number(p, "weight_bits") == 2);
    KEEPS.put(
        "shared", p -> p.get("columns_per_adc") == null || number(p, "columns_per_adc") < 128);
    KEEPS.put("not_both", p -> !(p.get("readout").equals("binary") && p.get("tiles") == null));
    KEEPS.put("nominal", p -> number(p, "supply_v") >= 0.8);
    KEEPS.put("everything", p -> true);
  }

  @Test
  void equalBruteForceOverAGrid() {
    areExact(Trial.of(GRID + RULES));
  }

  @Test
  void equalBruteForceOverASample() {
    areExact(Trial.of(GRID + RULES + "sampling: {method: random, points: 700, seed: 5}\n"));
  }

  @Test
  void equalWhatASweepRecords(@TempDir Path out) {
    Trial trial = Trial.of(GRID + RULES + "chunk_points: 64\n");
    var recorded = trial.run(out, 2).total().rejectedByRule();

    assertThat(counts(trial).entrySet().stream().filter(rule -> rule.getValue() > 0).toList())
        .containsExactlyInAnyOrderElementsOf(recorded.entrySet());
  }

  @Test
  void ruleWithoutColumnsRejectsAllOrNothing() {
    Trial trial = Trial.of(GRID + "constraints: [{name: never, rule: 1 = 2}]\n");

    assertThat(counts(trial)).isEqualTo(Map.of("never", trial.spec().space().size()));
  }

  @Test
  void tooManyCombinationsAreRefused() {
    Trial trial = Trial.of(GRID + RULES);

    assertThatThrownBy(
            () -> RejectionCounts.of(Trial.spark(), trial.spec().space(), trial.constraints(), 10))
        .isInstanceOf(RejectionCounts.TooManyException.class)
        .hasMessageContaining("more than the 10 that are counted");
  }

  private static void areExact(Trial trial) {
    Map<String, Long> expected = new LinkedHashMap<>();
    KEEPS.keySet().forEach(rule -> expected.put(rule, 0L));
    for (long index = 0; index < trial.spec().space().size(); index++) {
      Map<String, Object> point = point(trial, index);
      KEEPS.entrySet().stream()
          .filter(rule -> !rule.getValue().test(point))
          .findFirst()
          .ifPresent(rule -> expected.merge(rule.getKey(), 1L, Long::sum));
    }

    assertThat(counts(trial)).isEqualTo(expected);
    assertThat(List.copyOf(counts(trial).keySet())).isEqualTo(List.copyOf(KEEPS.keySet()));
  }

  private static Map<String, Long> counts(Trial trial) {
    return RejectionCounts.of(
        Trial.spark(), trial.spec().space(), trial.constraints(), Long.MAX_VALUE);
  }

  private static Map<String, Object> point(Trial trial, long index) {
    Object[] values = trial.spec().space().point(index);
    DesignPoint.derive(values);
    Map<String, Object> point = new LinkedHashMap<>();
    for (Parameter parameter : Parameter.values()) {
      Object value = values[parameter.ordinal()];
      point.put(
          parameter.column(),
          value instanceof org.hcim.accelerator.design.Choice choice ? choice.key() : value);
    }
    return point;
  }

  private static double number(Map<String, Object> point, String column) {
    return ((Number) point.get(column)).doubleValue();
  }
}
