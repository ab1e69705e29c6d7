package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnReadings;

/** The columns of a layer during one pass. */
interface Columns {

  /** Their readings by partial sum. */
  ColumnReadings readings();

  /** The partial sums at which they pass gradients. */
  OpenRange open();

  /** The real value of a sum of 1. */
  NDArray step();

  /** The learner of scale factors and thresholds, if there is one. */
  default Optional<Learner> learner() {
    return Optional.empty();
  }

  /** The tables and gradients by which scale factors and thresholds learn. */
  interface Learner {

    /**
     * A number by partial sum, for the reading of a column.
     *
     * @param least the first partial sum
     * @param count of partial sums
     */
    float[] readings(int column, int least, int count);

    /** The same for the change of the reading when the threshold rises by one cell current. */
    float[] edges(int column, int least, int count);

    /** Returns whether edges are needed. */
    boolean hasEdges();

    /**
     * A number with the gradients of the learned parameters.
     *
     * @param ofReadings gradients of the sums times readings, by column and stream
     * @param ofEdges the same with edges; ignored without them
     */
    NDArray surrogate(double[] ofReadings, double[] ofEdges);
  }
}
