package org.hcim.psq.quantizer;

/**
 * A reading of many columns by plain loops. All arrays of one are read at the same index, or the
 * compiler makes no vectors of it, which costs a factor of ten. Sums are whole, so {@code |t| - |t
 * - 1|} is 1 from {@code t = 1} up and -1 from 0 down: comparators without branches.
 */
public sealed interface HostReading {

  /**
   * Adds readings with their weights.
   *
   * @param partialSums whole numbers
   * @param slice that the columns hold
   * @param weights of the readings
   * @param sums to add to; as long as the weights
   */
  void add(float[] partialSums, int slice, float[] weights, float[] sums);

  /** Comparators for -1, 0 and +1. */
  final class Ternary implements HostReading {

    private final float[][] alphas;
    private final float reference;

    /**
     * Comparators around a reference.
     *
     * @param alphas whole positive thresholds by slice and column
     */
    Ternary(float[][] alphas, float reference) {
      this.alphas = alphas;
      this.reference = reference;
    }

    @Override
    public void add(float[] partialSums, int slice, float[] weights, float[] sums) {
      float[] ofSlice = alphas[slice];
      for (int i = 0; i < weights.length; i++) {
        float sum = partialSums[i] - reference;
        float alpha = ofSlice[i];
        float up = Math.abs(sum - alpha + 1) - Math.abs(sum - alpha);
        float down = Math.abs(sum + alpha) - Math.abs(sum + alpha - 1);
        sums[i] += weights[i] * (up + down) * HALF;
      }
    }
  }

  /** One comparator for -1 and +1. */
  record Binary(float reference) implements HostReading {

    @Override
    public void add(float[] partialSums, int slice, float[] weights, float[] sums) {
      for (int i = 0; i < weights.length; i++) {
        float sum = partialSums[i] - reference;
        sums[i] += weights[i] * (Math.abs(sum + 1) - Math.abs(sum));
      }
    }
  }

  /**
   * Codes {@code step} apart from {@code lowest} up.
   *
   * @param most the greatest code
   */
  record Adc(float lowest, float step, float most) implements HostReading {

    /** Adding and subtracting it rounds a float to the nearest whole number. */
    private static final float ROUNDING = 3 << 22;

    @Override
    public void add(float[] partialSums, int slice, float[] weights, float[] sums) {
      float perCode = 1 / step;
      // less than the distance of two sums, so that of all only halves are lifted over the edge
      float up = step == 1 ? 0 : perCode * HALF;
      for (int i = 0; i < weights.length; i++) {
        float nearest = ((partialSums[i] - lowest) * perCode + up + ROUNDING) - ROUNDING;
        float code = (Math.abs(nearest) - Math.abs(nearest - most) + most) * HALF;
        sums[i] += weights[i] * (code * step + lowest);
      }
    }
  }

  /** The reciprocal of the step, as divisions are slow. */
  float HALF = 0.5f;
}
