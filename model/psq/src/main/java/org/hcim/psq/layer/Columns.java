package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnReadings;

/** The columns of a layer during one pass. */
interface Columns {

  /** The readings as a function of the partial sum. */
  ColumnReadings readings();

  /** The ranges of partial sums in which the columns pass gradients. */
  OpenRange open();

  /** The real value that a sum of 1 represents. */
  NDArray step();

  /** The learner for scale factors and thresholds, if any. */
  default Optional<Learner> learner() {
    return Optional.empty();
  }

  /** The tables and gradients for training scale factors and thresholds. */
  interface Learner {

    /**
     * Tabulates a column's reading over consecutive partial sums.
     *
     * @param least the smallest partial sum
     * @param count the number of partial sums
     */
    float[] readings(int column, int least, int count);

    /**
     * Tabulates, like {@link #readings}, the change in a column's reading when its threshold
     * increases by one cell current.
     */
    float[] edges(int column, int least, int count);

    /** Returns whether {@link #surrogate} needs edges. */
    boolean hasEdges();

    /**
     * Returns a scalar whose gradients are those of the learned parameters.
     *
     * @param ofReadings the gradients of the sums times the readings, added up per column and
     *     stream
     * @param ofEdges the same for edges; ignored if {@link #hasEdges} is false
     */
    NDArray surrogate(double[] ofReadings, double[] ofEdges);
  }
}
