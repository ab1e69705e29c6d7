package org.hcim.sweeps.space;

import java.util.Arrays;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * The direction numbers of the Sobol sequence, recovered from the points that a library generates.
 *
 * <p>A point is the exclusive or of the direction numbers at the set bits of its number's Gray
 * code, so the point whose Gray code is 2^j is the j-th direction number.
 */
final class SobolDirections {

  /** Maximum points: the library numbers them with ints. */
  static final long MAX_POINTS = 1L << 31;

  private static final int BITS = 31;
  static final int DIMENSIONS = 64;

  /** By dimension and bit; the first digit after the binary point is the highest bit. */
  private static final int[][] DIRECTIONS = directions();

  private SobolDirections() {}

  /** The first 32 binary digits of a coordinate. */
  static int digits(long point, int dimension) {
    int[] directions = DIRECTIONS[dimension];
    int gray = (int) (point ^ (point >>> 1));
    int digits = 0;
    for (int rest = gray; rest != 0; rest &= rest - 1) {
      digits ^= directions[Integer.numberOfTrailingZeros(rest)];
    }
    return digits;
  }

  private static int[][] directions() {
    int[][] directions = new int[DIMENSIONS][BITS];
    var library = new SobolSequenceGenerator(DIMENSIONS);
    for (int bit = 0; bit < BITS; bit++) {
      int number = (int) ((2L << bit) - 1); // its Gray code is 1 << bit
      double[] point = library.skipTo(number);
      for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
        directions[dimension][bit] = (int) (long) (point[dimension] * 0x1p32);
      }
    }
    return Arrays.copyOf(directions, DIMENSIONS);
  }
}
