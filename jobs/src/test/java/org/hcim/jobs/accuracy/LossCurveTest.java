package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.accuracy.MeasuredSettings.Measured;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.junit.jupiter.api.Test;

/** The numbers of the curves against fits to the measured settings. */
class LossCurveTest {

  /** A curve of a fit. */
  private record Fit(double middleDb, double widthDb) {

    double lostFrac(double sqnrDb) {
      return 1 / (1 + Math.exp((sqnrDb - middleDb) / widthDb));
    }

    double rms(List<Measured> all) {
      return Math.sqrt(
          all.stream()
              .mapToDouble(each -> each.lostFrac() - lostFrac(each.sqnrDb()))
              .map(error -> error * error)
              .average()
              .orElseThrow());
    }
  }

  /** The best of all curves a hundredth of a decibel apart. */
  @Test
  void theCalibratedCurveHasTheLeastSquaresOfLostFractions() {
    List<Measured> all = MeasuredSettings.calibrated();
    Fit best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int middle = 0; middle <= 1500; middle++) {
      for (int width = 50; width <= 600; width++) {
        var fit = new Fit(middle / 100.0, width / 100.0);
        double rms = fit.rms(all);
        if (rms < least) {
          least = rms;
          best = fit;
        }
      }
    }

    assertThat(all).hasSize(77);
    assertThat(new Fit(8.8, 3.1).rms(all)).isLessThan(1.001 * least);
    assertThat(best.middleDb()).isCloseTo(8.8, within(0.1));
    assertThat(best.widthDb()).isCloseTo(3.1, within(0.1));
    assertIs(LossCurve.CALIBRATED, new Fit(8.8, 3.1));
  }

  /** A line through the logits of the settings that lose accuracy for want of levels. */
  @Test
  void theTrainedCurveHasTheLeastSquaresOfLogits() {
    List<Measured> comparators =
        MeasuredSettings.trained().stream()
            .filter(each -> each.levels() != ReadoutLevels.ADC)
            .toList();
    double meanDb = comparators.stream().mapToDouble(Measured::sqnrDb).average().orElseThrow();
    double mean = comparators.stream().mapToDouble(LossCurveTest::logit).average().orElseThrow();
    double squares = 0;
    double products = 0;
    for (Measured each : comparators) {
      squares += (each.sqnrDb() - meanDb) * (each.sqnrDb() - meanDb);
      products += (each.sqnrDb() - meanDb) * (logit(each) - mean);
    }
    double slope = products / squares;

    assertThat(comparators).hasSize(12);
    assertThat(1 / slope).isCloseTo(1.54, within(0.02));
    assertThat(meanDb - mean / slope).isCloseTo(1.8, within(0.02));
    assertIs(LossCurve.TRAINED, new Fit(1.8, 1.54));
  }

  /** A network without training loses what calibrated ones lose. */
  @Test
  void theReferenceDecidesTheCurve() {
    assertThat(LossCurve.of(new Accuracy(90, null, "calibrated:t_1 builtin")))
        .isEqualTo(LossCurve.CALIBRATED);
    for (String trained : List.of("trained:a", "trained-here:t_1", "published:1", "measured:x")) {
      assertThat(LossCurve.of(new Accuracy(90, null, trained))).isEqualTo(LossCurve.TRAINED);
    }
  }

  private static double logit(Measured measured) {
    return Math.log(1 / measured.lostFrac() - 1);
  }

  private static void assertIs(LossCurve curve, Fit fit) {
    for (double sqnrDb : new double[] {-3, 0, 5, 12}) {
      assertThat(curve.lossFrac(sqnrDb)).isCloseTo(fit.lostFrac(sqnrDb), within(1e-12));
    }
  }
}
