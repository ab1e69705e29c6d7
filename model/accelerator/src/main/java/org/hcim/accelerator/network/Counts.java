package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.math.BigInteger;
import org.hcim.accelerator.design.InvalidDesignException;

/** Counts that tables store as doubles without losing a digit. */
final class Counts {

  /** The maximum count; beyond it, doubles skip integers. */
  static final long MAX = 1L << 53;

  private Counts() {}

  /** The product of positive factors, which must be at most {@link #MAX}. */
  static long product(String name, Long... factors) {
    long product = 1;
    for (long factor : factors) {
      if (factor > MAX / product) {
        throw tooLarge(name, exact(factors));
      }
      product *= factor;
    }
    return product;
  }

  /** The sum of two counts, which must be at most {@link #MAX}. */
  static long sum(String name, long first, long second) {
    long sum = first + second;
    if (sum > MAX || sum < 0) {
      throw tooLarge(name, BigInteger.valueOf(first).add(BigInteger.valueOf(second)));
    }
    return sum;
  }

  /** A count as a 32-bit integer, which must not overflow. */
  static int fits(String name, long count) {
    check(count <= Integer.MAX_VALUE, "%s (%s) must be at most 2^31 - 1", name, count);
    return (int) count;
  }

  private static InvalidDesignException tooLarge(String name, BigInteger count) {
    return new InvalidDesignException(
        name + " (" + count + ") must be at most 2^53, so that tables hold every digit");
  }

  private static BigInteger exact(Long... factors) {
    BigInteger product = BigInteger.ONE;
    for (long factor : factors) {
      product = product.multiply(BigInteger.valueOf(factor));
    }
    return product;
  }
}
