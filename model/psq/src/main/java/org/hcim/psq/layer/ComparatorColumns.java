package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.psq.quantizer.ColumnReading;
import org.hcim.psq.quantizer.ScaleFactorQuantizer;

/** Comparators in one pass, with the present scale factors. */
final class ComparatorColumns implements Columns {

  private final NDArray step;
  private final Optional<ThresholdGradient> threshold;
  private final List<List<Column>> columns = new ArrayList<>();
  private final List<List<NDArray>> weights = new ArrayList<>();

  ComparatorColumns(
      ScaleFactorLayout layout,
      Pass pass,
      NDArray unit,
      ScaleFactorQuantizer quantizer,
      NDArray scales,
      NDArray step,
      int reference,
      Optional<Threshold> threshold) {
    this.step = step;
    var significance = new Significance(layout.slicing());
    List<NDArray> slices = Significance.byStream(significance.ofSlices(pass.manager()));
    List<NDArray> streams = Significance.byStream(significance.ofStreams(pass.manager()));
    List<NDArray> shares = Significance.byStream(significance.shares(pass.manager()));
    NDArray codes = quantizer.codes(scales, step);
    for (int split = 0; split < codes.getShape().get(0); split++) {
      NDArray inSplit = codes.get(new NDIndex(split));
      var byStream = new ArrayList<Column>();
      var learned = new ArrayList<NDArray>();
      for (int stream = 0; stream < streams.size(); stream++) {
        NDArray code = ofStream(inSplit, stream).expandDims(0).expandDims(3);
        NDArray value = code.stopGradient().mul(step.stopGradient()).div(unit);
        NDArray significant = streams.get(stream);
        NDArray slice = slices.get(stream);
        NDArray limit = layout.merges() ? value.div(significant) : value;
        NDArray weight = code.mul(layout.merges() ? slice : slice.mul(significant));
        ColumnReading reading = new ColumnReading.Binary(reference);
        NDArray window = limit.maximum(1);
        if (threshold.isPresent()) {
          NDArray alpha = threshold.get().alpha(pass, unit, limit);
          reading = new ColumnReading.Ternary(alpha, reference);
          window = alpha.mul(2);
        }
        learned.add(weight);
        byStream.add(
            new Column(
                reading,
                weight.stopGradient(),
                reference,
                window,
                limit.div(window).mul(shares.get(stream))));
      }
      columns.add(byStream);
      weights.add(learned);
    }
    this.threshold = threshold.flatMap(each -> each.gradient(pass, unit, reference));
  }

  @Override
  public Column column(Cycle cycle) {
    return of(columns, cycle);
  }

  @Override
  public Optional<NDArray> learned(NDArray some, Cycle cycle) {
    Column column = column(cycle);
    Optional<NDArray> ofThreshold =
        threshold.map(each -> each.of(some, column.weights(), step.stopGradient()));
    NDArray sums = column.reading().read(some).mul(of(weights, cycle)).sum(new int[] {1});
    NDArray ofScales = sums.sub(sums.stopGradient()).mul(step.stopGradient());
    return Optional.of(ofThreshold.map(ofScales::add).orElse(ofScales));
  }

  @Override
  public NDArray step() {
    return step;
  }

  /** The element of a split; there is only one where splits share scale factors. */
  private static <T> T of(List<List<T>> bySplit, Cycle cycle) {
    return bySplit.get(Math.min(cycle.split(), bySplit.size() - 1)).get(cycle.stream());
  }

  /** Slices x outputs; the only ones where all streams share them. */
  private static NDArray ofStream(NDArray codes, int stream) {
    long last = codes.getShape().get(1) - 1;
    return codes.get(new NDIndex(String.format(Locale.ROOT, ":, %d", Math.min(stream, last))));
  }
}
