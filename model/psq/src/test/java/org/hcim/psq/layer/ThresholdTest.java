package org.hcim.psq.layer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.calibration.ScaleFactorLayout;
import org.hcim.simulator.calibration.ThresholdFit;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdTest {

  private static final int OUTPUTS = 6;
  private static final int MOST = 24;
  private static final int POSITIONS = 200;

  /** Learned steps of weights and activations move a little from the first step on. */
  @ParameterizedTest
  @EnumSource(names = "HALF_SCALE", mode = EnumSource.Mode.EXCLUDE)
  void learnedThresholdsAreTheBestAndStayWhenStepsChangeLittle(ThresholdRule rule) {
    AlgorithmSetting setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    var layout =
        new ScaleFactorLayout(
            1, Datapath.ideal(setting).slicing(), OUTPUTS, DcimWidths.of(setting));
    int columns = layout.columns().count();
    int groups = rule == ThresholdRule.ALPHA ? 1 : columns / OUTPUTS;
    for (int seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      ColumnStatistics statistics = statistics(random, columns);
      int[] best = ThresholdFit.alphas(layout.columns(), statistics, 0, groups);
      int[] expected = IntStream.range(0, columns).map(column -> best[column % groups]).toArray();
      float unit = (float) random.nextDouble(0.001, 1);
      var learning = new LearningRule(GradientRule.ALL_PARTIAL_SUMS, 1);
      try (var manager = NDManager.newBaseManager()) {
        var threshold = Threshold.of("layer", rule, layout, learning);
        threshold.parameter().orElseThrow().initialize(manager, DataType.FLOAT32);
        threshold.calibrate(statistics, 0, unit);
        for (float changed : new float[] {unit, unit * 1.02f, unit * 0.98f}) {
          assertThat(threshold.alphas(changed, new float[columns]))
              .as("unit %s after %s", changed, unit)
              .isEqualTo(expected);
        }
      }
    }
  }

  /** Columns with partial sums of different widths. */
  private static ColumnStatistics statistics(SplittableRandom random, int columns) {
    var least = new int[columns];
    var histograms = new int[columns][2 * MOST + 1];
    Arrays.fill(least, -MOST);
    for (int[] histogram : histograms) {
      int width = 1 + random.nextInt(MOST);
      for (int i = 0; i < POSITIONS; i++) {
        histogram[MOST + random.nextInt(-width, width + 1)]++;
      }
    }
    return new ColumnStatistics(least, histograms);
  }
}
