package org.hcim.simulator.inference;

import java.math.BigInteger;
import java.util.Map;

/** Layers that are not in crossbars, from their equations. */
final class NaiveAttention {

  private NaiveAttention() {}

  /**
   * The output of a layer.
   *
   * @param isSigned whether its input is
   */
  static int[][][] run(QuantizedLayer layer, boolean isSigned, Map<String, int[][][]> maps) {
    int[][][] from = maps.get(layer.input());
    if (layer instanceof MatMul product) {
      return product(product, from, maps.get(product.other()));
    }
    var to = new int[from.length][from[0].length][from[0][0].length];
    for (int y = 0; y < from[0].length; y++) {
      for (int x = 0; x < from[0][0].length; x++) {
        var token = new int[from.length];
        for (int channel = 0; channel < token.length; channel++) {
          token[channel] = from[channel][y][x];
        }
        int[] made = token(layer, isSigned, token);
        for (int channel = 0; channel < token.length; channel++) {
          to[channel][y][x] = made[channel];
        }
      }
    }
    return to;
  }

  private static int[] token(QuantizedLayer layer, boolean isSigned, int[] token) {
    if (layer instanceof LayerNorm norm) {
      return norm(norm, token);
    }
    return layer instanceof Softmax softmax
        ? softmax(softmax, token)
        : lookup((Lookup) layer, isSigned, token);
  }

  private static int[] norm(LayerNorm norm, int[] token) {
    var count = BigInteger.valueOf(token.length);
    var sum = BigInteger.ZERO;
    var squares = BigInteger.ZERO;
    for (int x : token) {
      sum = sum.add(BigInteger.valueOf(x));
      squares = squares.add(BigInteger.valueOf(x).pow(2));
    }
    var root = count.multiply(squares).subtract(sum.pow(2)).multiply(two(20)).sqrt();
    var to = new int[token.length];
    for (int channel = 0; channel < to.length; channel++) {
      var centered = count.multiply(BigInteger.valueOf(token[channel])).subtract(sum);
      int normalized =
          root.signum() == 0 ? 0 : nearest(centered.multiply(two(22)), root).intValueExact();
      double scaled = (double) normalized * norm.requantizer().multipliers()[channel];
      to[channel] =
          NaiveNetwork.requantized(
              norm.requantizer(), scaled + norm.requantizer().offsets()[channel]);
    }
    return to;
  }

  /** The whole number to which a quotient is nearest, the greater of two. */
  private static BigInteger nearest(BigInteger dividend, BigInteger divisor) {
    var twice = dividend.add(dividend).add(divisor);
    var both = twice.divideAndRemainder(divisor.add(divisor));
    return both[1].signum() < 0 ? both[0].subtract(BigInteger.ONE) : both[0];
  }

  private static BigInteger two(int exponent) {
    return BigInteger.TWO.pow(exponent);
  }

  private static int[] softmax(Softmax softmax, int[] token) {
    var to = new int[token.length];
    int size = token.length / softmax.groups();
    for (int channel = 0; channel < to.length; channel++) {
      int first = channel / size * size;
      var sum = BigInteger.ZERO;
      for (int other = first; other < first + size; other++) {
        sum = sum.add(exponential(softmax, token, first, size, other));
      }
      var share =
          exponential(softmax, token, first, size, channel)
              .multiply(two(softmax.bits()))
              .add(sum.divide(BigInteger.TWO))
              .divide(sum);
      to[channel] = share.min(two(softmax.bits()).subtract(BigInteger.ONE)).intValueExact();
    }
    return to;
  }

  private static BigInteger exponential(
      Softmax softmax, int[] token, int first, int size, int channel) {
    int most = token[first];
    for (int other = first; other < first + size; other++) {
      most = token[other] > most ? token[other] : most;
    }
    return BigInteger.valueOf(softmax.table().get(most - token[channel]));
  }

  /** The table begins with the least activation: the middle of a signed table is 0. */
  private static int[] lookup(Lookup lookup, boolean isSigned, int[] token) {
    var to = new int[token.length];
    for (int channel = 0; channel < to.length; channel++) {
      int zero = isSigned ? lookup.table().size() / 2 : 0;
      to[channel] = lookup.table().get(zero + token[channel]);
    }
    return to;
  }

  private static int[][][] product(MatMul product, int[][][] from, int[][][] other) {
    int heads = product.heads();
    int keys = other[0].length * other[0][0].length;
    boolean scores = product.kind() == MatMul.Kind.SCORES;
    int outputs = scores ? keys : other.length / heads;
    var to = new int[heads * outputs][from[0].length][from[0][0].length];
    for (int head = 0; head < heads; head++) {
      for (int output = 0; output < outputs; output++) {
        for (int y = 0; y < from[0].length; y++) {
          for (int x = 0; x < from[0][0].length; x++) {
            long sum = 0;
            int terms = from.length / heads;
            for (int term = 0; term < terms; term++) {
              int factor =
                  scores
                      ? at(other[head * terms + term], output)
                      : at(other[head * outputs + output], term);
              sum += (long) from[head * terms + term][y][x] * factor;
            }
            double scaled = (double) sum * product.requantizer().multipliers()[0];
            to[head * outputs + output][y][x] =
                NaiveNetwork.requantized(
                    product.requantizer(), scaled + product.requantizer().offsets()[0]);
          }
        }
      }
    }
    return to;
  }

  private static int at(int[][] map, int position) {
    return map[position / map[0].length][position % map[0].length];
  }
}
