package org.hcim.simulator.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.WeightMatrix;

/** The readout of a product's columns, fitted to the histograms of their partial sums. */
final class ReadoutFit {

  private final PartialSumSetting setting;
  private final Datapath crossbars;
  private final List<WeightMatrix> weights;
  private final List<ColumnStatistics> statistics;
  private final ColumnStatistics all;
  private final ColumnOrder ofGroup;
  private final ColumnOrder ofAll;

  /**
   * Creates a fit.
   *
   * @param crossbars crossbars with any readout
   * @param weights by group of channels; all of one size
   * @param statistics by group
   */
  ReadoutFit(
      PartialSumSetting setting,
      Datapath crossbars,
      List<WeightMatrix> weights,
      List<ColumnStatistics> statistics) {
    this.setting = setting;
    this.crossbars = crossbars;
    this.weights = weights;
    this.statistics = statistics;
    all = ColumnStatistics.joined(statistics);
    int splits = crossbars.splits(weights.get(0).inputs());
    int outputs = weights.get(0).outputs();
    ofGroup = new ColumnOrder(splits, outputs, crossbars.slicing());
    ofAll = new ColumnOrder(splits * weights.size(), outputs, crossbars.slicing());
  }

  /**
   * Matrices with a fitted readout.
   *
   * @param groups by group of channels
   * @param steps by channel: ideal sum that corresponds to a sum of 1
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fitted(List<CrossbarMatrix> groups, double[] steps) {}

  /** Returns the columns with their readout. */
  Fitted fitted() {
    return switch (setting.algorithm().levels()) {
      case IDEAL -> unscaled(new ColumnReadout.Ideal());
      case ADC -> unscaled(AdcFit.of(ofAll, all, setting.algorithm()));
      case BINARY -> binary();
      case TERNARY -> ternary();
    };
  }

  private Fitted unscaled(ColumnReadout readout) {
    Datapath datapath = crossbars.with(readout);
    var groups =
        weights.stream()
            .map(each -> new CrossbarMatrix(datapath, each, ScaleFactors.NONE))
            .toList();
    var steps = new double[groups.size() * ofGroup.outputs()];
    Arrays.fill(steps, 1);
    return new Fitted(groups, steps);
  }

  private Fitted binary() {
    int[] references = ReferenceFit.references(ofAll, all, setting.references());
    boolean isShared = setting.references().rows() == 0;
    var readout = new ColumnReadout.Binary(references[0], words());
    var thresholds = ColumnThresholds.binary(byStream(references));
    return scaled(readout, isShared, group -> part(thresholds, group));
  }

  /** Repeats the references of columns, or the shared one, for every stream. */
  private int[] byStream(int[] references) {
    var all = new int[ofAll.count()];
    Arrays.setAll(
        all, i -> references.length == 1 ? references[0] : references[i / ofAll.streams()]);
    return all;
  }

  private Fitted ternary() {
    int zero = ReferenceFit.references(ofAll, all, ReferenceRule.ZERO)[0];
    ThresholdRule rule = setting.thresholds();
    if (rule == ThresholdRule.HALF_SCALE) {
      return halfScale(zero);
    }
    boolean isShared = rule == ThresholdRule.ALPHA;
    int groups = isShared ? 1 : ofAll.slices() * ofAll.streams();
    int[] alphas = ThresholdFit.alphas(ofAll, all, zero, groups);
    var byColumn = new int[ofAll.count()];
    Arrays.setAll(byColumn, i -> alphas[i % groups]);
    var thresholds = ColumnThresholds.ternary(byStream(new int[] {zero}), byColumn);
    var readout = new ColumnReadout.Ternary(alphas[0], zero, words());
    return scaled(readout, isShared, group -> part(thresholds, group));
  }

  private Fitted halfScale(int zero) {
    ScaleFactorLayout layout = layout();
    var zeros = new int[ofGroup.count()];
    Arrays.fill(zeros, zero);
    return scaled(
        new ColumnReadout.Ternary(1, zero, words()),
        false,
        group ->
            ColumnThresholds.ternary(
                zeros, ThresholdFit.halfScaleAlphas(layout, statistics.get(group), zero)));
  }

  /** The thresholds of a group of channels. */
  @FunctionalInterface
  private interface Thresholds {
    ColumnThresholds of(int group);
  }

  private Fitted scaled(ColumnReadout readout, boolean isShared, Thresholds thresholds) {
    Datapath datapath = crossbars.with(readout);
    ScaleFactorLayout layout = layout();
    int outputs = ofGroup.outputs();
    var groups = new ArrayList<CrossbarMatrix>();
    var steps = new double[weights.size() * outputs];
    for (int group = 0; group < weights.size(); group++) {
      ColumnThresholds own = thresholds.of(group);
      var fit = ScaleFactorFit.of(layout, statistics.get(group), own);
      var codes = ScaleFactorCodes.of(layout, fit.slopes());
      System.arraycopy(codes.steps(), 0, steps, group * outputs, outputs);
      WeightMatrix matrix = weights.get(group);
      groups.add(
          new CrossbarMatrix(
              datapath,
              matrix,
              ScaleFactors.of(datapath, matrix.inputs(), outputs, codes.codes()),
              isShared ? ColumnThresholds.NONE : own));
    }
    return new Fitted(groups, steps);
  }

  private ColumnThresholds part(ColumnThresholds all, int group) {
    int count = ofGroup.count();
    int[] high = Arrays.copyOfRange(all.high(), group * count, (group + 1) * count);
    int[] low = Arrays.copyOfRange(all.low(), group * count, (group + 1) * count);
    return ColumnThresholds.of(high, low);
  }

  private ScaleFactorLayout layout() {
    return new ScaleFactorLayout(ofGroup.splits(), ofGroup.slicing(), ofGroup.outputs(), words());
  }

  private DcimWidths words() {
    return DcimWidths.of(setting.algorithm());
  }
}
