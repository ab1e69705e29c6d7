package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpecDiffTest {

  private static final String SPEC =
      """
      sweep: small
      workloads: [resnet20]
      fixed: {weight_bits: 3}
      bundles: {readouts: [ternary, digital]}
      axes: {xbar_rows: [64, 128, 256]}
      constants: {comparator_energy_pj: 0.25}
      """;

  @Test
  void differencesAreNamedByField() {
    String before = parse(SPEC).canonicalJson();
    String after =
        parse(SPEC.replace("256]", "256, 512]").replace("weight_bits: 3", "cell_bits: 2"))
            .canonicalJson();
    assertThat(SpecDiff.between(before, before)).isEmpty();
    assertThat(SpecDiff.between(before, after))
        .extracting(Object::toString)
        .containsExactly(
            "axes.xbar_rows.values: [64, 128, 256] -> [64, 128, 256, 512]",
            "fixed.cell_bits: 1 -> 2",
            "fixed.weight_bits: 3 -> 4");
  }

  @Test
  void aMappingWithoutEntriesIsNoDifference() {
    String before = parse(SPEC.replaceAll("constants: .*\n", "")).canonicalJson();
    String absent = before.replace("\"constants\": {},", "");
    String after = parse(SPEC).canonicalJson();
    assertThat(absent).isNotEqualTo(before);
    assertThat(SpecDiff.between(before, absent)).isEmpty();
    assertThat(SpecDiff.between(before, after))
        .extracting(Object::toString)
        .containsExactly("constants.comparator_energy_pj: (absent) -> 0.25");
    assertThat(SpecDiff.between(after, before))
        .extracting(Object::toString)
        .containsExactly("constants.comparator_energy_pj: 0.25 -> (absent)");
  }

  @Test
  void anAddedItemIsOneDifference() {
    String before = parse(SPEC).canonicalJson();
    String after =
        parse(
                SPEC.replace("[resnet20]", "[resnet20, {network: mlp, name: mine}]")
                    .replace("digital]", "{seven: {readout: sar, adc_bits: 7}}]"))
            .canonicalJson();
    assertThat(SpecDiff.between(before, after))
        .extracting(Object::toString)
        .satisfiesExactly(
            change ->
                assertThat(change)
                    .isEqualTo("axes.readouts.rows[digital]: {readout: digital} -> (absent)"),
            change ->
                assertThat(change)
                    .isEqualTo(
                        "axes.readouts.rows[seven]: (absent) -> {adc_bits: 7, readout: sar}"),
            change ->
                assertThat(change)
                    .startsWith("workloads[mine]: (absent) -> {network: mlp, sha256: "));
    assertThat(SpecDiff.between(after, before)).hasSize(3);
  }

  private static SweepSpec parse(String text) {
    return SweepSpec.parse("s.yaml", text, Path.of("."));
  }
}
