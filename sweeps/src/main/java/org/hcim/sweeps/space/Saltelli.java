package org.hcim.sweeps.space;

/**
 * Pairs of independent points A and B and, for each axis, A with that axis taken from B.
 *
 * <p>Saltelli and others, "Variance based sensitivity analysis of model output", Computer Physics
 * Communications 181, 2010. A and B are the halves of one point of the scrambled Sobol sequence in
 * twice as many dimensions. The points of a row (A, B, then A with each axis in turn) are numbered
 * consecutively.
 *
 * @param axes the number of dimensions of a point
 * @param rows the number of pairs
 */
public record Saltelli(int axes, long rows, long seed) implements Sampler {

  private static final int MAX_AXES = SobolDirections.DIMENSIONS / 2;

  public Saltelli {
    if (axes < 1 || axes > MAX_AXES) {
      throw new IllegalArgumentException("needs 1 to " + MAX_AXES + " axes, not " + axes);
    }
  }

  /** The number of points in a row. */
  public int length() {
    return axes + 2;
  }

  @Override
  public long points() {
    return rows * length();
  }

  @Override
  public double coordinate(long point, int dimension) {
    long member = point % length();
    boolean isOfB = member == 1 || member == dimension + 2;
    return new Sobol(rows, seed).coordinate(point / length(), isOfB ? axes + dimension : dimension);
  }
}
