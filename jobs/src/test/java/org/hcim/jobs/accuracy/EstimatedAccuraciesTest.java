package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hcim.jobs.accuracy.MeasuredSettings.SMALL;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Network;
import org.hcim.jobs.accuracy.MeasuredSettings.Measured;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.spec.AccuracySpec.Rule;
import org.hcim.sweeps.spec.KnownNetworks;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.Test;

/** Estimates against measured settings. */
class EstimatedAccuraciesTest {

  private static final double GUESS_PCT = 10;

  /** The noise of a few hundred test images. */
  private static final double NOISE_POINTS = 1;

  /** A measured setting and its estimate. */
  private record Compared(
      String name, double lossPoints, double estimate, double low, double high) {

    static Compared of(String name, double ideal, double top1, double sqnrDb, LossCurve curve) {
      double range = ideal - GUESS_PCT;
      return new Compared(
          name,
          ideal - top1,
          range * curve.lossFrac(sqnrDb),
          range * curve.lossFrac(sqnrDb + LossCurve.SPREAD_DB),
          range * curve.lossFrac(sqnrDb - LossCurve.SPREAD_DB));
    }

    double errorPoints() {
      return Math.abs(lossPoints - estimate);
    }

    /** Within the interval, or these points beyond. */
    boolean isWithin(double points) {
      return low - points <= lossPoints && lossPoints <= high + points;
    }
  }

  /** 77 settings that were calibrated; docs/accuracy.md has these numbers. */
  @Test
  void calibratedSettingsAreRankedAsMeasured() {
    List<Compared> all = compared(MeasuredSettings.calibrated(), LossCurve.CALIBRATED);

    assertThat(all).hasSize(77);
    assertThat(rankCorrelation(all)).isCloseTo(0.96, within(0.005));
    assertThat(withinFrac(all, NOISE_POINTS)).isCloseTo(0.92, within(0.005));
    assertThat(withinFrac(all, 0)).isCloseTo(0.70, within(0.005));
    assertThat(rootMeanSquare(all)).isCloseTo(7.0, within(0.05));
    assertThat(worst(all)).isCloseTo(24, within(0.5));
  }

  /** 18 settings that were trained; docs/accuracy.md has these numbers. */
  @Test
  void trainedSettingsAreRankedAsMeasured() {
    List<Compared> all = compared(MeasuredSettings.trained(), LossCurve.TRAINED);

    assertThat(all).hasSize(18);
    assertThat(rankCorrelation(all)).isCloseTo(0.91, within(0.005));
    assertThat(withinFrac(all, NOISE_POINTS)).isEqualTo(1);
    assertThat(withinFrac(all, 0)).isCloseTo(0.67, within(0.005));
    assertThat(rootMeanSquare(all)).isCloseTo(3.3, within(0.05));
    assertThat(worst(all)).isCloseTo(13, within(0.5));
  }

  private static List<Compared> compared(List<Measured> settings, LossCurve curve) {
    List<Compared> all = new ArrayList<>();
    for (Measured each : settings) {
      double ideal = GUESS_PCT + each.rangePoints();
      double top1 = ideal - each.lostPoints();
      all.add(Compared.of(each.name(), ideal, top1, each.sqnrDb(), curve));
    }
    return all;
  }

  private static double withinFrac(List<Compared> all, double points) {
    return (double) all.stream().filter(each -> each.isWithin(points)).count() / all.size();
  }

  private static double rootMeanSquare(List<Compared> all) {
    return Math.sqrt(
        all.stream()
            .mapToDouble(each -> each.errorPoints() * each.errorPoints())
            .average()
            .orElseThrow());
  }

  private static double worst(List<Compared> all) {
    return all.stream().mapToDouble(Compared::errorPoints).max().orElseThrow();
  }

  /** Losses under the same network with 7-bit ADCs, which was trained for as many epochs. */
  @Test
  void shippedNetworksAreRankedAsMeasured() {
    var networks = ShippedNetworks.builtIn();
    List<Compared> all = new ArrayList<>();
    for (ShippedEntry entry : networks.entries()) {
      boolean isSmall = entry.architecture().equals("resnet8_16x16");
      if (isSmall && entry.setting().levels() != ReadoutLevels.IDEAL) {
        String best = "resnet8_16-adc7-" + entry.setting().rows();
        all.add(
            Compared.of(
                entry.name(),
                networks.require(best).reached().top1Pct(),
                entry.reached().top1Pct(),
                MeasuredSettings.sqnrDb(SMALL, entry.setting()),
                LossCurve.TRAINED));
      }
    }

    assertThat(rankCorrelation(all)).isGreaterThan(0.9);
    assertThat(all).allSatisfy(each -> assertThat(each.errorPoints()).isLessThan(5));
    assertThat(all).allMatch(each -> each.isWithin(NOISE_POINTS));
  }

  @Test
  void anEstimateIsMarkedAndComesLast() {
    Accuracy known = accuracy(SMALL, "readout: ternary, xbar_rows: 64");
    Accuracy estimated = accuracy(SMALL, "readout: ternary, xbar_rows: 256");

    assertThat(known.source()).startsWith("trained:");
    assertThat(estimated.source())
        .matches(
            "estimated:sqnr [\\d.]+ dB, [\\d.]+ points lost \\([\\d.]+ to [\\d.]+\\) by a trained"
                + " network under an ideal readout; normal weights and activations, independent"
                + " rows");
    assertThat(estimated.lossPoints()).isBetween(1.0, 10.0);
    assertThat(estimated.referencePct()).isEqualTo(97.8);
    assertThat(estimated.zeroFrac()).isNull();
    assertThat(accuracy("resnet20", "readout: ternary, xbar_rows: 128").source())
        .startsWith("published:");
    assertThat(accuracy("resnet20", "readout: ternary, xbar_rows: 256").source())
        .startsWith("estimated:sqnr");
  }

  /** Of two networks of one sweep, each is taken to be made as its own reference was. */
  @Test
  void eachNetworkHasTheCurveOfItsReference() {
    SweepSpec spec =
        MeasuredSettings.spec(SMALL + ", resnet20", "readout: ternary, xbar_rows: 256");
    AlgorithmSetting ideal = AlgorithmSetting.of(spec.space().point(0)).ideal();
    var calibrated =
        new MeasuredAccuracies(
            List.of(Measurements.of("mine", ideal, List.of(97.0), null, "calibrated:t_1")),
            Rule.EXACT);
    var known =
        new KnownAccuracies(
            calibrated, KnownAccuracies.of(KnownNetworks.of(spec), new PublishedAccuracies()));
    var networks = new HashMap<String, Network>();
    spec.workloads().forEach(each -> networks.put(each.name(), each.network()));
    var estimates = EstimatedAccuracies.of(known, networks);

    assertThat(estimates.of("mine", "resnet8", spec.space().point(0)).orElseThrow().source())
        .contains("by a calibrated network");
    assertThat(estimates.of("resnet20", "resnet20", spec.space().point(0)).orElseThrow().source())
        .contains("by a trained network");
  }

  /** Without a network with an ideal readout there is nothing from which a loss counts. */
  @Test
  void withoutAReferenceOfThePrecisionThereIsNoEstimate() {
    assertThat(accuracy("vgg9", "readout: ternary").source()).startsWith("unknown: ");
    assertThat(accuracy(SMALL, "readout: ternary, weight_bits: 3").source())
        .startsWith("unknown: ");
  }

  /** Sums of up to 7 do not hold a factor of 1 in streams that count 1, 2, 4 and 8. */
  @Test
  void aSettingThatNoLayerCanHaveIsUnknownWithTheReason() {
    String narrow =
        "readout: %s, xbar_rows: 256, scale_factor_granularity: column, partial_sum_bits: 4";

    for (String readout : List.of("ternary", "binary")) {
      assertThat(accuracy(SMALL, narrow.formatted(readout)).source())
          .isEqualTo(
              "unknown: partial_sum_bits (4) must hold a scale factor of 1 in each of 4 streams");
    }
  }

  /** It would lose nothing with any readout. */
  @Test
  void aNetworkWithOneOutputHasNoEstimate() {
    SweepSpec spec = MeasuredSettings.spec("resnet20", "readout: ternary, xbar_rows: 256");
    Object[] values = spec.space().point(0);
    AlgorithmSetting ideal = AlgorithmSetting.of(values).ideal();
    var known =
        KnownAccuracies.of(
            new MeasuredAccuracies(
                List.of(Measurements.of("resnet20", ideal, List.of(97.0), null, "trained:t_1")),
                Rule.EXACT));

    assertThat(estimate(known, 1, values).source())
        .isEqualTo("unknown: no accuracy of this setting");
    assertThat(estimate(known, 2, values).source()).startsWith("estimated:");
  }

  private static Accuracy estimate(KnownAccuracies known, int classes, Object[] values) {
    var layers = new HashMap<String, EstimatedAccuracies.Layers>();
    layers.put("resnet20", new EstimatedAccuracies.Layers(List.of(144, 288), classes));
    return new EstimatedAccuracies(known, layers).of("resnet20", "resnet20", values).orElseThrow();
  }

  @Test
  void onlySpecsThatAskForItHaveIt() {
    String text = "{sweep: x, workloads: [resnet20]%s}";
    SweepSpec plain = SweepSpec.parse("x.yaml", text.formatted(""), Path.of("."));
    SweepSpec asked =
        SweepSpec.parse("x.yaml", text.formatted(", accuracy: {estimate: sqnr}"), Path.of("."));

    assertThat(plain.estimate()).isEmpty();
    assertThat(plain.canonicalJson()).doesNotContain("accuracy_estimate");
    assertThat(asked.accuracy()).isEmpty();
    assertThat(asked.canonicalJson()).contains("\"accuracy_estimate\": \"sqnr 1\"");
  }

  private static Accuracy accuracy(String workload, String fixed) {
    SweepSpec spec = MeasuredSettings.spec(workload, fixed);
    var known = KnownAccuracies.of(KnownNetworks.of(spec), new PublishedAccuracies());
    var first = spec.workloads().get(0);
    return EstimatedAccuracies.of(known, Map.of(first.name(), first.network()))
        .of(first.name(), first.network().name(), spec.space().point(0))
        .orElseThrow();
  }

  /** Spearman's: the correlation of the ranks, equal numbers having the mean of theirs. */
  private static double rankCorrelation(List<Compared> all) {
    double[] first = ranks(all, Compared::lossPoints);
    double[] second = ranks(all, Compared::estimate);
    double mean = (all.size() - 1) / 2.0;
    double product = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < first.length; i++) {
      product += (first[i] - mean) * (second[i] - mean);
      one += (first[i] - mean) * (first[i] - mean);
      other += (second[i] - mean) * (second[i] - mean);
    }
    return product / Math.sqrt(one * other);
  }

  private static double[] ranks(List<Compared> all, ToDoubleFunction<Compared> of) {
    List<Integer> order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> of.applyAsDouble(all.get(i))))
            .toList();
    var ranks = new double[all.size()];
    for (int i = 0; i < ranks.length; i++) {
      double number = of.applyAsDouble(all.get(order.get(i)));
      double sum = 0;
      int equal = 0;
      for (int j = 0; j < ranks.length; j++) {
        if (of.applyAsDouble(all.get(order.get(j))) == number) {
          sum += j;
          equal++;
        }
      }
      ranks[order.get(i)] = sum / equal;
    }
    return ranks;
  }
}
