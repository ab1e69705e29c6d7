package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.spec.AccuracySpec.Rule;
import org.hcim.sweeps.spec.KnownNetworks;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs without clipped partial sums compute the network with an ideal readout. */
class ExactSumsTest {

  /** Adders of a digital array add the same numbers however weights are coded and sliced. */
  @ParameterizedTest
  @ValueSource(
      strings = {"signed_mapping: twos_complement", "cell_bits: 2", "stream_bits: 2, cell_bits: 4"})
  void theMappingDoesNotChangeSums(String mapping) {
    Accuracy found = of("resnet20", "readout: digital, " + mapping, "");

    assertThat(found.lossPoints()).isZero();
    assertThat(found.top1Pct()).isEqualTo(85.03);
    assertThat(found.source()).startsWith("exact: every partial sum, as in trained:resnet20");
  }

  /** Weights of -8 have no place in it, so the trained network may be another one. */
  @Test
  void aMappingWithoutTheLowestCodeHasNoTop1() {
    Accuracy found = of("resnet20", "readout: digital, signed_mapping: differential_symmetric", "");

    assertThat(found.lossPoints()).isZero();
    assertThat(found.top1Pct()).isNull();
  }

  @Test
  void anUnknownNetworkLosesNothing() {
    Accuracy found = of("vgg9", "readout: digital", "");

    assertThat(found.lossPoints()).isZero();
    assertThat(found.top1Pct()).isNull();
    assertThat(found.source())
        .isEqualTo("exact: every partial sum; the network's accuracy is unknown");
  }

  /** 128 differential rows have 257 sums, 128 rows of two's complement 129. */
  @ParameterizedTest
  @CsvSource({
    "differential, 8, false",
    "differential, 9, true",
    "twos_complement, 7, false",
    "twos_complement, 8, true"
  })
  void anAdcNeedsABitPattern(String mapping, int bits, boolean isExact) {
    String adc =
        "readout: sar, adc_cost_source: capacitive, xbar_rows: 128, adc_bits: %d,"
            + " signed_mapping: %s";
    Accuracy found = of("vgg9", adc.formatted(bits, mapping), "");

    assertThat(found.lossPoints() != null).isEqualTo(isExact);
    assertThat(found.source()).startsWith(isExact ? "exact: " : "unknown: ");
  }

  /** A network of fewer bits may lose accuracy that nobody has measured. */
  @Test
  void smallerBitWidthsAreUnknown() {
    assertThat(of("vgg9", "readout: digital", "weight_bits: [4, 6]").lossPoints()).isNull();
    assertThat(of("vgg9", "readout: digital", "weight_bits: [4, 2]").lossPoints()).isZero();
    assertThat(of("vgg9", "readout: ternary", "").lossPoints()).isNull();
  }

  @Test
  void measurementsTakePrecedence() {
    assertThat(of("resnet20", "readout: digital", "").source()).startsWith("trained:");
    assertThat(of("resnet20", "readout: ternary, xbar_rows: 128", "").source())
        .startsWith("published:");
  }

  /** A nearest setting is an estimate, and exact sums need none. */
  @Test
  void exactSumsReplaceAnEstimate() {
    SweepSpec spec = spec("vgg9", "readout: digital, signed_mapping: twos_complement", "");
    var ideal = AlgorithmSetting.defaults(ReadoutLevels.IDEAL);
    var nearest = Measurements.of("vgg9", ideal, List.of(90.0), null, "measured:t_1");
    var narrow =
        Measurements.of(
            "vgg9", ideal.with(Parameter.WEIGHT_BITS, 8), List.of(91.0), null, "measured:t_1");
    var known = KnownAccuracies.of(new MeasuredAccuracies(List.of(nearest, narrow), Rule.NEAREST));

    Accuracy found = found(new ExactSums(known, spec.largestBits()), spec);

    assertThat(found.source()).isEqualTo("exact: every partial sum, as in measured:t_1");
    assertThat(found.lossPoints()).isEqualTo(1);
  }

  @Test
  void areUnknownUnderAReferenceThatGuesses() {
    SweepSpec spec = spec("vgg9", "readout: digital, signed_mapping: twos_complement", "");
    var ideal = AlgorithmSetting.defaults(ReadoutLevels.IDEAL);
    var guessed = Measurements.of("vgg9", ideal, List.of(9.0), null, "measured:t_1");
    var known =
        KnownAccuracies.of(
            new MeasuredAccuracies(List.of(guessed), Rule.EXACT).judged(Map.of("vgg9", 10)));

    Accuracy found = found(new ExactSums(known, spec.largestBits()), spec);

    assertThat(found.lossPoints()).isNull();
    assertThat(found.source()).isEqualTo("unknown: no accuracy of this setting");
  }

  private static Accuracy of(String workload, String fixed, String axes) {
    SweepSpec spec = spec(workload, fixed, axes);
    var known = KnownAccuracies.of(KnownNetworks.of(spec), new PublishedAccuracies());
    return found(new ExactSums(known, spec.largestBits()), spec);
  }

  private static Accuracy found(ExactSums accuracies, SweepSpec spec) {
    var workload = spec.workloads().get(0);
    return accuracies
        .of(workload.name(), workload.network().name(), spec.space().point(0))
        .orElseThrow();
  }

  private static SweepSpec spec(String workload, String fixed, String axes) {
    String text = "{sweep: x, workloads: [%s], fixed: {%s}, axes: {%s}}";
    return SweepSpec.parse("x.yaml", text.formatted(workload, fixed, axes), Path.of("."));
  }
}
