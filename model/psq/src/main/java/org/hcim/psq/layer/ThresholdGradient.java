package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * The gradient of a layer's threshold: the difference that one cell current more would make to the
 * sums. Columns whose partial sum is just at the threshold would read 0.
 *
 * @param alpha the whole threshold
 * @param moved 0, with the gradient of the threshold in cell currents
 * @param reference the partial sum that counts as zero
 */
record ThresholdGradient(NDArray alpha, NDArray moved, int reference) {

  /**
   * Zeros with the threshold's gradient: images x outputs x places.
   *
   * @param weights of the readings
   * @param step the real value of a sum of 1
   */
  NDArray of(NDArray partialSums, NDArray weights, NDArray step) {
    NDArray centered = partialSums.sub(reference);
    NDArray readsOne = centered.eq(alpha).toType(centered.getDataType(), false);
    NDArray readsMinusOne = centered.eq(alpha.neg()).toType(centered.getDataType(), false);
    NDArray lost = readsMinusOne.subi(readsOne).muli(weights).sum(new int[] {1});
    return lost.muli(step).mul(moved);
  }
}
