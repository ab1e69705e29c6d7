package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.Objects;

/**
 * Converts sums to activations: {@code (sum x multiplier + offset) / 2^shift}, halves rounded up,
 * clamped to the codes of an activation. These numbers include batch normalization, the steps of
 * both layers and, for unsigned activations, the rectifier.
 *
 * <p>Sums are within 2^30, multipliers within 2^31, offsets within 2^60 and shortcuts within 2^39,
 * so the number before the shift is below 2^62.
 */
public final class Requantizer {

  private static final int MAX_SHIFT = 30;

  private final int[] multipliers;
  private final long[] offsets;
  private final int shift;
  private final Codes codes;
  private final int least;
  private final int most;

  /** Creates a requantizer to unsigned activations. */
  public Requantizer(int[] multipliers, long[] offsets, int shift, int bits) {
    this(multipliers, offsets, shift, Codes.unsigned(bits));
  }

  /** Creates a requantizer with one channel per multiplier. */
  public Requantizer(int[] multipliers, long[] offsets, int shift, Codes codes) {
    check(
        offsets.length == multipliers.length,
        "offsets (%d) must be as many as multipliers (%d)",
        offsets.length,
        multipliers.length);
    check(shift >= 0 && shift <= MAX_SHIFT, "shift (%d) must be from 0 to %d", shift, MAX_SHIFT);
    for (int i = 0; i < offsets.length; i++) {
      if (Math.abs(offsets[i]) > 1L << 60 || offsets[i] == Long.MIN_VALUE) {
        check(false, "offset %d (%d) must be within 2^60 of 0", i, offsets[i]);
      }
    }
    this.multipliers = multipliers.clone();
    this.offsets = offsets.clone();
    this.shift = shift;
    this.codes = Objects.requireNonNull(codes, "codes");
    least = codes.least();
    most = codes.most();
  }

  /** Returns a requantizer with the same multiplier for all channels and no offset. */
  public static Requantizer uniform(int channels, int multiplier, int shift, Codes codes) {
    var multipliers = new int[channels];
    Arrays.fill(multipliers, multiplier);
    return new Requantizer(multipliers, new long[channels], shift, codes);
  }

  /** Folds batch normalization into a requantizer to unsigned activations. */
  public static Requantizer fold(
      BatchNorm[] norms, double sumStep, double activationStep, int shift, int bits) {
    return fold(norms, sumStep, activationStep, shift, Codes.unsigned(bits));
  }

  /**
   * Folds batch normalization into a requantizer.
   *
   * @param norms by channel
   * @param sumStep real value of a sum of 1
   * @param activationStep real value of an activation code of 1
   */
  public static Requantizer fold(
      BatchNorm[] norms, double sumStep, double activationStep, int shift, Codes codes) {
    check(
        sumStep > 0 && sumStep < Double.POSITIVE_INFINITY,
        "sum step (%s) must be positive and finite",
        sumStep);
    check(
        activationStep > 0 && activationStep < Double.POSITIVE_INFINITY,
        "activation step (%s) must be positive and finite",
        activationStep);
    var multipliers = new int[norms.length];
    var offsets = new long[norms.length];
    double unit = (1L << shift) / activationStep;
    for (int i = 0; i < norms.length; i++) {
      double multiplier = norms[i].slope() * sumStep * unit;
      check(
          Math.abs(multiplier) < Integer.MAX_VALUE,
          "multiplier %s (%s) must fit 32 bits; a smaller shift makes it smaller",
          i,
          multiplier);
      multipliers[i] = (int) Math.rint(multiplier);
      offsets[i] = (long) Math.rint(norms[i].intercept() * unit);
    }
    return new Requantizer(multipliers, offsets, shift, codes);
  }

  /** The largest shift at which factors up to {@code most} fit 32 bits. */
  public static int shiftFor(double most) {
    int places = Integer.SIZE - 2 - Math.getExponent(Math.max(most, Double.MIN_NORMAL));
    return Math.max(0, Math.min(MAX_SHIFT, places));
  }

  /**
   * Creates a requantizer from real numbers.
   *
   * @param factors activations per unit of a sum, by channel
   * @param addends activations, by channel
   */
  public static Requantizer of(double[] factors, double[] addends, int shift, Codes codes) {
    var multipliers = new int[factors.length];
    var offsets = new long[factors.length];
    for (int i = 0; i < factors.length; i++) {
      multipliers[i] = (int) Math.rint(factors[i] * (1L << shift));
      offsets[i] = (long) Math.rint(addends[i] * (1L << shift));
    }
    return new Requantizer(multipliers, offsets, shift, codes);
  }

  /** The number of channels. */
  public int channels() {
    return multipliers.length;
  }

  /** Bits of an activation. */
  public int bits() {
    return codes.bits();
  }

  /** The range of activations. */
  public Codes codes() {
    return codes;
  }

  /** The right shift of a product. */
  public int shift() {
    return shift;
  }

  /** The multipliers by channel. */
  public int[] multipliers() {
    return multipliers.clone();
  }

  /** The offsets by channel. */
  public long[] offsets() {
    return offsets.clone();
  }

  /** Returns the activation of a sum. */
  public int apply(int channel, int sum) {
    return round((long) sum * multipliers[channel] + offsets[channel]);
  }

  /**
   * Computes the activations of one channel.
   *
   * @param addend addends of another branch before the shift, or null
   */
  void apply(int channel, int[] sums, long[] addend, byte[] to, int from, int count) {
    long multiplier = multipliers[channel];
    long offset = offsets[channel];
    for (int i = 0; i < count; i++) {
      long more = addend == null ? offset : offset + addend[i];
      to[from + i] = (byte) round(sums[from + i] * multiplier + more);
    }
  }

  private int round(long value) {
    long half = (1L << shift) >> 1;
    return (int) Math.max(least, Math.min(most, (value + half) >> shift));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Requantizer that
        && shift == that.shift
        && codes.equals(that.codes)
        && Arrays.equals(multipliers, that.multipliers)
        && Arrays.equals(offsets, that.offsets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(multipliers);
  }
}
