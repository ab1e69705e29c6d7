package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.GateSetting;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections of the frontier query and of the gates. */
class JudgmentTest {

  private static final String SWEEP = "sweep: x\nworkloads: [resnet20]\n";

  @Test
  void aSpecThatDoesNotSayHasTheDefaults() {
    SweepSpec spec = parse("");

    assertThat(spec.frontier()).isEqualTo(FrontierSpec.DEFAULT);
    assertThat(spec.gates()).isEqualTo(Gates.DEFAULT);
  }

  @Test
  void everyKeyIsRead() {
    SweepSpec spec =
        parse(
            """
            frontier:
              objectives: energy_pj:min,accuracy_top1_pct:max
              by: [workload, readout]
              where: technology_nm = 32
              max_loss: 2.5
              scale: linear
              ideal: {energy_pj: 1e5, accuracy_top1_pct: 95}
              reference: {energy_pj: 1e9, accuracy_top1_pct: 50}
            gates: {drift: off, run_time: {level: fail, above: 2}, failures: {above: 0.5}}
            """);

    FrontierSpec frontier = spec.frontier();
    assertThat(frontier.objectives())
        .isEqualTo(Objective.parse("energy_pj:min,accuracy_top1_pct:max"));
    assertThat(frontier.by()).isEqualTo(List.of("workload", "readout"));
    assertThat(frontier.where()).contains("technology_nm = 32");
    assertThat(frontier.maxLoss()).isEqualTo(LossLimit.of(2.5));
    assertThat(frontier.scale()).isEqualTo(ScaleChoice.LINEAR);
    assertThat(frontier.box().orElseThrow().ideal())
        .isEqualTo(Map.of("energy_pj", 1e5, "accuracy_top1_pct", 95.0));
    assertThat(spec.gates().of(Gate.DRIFT)).isEqualTo(new GateSetting(Level.OFF, 0));
    assertThat(spec.gates().of(Gate.RUN_TIME)).isEqualTo(new GateSetting(Level.FAIL, 2));
    assertThat(spec.gates().of(Gate.FAILURES)).isEqualTo(new GateSetting(Level.FAIL, 0.5));
  }

  /** A frontier in accuracy itself is not limited as well, unless it says so. */
  @Test
  void accuracyIsLimitedWhereItIsNoObjective() {
    String accuracy = "objectives: 'energy_pj:min,accuracy_top1_pct:max'";

    assertThat(parse("frontier: {scale: log}\n").frontier().maxLoss()).isEqualTo(LossLimit.DEFAULT);
    assertThat(parse("frontier: {" + accuracy + "}\n").frontier().maxLoss())
        .isEqualTo(LossLimit.ANY);
    assertThat(parse("frontier: {max_loss: any}\n").frontier().maxLoss()).isEqualTo(LossLimit.ANY);
    assertThat(parse("frontier: {" + accuracy + ", max_loss: 2}\n").frontier().maxLoss())
        .isEqualTo(LossLimit.of(2));
  }

  @Test
  void theyAreNoPartOfTheSweep() {
    SweepSpec judged = parse("frontier: {scale: linear}\ngates: {drift: off}\n");

    assertThat(judged.canonicalJson()).isEqualTo(parse("").canonicalJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frontier: {objective: x} | s.yaml:3:12: frontier.objective: unknown key; did you mean"
            + " objectives?",
        "frontier: {objectives: energy_pj} | frontier.objectives: objective (energy_pj) must be a"
            + " column and its direction, such as energy_pj:min",
        "frontier: {by: workload} | frontier.by: must be a list",
        "frontier: {scale: loglog} | frontier.scale: unknown name loglog",
        "frontier: {scale: log, objectives: 'energy_pj:min,accuracy_loss_points:min'}"
            + " | s.yaml:3:19: frontier.scale: accuracy_loss_points can be 0, which has no place"
            + " on the log scale; use auto or linear",
        "frontier: {where: length(readout) > 1} | s.yaml:3:19: frontier.where: not a condition on"
            + " rows: at character 7 it calls length, which rules do not support",
        "frontier: {max_loss: -1} | frontier.max_loss: max_loss (-1.0) must be 0 to 100 points of"
            + " accuracy, or any",
        "frontier: {max_loss: all} | frontier.max_loss: max_loss (all) must be 0 to 100 points",
        "frontier: {ideal: {energy_pj: 1}} | frontier.reference: missing",
        "frontier: {ideal: {energy_pj: no}, reference: {energy_pj: 1}} | frontier.ideal.energy_pj:"
            + " must be a number, not (no)",
        "frontier: {ideal: {energy_pj: 1}, reference: {energy_pj: 2}} | frontier.reference: ideal"
            + " names [energy_pj] but not latency_ns",
        "gates: {drifts: off} | gates.drifts: unknown key; did you mean drift?",
        "gates: {drift: never} | gates.drift: unknown name never",
        "gates: {drift: {above: -1}} | gates.drift.above: must be a number of at least 0, not (-1)",
        "gates: {drift: {level: 3}} | gates.drift.level: must be text, not (3)",
      })
  void mistakesAreShownWhereTheyAre(String section, String message) {
    assertThatThrownBy(() -> parse(section)).hasMessageContaining(message);
  }

  private static SweepSpec parse(String sections) {
    return SweepSpec.parse("s.yaml", SWEEP + sections, Path.of("."));
  }
}
