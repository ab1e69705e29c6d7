package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import org.hcim.simulator.crossbar.ActivationCode;

/** The range of codes of an activation. */
public record Codes(int bits, ActivationCode code) {

  /** Activations are stored in bytes. */
  private static final int MAX_BITS = 8;

  public Codes {
    check(bits > 0 && bits <= MAX_BITS, "bits (%d) must be from 1 to %d", bits, MAX_BITS);
    Objects.requireNonNull(code, "code");
  }

  /** Creates unsigned codes. */
  public static Codes unsigned(int bits) {
    return new Codes(bits, ActivationCode.UNSIGNED);
  }

  /** Creates codes in two's complement. */
  public static Codes signed(int bits) {
    return new Codes(bits, ActivationCode.TWOS_COMPLEMENT);
  }

  /** The smallest activation. */
  public int least() {
    return code.least(bits);
  }

  /** The largest activation. */
  public int most() {
    return code.most(bits);
  }

  /** The number of codes. */
  public int count() {
    return 1 << bits;
  }

  /** Returns whether the range lies within another. */
  boolean fits(int otherLeast, int otherMost) {
    return least() >= otherLeast && most() <= otherMost;
  }

  /** The activation that a byte encodes. */
  int number(byte held) {
    return code.number(held);
  }
}
