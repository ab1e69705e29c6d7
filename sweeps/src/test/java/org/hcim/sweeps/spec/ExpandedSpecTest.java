package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.SampledSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandedSpecTest {

  private static final Path FOLDER = Path.of(".");

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "nightly", "paper", "large"})
  void theDesignsOfAShippedSpecCanBeHadFromItsCanonicalForm(String name) {
    SweepSpec spec = SweepSpec.load(Path.of(name + ".yaml"));
    ExpandedSpec expanded = ExpandedSpec.parse(spec.canonicalJson());

    assertThat(expanded.name()).isEqualTo(name);
    assertThat(expanded.sampling()).isEqualTo(spec.sampling());
    sameDesigns(GridSpace.of(expanded.axes()), spec.space());
  }

  @Test
  void conditionsGroupsAndOpenValuesComeBack() {
    SweepSpec spec =
        SweepSpec.parse(
            "s.yaml",
            """
            sweep: s
            workloads: [resnet20]
            fixed: {tiles: 4096}
            bundles:
              readouts: [ternary, adc-sar-7, {mine: {readout: flash}}]
              odd: {64: , sar: {xbar_rows: 256}, none: {xbar_rows: 32}}
            zip: [{supply_v: [0.8, 1], technology_nm: [32, 65], when: {readouts: mine}}]
            axes:
              adc_bits: {values: [4, 5], when: {readout: flash, odd: [sar, none]}}
              columns_per_adc: [32, 64]
            """
                .replace("64: , ", ""),
            FOLDER);
    ExpandedSpec expanded = ExpandedSpec.parse(spec.canonicalJson());

    assertThat(expanded.axes().defaults()).isEqualTo(spec.axes().defaults());
    sameDesigns(GridSpace.of(expanded.axes()), spec.space());
  }

  @Test
  void theFrontierForWhichDesignsWereListedComesBack() {
    SweepSpec spec = SweepSpec.load(Path.of("quickstart.yaml"));
    List<Objective> objectives = Objective.parse("energy_pj:min,tops_per_w:max");
    for (KeptFrontier kept :
        List.of(
            new KeptFrontier(objectives, List.of(), Optional.empty(), LossLimit.ANY, true),
            new KeptFrontier(
                objectives,
                List.of("workload", "readout"),
                Optional.of("readout = 'a\\b' OR\nxbar_rows < 7"),
                LossLimit.of(2.5),
                false))) {
      String json = spec.listed("chosen", Optional.of(kept), List.of()).canonicalJson();

      assertThat(ExpandedSpec.keptFor(json)).contains(kept);
      assertThat(((Sampling.Points) ExpandedSpec.parse(json).sampling()).keptFor()).contains(kept);
    }
    assertThat(ExpandedSpec.keptFor(spec.canonicalJson())).isEmpty();
  }

  @Test
  void intervalsAndDesignsOfExperimentsComeBack() {
    for (String sampling :
        new String[] {
          "{method: morris, trajectories: 9, levels: 6, seed: -3}",
          "{method: saltelli, points: 16, seed: 5}",
          "{method: sobol, points: 16}"
        }) {
      SweepSpec spec =
          SweepSpec.parse(
              "s.yaml",
              """
              sweep: s
              workloads: [resnet20]
              axes: {supply_v: {between: [0.7, 1]}, cell_bits: {between: [1, 4]}, weight_bits: [2, 4]}
              sampling: %s
              """
                  .formatted(sampling),
              FOLDER);
      ExpandedSpec expanded = ExpandedSpec.parse(spec.canonicalJson());

      assertThat(expanded.sampling()).isEqualTo(spec.sampling());
      sameDesigns(space(expanded.axes(), expanded.sampling()), spec.space());
    }
  }

  /** Two groups that set different parameters are different sweeps. */
  @Test
  void aGroupSaysWhichParameterItSets() {
    String group =
        "{sweep: s, workloads: [resnet20], bundles: {g: {a: {xbar_%s: 64}, b: {xbar_%s: 32}}}}";
    SweepSpec rows = SweepSpec.parse("s.yaml", group.formatted("rows", "rows"), FOLDER);
    SweepSpec columns = SweepSpec.parse("s.yaml", group.formatted("columns", "columns"), FOLDER);

    assertThat(rows.canonicalJson()).isNotEqualTo(columns.canonicalJson());
    sameDesigns(GridSpace.of(ExpandedSpec.parse(rows.canonicalJson()).axes()), rows.space());
  }

  private static DesignSpace space(Axes axes, Sampling sampling) {
    return SampledSpace.of(
        axes,
        sampling instanceof Sampling.Sample sample
            ? sample.sampler()
            : Samplers.of(sampling, axes));
  }

  private static void sameDesigns(DesignSpace found, DesignSpace expected) {
    assertThat(found.size()).isEqualTo(expected.size());
    long step = Math.max(1, expected.size() / 9973);
    for (long point = 0; point < expected.size(); point += step) {
      assertThat(found.point(point)).isEqualTo(expected.point(point));
    }
  }
}
