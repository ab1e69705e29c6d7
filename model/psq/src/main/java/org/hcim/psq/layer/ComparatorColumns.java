package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.psq.quantiser.ColumnReading;
import org.hcim.psq.quantiser.ScaleFactorQuantiser;

/** Comparators in one pass, with the scale factors as they are now. */
final class ComparatorColumns implements Columns {

  private final NDArray step;
  private final NDArray gain;
  private final NDArray shares;
  private final List<NDArray> weights = new ArrayList<>();
  private final List<NDArray> limits = new ArrayList<>();
  private final List<ColumnReading> readings = new ArrayList<>();
  private final int reference;

  ComparatorColumns(
      ScaleFactorLayout layout,
      Pass pass,
      NDArray unit,
      ScaleFactorQuantiser quantiser,
      NDArray scales,
      NDArray step,
      int reference,
      Optional<Threshold> threshold) {
    this.step = step;
    this.reference = reference;
    var significance = new Significance(layout.slicing());
    NDArray streams = significance.ofStreams(pass.manager());
    NDArray slices = significance.ofSlices(pass.manager());
    shares = significance.shares(pass.manager());
    gain = threshold.map(each -> each.gain(pass)).orElseGet(() -> pass.manager().create(1f));
    NDArray codes = quantiser.codes(scales, step);
    for (int split = 0; split < codes.getShape().get(0); split++) {
      NDArray code = codes.get(new NDIndex(split)).transpose(1, 0, 2).expandDims(1).expandDims(4);
      weights.add(code.mul(layout.merges() ? slices : slices.mul(streams)));
      NDArray value = code.stopGradient().mul(step.stopGradient()).div(unit);
      NDArray limit = layout.merges() ? value.div(streams) : value;
      limits.add(limit);
      readings.add(
          threshold
              .<ColumnReading>map(
                  each -> new ColumnReading.Ternary(each.alpha(pass, unit, limit), reference))
              .orElseGet(() -> new ColumnReading.Binary(reference)));
    }
  }

  @Override
  public NDArray sums(NDArray partialSums, int split) {
    return Columns.overStreamsAndSlices(
        of(readings, split).read(partialSums).mul(of(weights, split)));
  }

  @Override
  public NDArray open(NDArray partialSums, int split) {
    NDArray centred = reference == 0 ? partialSums : partialSums.sub(reference);
    NDArray inside = centred.abs().lte(of(limits, split));
    return Columns.overStreamsAndSlices(inside.mul(shares));
  }

  @Override
  public NDArray step() {
    return step;
  }

  @Override
  public NDArray gain() {
    return gain;
  }

  private static <T> T of(List<T> bySplit, int split) {
    return bySplit.get(Math.min(split, bySplit.size() - 1));
  }
}
