package org.hcim.sweeps.space;

/**
 * Pairs of independent points A and B and, for each axis, A with that axis taken from B.
 *
 * <p>Saltelli and others, "Variance based sensitivity analysis of model output", Computer Physics
 * Communications 181, 2010. A and B are the halves of one point of Sobol's scrambled sequence in
 * twice as many dimensions. A row (A, B, then A with each axis in turn) is numbered on.
 *
 * @param axes dimensions of a point
 * @param rows pairs
 */
public record Saltelli(int axes, long rows, long seed) implements Sampler {

  private static final int MAX_AXES = SobolDirections.DIMENSIONS / 2;

  public Saltelli {
    if (axes < 1 || axes > MAX_AXES) {
      throw new IllegalArgumentException("needs 1 to " + MAX_AXES + " axes, not " + axes);
    }
  }

  /** Points of a row. */
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
