package org.hcim.accelerator.gates;

/** The ripple of {@link BitAdder}s that works on one partial sum; the last carry is dropped. */
public final class AdderChain {

  private AdderChain() {}

  /**
   * Adds, subtracts or skips.
   *
   * @param word the partial sum, in two's complement
   * @param scale the scale factor, unsigned
   * @param bits bits of the partial sum
   */
  public static int apply(TernaryCode code, int word, int scale, int bits) {
    if (!code.isActive()) {
      return word;
    }
    int result = 0;
    boolean carry = false;
    for (int i = 0; i < bits; i++) {
      boolean a = (word >> i & 1) != 0;
      boolean b = (scale >> i & 1) != 0;
      boolean or = a || b;
      boolean nand = !(a && b);
      result |= BitAdder.result(or, nand, carry) ? 1 << i : 0;
      carry =
          code.isSubtraction()
              ? BitAdder.borrow(or, nand, b, carry)
              : BitAdder.carry(or, nand, carry);
    }
    return result << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
  }
}
