package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;

/**
 * The decomposition of signed weights into column digits and of activations into stream digits.
 *
 * <p>A weight is the sum of digit x significance over its slices; an activation, over its streams.
 */
public record Slicing(Precision precision, SignedMapping mapping, ActivationCode activationCode) {

  /** Codes are stored in bytes. */
  private static final int MAX_BITS = 8;

  public Slicing {
    Objects.requireNonNull(precision, "precision");
    check(
        precision.weightBits() <= MAX_BITS,
        "weight_bits (%d) must be at most %d to be simulated",
        precision.weightBits(),
        MAX_BITS);
    check(
        mapping != SignedMapping.DIFFERENTIAL_SYMMETRIC || precision.weightBits() > 1,
        "weight_bits (%d) must be at least 2 with signed_mapping differential_symmetric",
        precision.weightBits());
    check(
        precision.activationBits() <= MAX_BITS,
        "activation_bits (%d) must be at most %d to be simulated",
        precision.activationBits(),
        MAX_BITS);
    check(
        mapping.isDifferential() || (precision.weightBits() - 1) % precision.cellBits() == 0,
        "cell_bits (%d) must leave the sign bit of %d weight_bits a slice of its own",
        precision.cellBits(),
        precision.weightBits());
    check(
        activationCode == ActivationCode.UNSIGNED
            || (precision.activationBits() - 1) % precision.streamBits() == 0,
        "stream_bits (%d) must leave the sign bit of %d activation_bits a stream of its own",
        precision.streamBits(),
        precision.activationBits());
  }

  /** Creates a slicing with unsigned activations. */
  public Slicing(Precision precision, SignedMapping mapping) {
    this(precision, mapping, ActivationCode.UNSIGNED);
  }

  /** Returns whether a column is a single bitline instead of a pair. */
  boolean isSingle() {
    return mapping == SignedMapping.TWOS_COMPLEMENT;
  }

  /** The number of columns that together store one weight. */
  public int slices() {
    return mapping.slices(precision.weightBits(), precision.cellBits());
  }

  /** The smallest weight. */
  public int leastWeight() {
    return mapping.leastWeight(precision.weightBits());
  }

  /** The largest weight. */
  public int mostWeight() {
    return (1 << (precision.weightBits() - 1)) - 1;
  }

  /** The smallest activation. */
  public int leastActivation() {
    return activationCode.least(precision.activationBits());
  }

  /** The largest activation. */
  public int mostActivation() {
    return activationCode.most(precision.activationBits());
  }

  /** The largest magnitude of an activation. */
  int mostActivationMagnitude() {
    return Math.max(-leastActivation(), mostActivation());
  }

  /** The sum over all streams, including the sign's, of significance x largest digit. */
  int mostStreams() {
    return (1 << precision.activationBits()) - 1;
  }

  /** The digit of a weight in a column; negative if the other cell of a pair stores it. */
  public int digit(int weight, int slice) {
    int magnitude = mapping.isDifferential() ? Math.abs(weight) : weight;
    int digit =
        (magnitude & ((1 << precision.weightBits()) - 1)) >> (slice * precision.cellBits())
            & ((1 << precision.cellBits()) - 1);
    return mapping.isDifferential() && weight < 0 ? -digit : digit;
  }

  /** The significance of a slice: a power of two, negative for the sign of two's complement. */
  public int significance(int slice) {
    int power = 1 << (slice * precision.cellBits());
    boolean sign = mapping == SignedMapping.TWOS_COMPLEMENT && slice == slices() - 1;
    return sign ? -power : power;
  }

  /** The sum of the magnitudes of the slices' significances. */
  long mostSignificance() {
    long sum = 0;
    for (int slice = 0; slice < slices(); slice++) {
      sum += Math.abs(significance(slice));
    }
    return sum;
  }

  /** The digit of an activation in a stream. */
  public int streamDigit(int activation, int stream) {
    return (activation >> firstBit(stream)) & ((1 << streamWidth(stream)) - 1);
  }

  /** The lowest activation bit of a stream. */
  public int firstBit(int stream) {
    return stream * precision.streamBits();
  }

  /** The sign of a stream: -1 for the sign bit of two's complement, else 1. */
  public int streamSign(int stream) {
    boolean sign =
        activationCode == ActivationCode.TWOS_COMPLEMENT && stream == precision.streams() - 1;
    return sign ? -1 : 1;
  }

  /** The width of a stream in bits; the last stream may be narrower than the others. */
  public int streamWidth(int stream) {
    return Math.min(precision.streamBits(), precision.activationBits() - firstBit(stream));
  }
}
