package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.Supplier;
import org.hcim.simulator.calibration.ScaleFactorLayout;
import org.hcim.simulator.crossbar.ColumnReadings;

/** Comparators during one pass, with the current scale factors. */
final class ComparatorColumns implements Columns, Columns.Learner {

  private final ScaleFactorLayout layout;
  private final Pass pass;
  private final float unit;
  private final Supplier<Factors> factors;
  private final NDArray step;
  private final int[] references;
  private final Optional<Threshold> threshold;
  private final int[] alphas;
  private final int[] indices;
  private final int[] weights;
  private final float[] cells;

  /**
   * Scale factors of a layer.
   *
   * @param codes the integers of the hardware
   * @param step the real value that a code of 1 represents
   */
  record Factors(NDArray codes, NDArray step) {}

  /**
   * Creates the columns from the current parameter values.
   *
   * @param factors the scale factors, recomputed on each call because their gradients are needed
   *     after those of the sums
   * @param references one per column and stream
   */
  ComparatorColumns(
      ScaleFactorLayout layout,
      Pass pass,
      float unit,
      Supplier<Factors> factors,
      int[] references,
      Optional<Threshold> threshold) {
    this.layout = layout;
    this.pass = pass;
    this.unit = unit;
    this.references = references;
    this.threshold = threshold;
    this.factors = factors;
    Factors now = factors.get();
    float[] codes = now.codes().toFloatArray();
    step = now.step();
    float sumStep = step.getFloat();
    weights = new int[references.length];
    cells = new float[references.length];
    indices = layout.indices();
    for (int column = 0; column < weights.length; column++) {
      float code = codes[indices[column]];
      weights[column] = Math.round(code) * layout.shifted(column);
      cells[column] = code * sumStep / unit / layout.merged(column);
    }
    alphas = threshold.map(each -> each.alphas(unit, cells)).orElse(new int[0]);
  }

  @Override
  public ColumnReadings readings() {
    var high = new int[references.length];
    var low = new int[references.length];
    for (int column = 0; column < high.length; column++) {
      high[column] = references[column] + alpha(column);
      low[column] = isTernary() ? references[column] - alpha(column) : references[column] - 1;
    }
    return new ColumnReadings.Comparators(high, low, weights);
  }

  @Override
  public OpenRange open() {
    var from = new int[references.length];
    var to = new int[references.length];
    var slopes = new float[references.length];
    for (int column = 0; column < from.length; column++) {
      float window = isTernary() ? 2 * alpha(column) : Math.max(1, cells[column]);
      from[column] = references[column] - (int) Math.floor(window);
      to[column] = references[column] + (int) Math.floor(window);
      slopes[column] = (float) (cells[column] / window * layout.columns().share(column));
    }
    return OpenRange.of(from, to, slopes);
  }

  private boolean isTernary() {
    return threshold.isPresent();
  }

  private int alpha(int column) {
    return isTernary() ? alphas[column] : 0;
  }

  @Override
  public NDArray step() {
    return step;
  }

  @Override
  public Optional<Learner> learner() {
    return Optional.of(this);
  }

  @Override
  public float[] readings(int column, int least, int count) {
    int high = references[column] + alpha(column);
    int low = isTernary() ? references[column] - alpha(column) : references[column] - 1;
    var readings = new float[count];
    for (int i = 0; i < count; i++) {
      readings[i] = least + i >= high ? 1 : least + i <= low ? -1 : 0;
    }
    return readings;
  }

  /** Marks the partial sums at a threshold, whose reading would become 0. */
  @Override
  public float[] edges(int column, int least, int count) {
    var edges = new float[count];
    for (int i = 0; i < count; i++) {
      int sum = least + i - references[column];
      edges[i] = sum == alpha(column) ? -1 : sum == -alpha(column) ? 1 : 0;
    }
    return edges;
  }

  @Override
  public boolean hasEdges() {
    return threshold.flatMap(Threshold::parameter).isPresent();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Codes and step learn from the same images: a step that learned from all of them would follow
   * the difference between samples, because a normalization removes its true gradient.
   */
  @Override
  public NDArray surrogate(double[] ofReadings, double[] ofEdges) {
    Factors now = factors.get();
    var ofFactors = new float[Math.toIntExact(now.codes().size())];
    double perStep = 1.0 / now.step().getFloat();
    var changes = new double[ofEdges.length];
    for (int column = 0; column < ofReadings.length; column++) {
      int slice = layout.slicing().significance(layout.columns().slice(column));
      double ofCode = ofReadings[column] * slice * layout.shifted(column);
      ofFactors[indices[column]] += (float) (ofCode * perStep);
      if (hasEdges()) {
        changes[column] = ofEdges[column] * slice * weights[column];
      }
    }
    NDArray gradient = pass.manager().create(ofFactors, now.codes().getShape());
    NDArray surrogate = now.codes().mul(now.step()).mul(gradient).sum();
    return hasEdges()
        ? surrogate.add(threshold.orElseThrow().surrogate(pass, unit, changes))
        : surrogate;
  }
}
