package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.spec.KnownNetworks;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownAccuraciesTest {

  private static final String SMALL = "{network: resnet8, name: mine, image: 16x16}";
  private static final ShippedEntry TERNARY =
      ShippedNetworks.builtIn().require("resnet8_16-ternary-64");

  @TempDir private Path folder;

  /** The network is known by its layers; the sweep calls it by another name. */
  @Test
  void aTrainedNetworkGivesItsAccuracyAndZeros() {
    Accuracy found = accuracy(SMALL, "readout: ternary, xbar_rows: 64");

    assertThat(found.top1Pct()).isEqualTo(TERNARY.reached().top1Pct());
    assertThat(found.source())
        .isEqualTo("trained:resnet8_16-ternary-64 builtin, weight_range symmetric");
    assertThat(found.zeroFrac()).isEqualTo(TERNARY.reached().zeroFrac().orElseThrow());
    assertThat(found.zeroFracByLayer()).isEqualTo(TERNARY.reached().zeroFracByLayer());
    assertThat(found.zeroFracByLayer()).containsKey("conv1");
  }

  /** The shipped binary networks have one bias row. */
  @Test
  void biasRowsAreThoseOfTheDesign() {
    String binary = "readout: binary, xbar_rows: 64, bias_rows: ";
    assertThat(accuracy(SMALL, binary + 1).source())
        .isEqualTo("trained:resnet8_16-binary-64 builtin, weight_range symmetric");
    assertThat(accuracy(SMALL, binary + 0).isKnown()).isFalse();
    assertThat(accuracy(SMALL, binary + 2).isKnown()).isFalse();
    assertThat(accuracy("resnet20", binary + 0).source()).startsWith("published:");
    assertThat(accuracy("resnet20", binary + 1).isKnown()).isFalse();
  }

  /** The shipped and the published networks have levels at equal distances. */
  @Test
  void levelsAreThoseOfTheDesign() {
    String adc = "readout: flash, adc_bits: 4, xbar_rows: 64, adc_levels: ";
    assertThat(accuracy(SMALL, adc + "uniform").source()).startsWith("trained:resnet8_16-adc4-64");
    assertThat(accuracy(SMALL, adc + "nonuniform").isKnown()).isFalse();
    assertThat(accuracy("resnet20", adc + "uniform").source()).startsWith("published:");
    assertThat(accuracy("resnet20", adc + "nonuniform").isKnown()).isFalse();
  }

  /** A digital design computes what the network with an ideal readout computes. */
  @Test
  void digitalDesignsHaveTheIdealReadout() {
    assertThat(accuracy(SMALL, "readout: digital").source())
        .isEqualTo("trained:resnet8_16-ideal builtin, weight_range symmetric");
  }

  /** A stated value stays, including one that equals the default. */
  @ParameterizedTest
  @ValueSource(strings = {"0.61", "0.5"})
  void zerosThatTheSpecSetsStay(String zeros) {
    zerosStay(accuracy(SMALL, "readout: ternary, xbar_rows: 64, ternary_zero_frac: " + zeros));
  }

  /** The network has 60.7 % zeros; more would lower the cost of its accuracy. */
  @Test
  void moreZerosThanMeasuredAreUnknown() {
    Accuracy more = accuracy(SMALL, "readout: ternary, xbar_rows: 64, ternary_zero_frac: 0.62");
    Accuracy fewer = accuracy(SMALL, "readout: ternary, xbar_rows: 64, ternary_zero_frac: 0");

    assertThat(more.isKnown()).isFalse();
    assertThat(more.source())
        .isEqualTo(
            "unknown: 62 % zeros assumed, but the networks of known accuracy have at most 60.7 %");
    assertThat(fewer.source()).endsWith("; zeros assumed");
    zerosStay(fewer);
  }

  /** Layers of the paper's ResNet-20 have 54 to 72 % zeros. */
  @Test
  void moreZerosThanPublishedAreUnknown() {
    String ternary = "readout: ternary, ternary_zero_frac: ";

    assertThat(accuracy("resnet20", ternary + 0.72).source()).startsWith("published:");
    assertThat(accuracy("resnet20", ternary + 0).source()).startsWith("published:");
    assertThat(accuracy("resnet20", ternary + 1).source())
        .isEqualTo(
            "unknown: 100 % zeros assumed, but the networks of known accuracy have at most 72 %");
    assertThat(accuracy("resnet20", "readout: binary, bias_rows: 0").isKnown()).isTrue();
  }

  @Test
  void zerosOfListedPointsStay() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "xbar_rows,ternary_zero_frac\n64,0.61\n");
    String text =
        "{sweep: x, workloads: [%s], fixed: {readout: ternary},"
            + " sampling: {method: points, file: p.csv}}";
    zerosStay(first(SweepSpec.parse("x.yaml", text.formatted(SMALL), folder)));
  }

  private static void zerosStay(Accuracy found) {
    assertThat(found.top1Pct()).isEqualTo(TERNARY.reached().top1Pct());
    assertThat(found.zeroFrac()).isNull();
    assertThat(found.zeroFracByLayer()).isEmpty();
  }

  @Test
  void publishedFiguresFollow() {
    assertThat(accuracy("resnet20", "readout: ternary, xbar_rows: 128").source())
        .startsWith("published:");
  }

  @Test
  void whatIsUnknownHasAReason() {
    Accuracy setting = accuracy(SMALL, "readout: ternary, xbar_rows: 512");
    Accuracy network = accuracy("resnet50", "readout: ternary");

    assertThat(setting.isKnown()).isFalse();
    assertThat(setting.source()).isEqualTo("unknown: no accuracy of this setting");
    assertThat(network.source()).isEqualTo("unknown: no accuracy of this network and setting");
  }

  private static Accuracy accuracy(String workload, String fixed) {
    String text = "{sweep: x, workloads: [" + workload + "], fixed: {" + fixed + "}}";
    return first(SweepSpec.parse("x.yaml", text, Path.of(".")));
  }

  private static Accuracy first(SweepSpec spec) {
    var known = KnownAccuracies.of(KnownNetworks.of(spec), new PublishedAccuracies());
    var first = spec.workloads().get(0);
    return known.of(first.name(), first.network().name(), spec.space().point(0)).orElseThrow();
  }

  /** A workload without any known network keeps the identity that its sweep had. */
  @Test
  void onlyNetworksThatAreKnownEnterTheIdentity() {
    assertThat(spec("vgg9").canonicalJson()).doesNotContain("\"accuracy\"");
    assertThat(spec(SMALL).canonicalJson()).contains("resnet8_16-ternary-64", TERNARY.sha256());
  }

  private static SweepSpec spec(String workload) {
    return SweepSpec.parse("x.yaml", "{sweep: x, workloads: [" + workload + "]}", Path.of("."));
  }
}
