package org.hcim.accelerator.gates;

/**
 * One adder/subtractor of a column's periphery. It sees two bits A (of the partial sum) and B (of
 * the scale factor) as their OR and NAND, and B itself where it subtracts.
 */
final class BitAdder {

  private BitAdder() {}

  /** Sum or difference; {@code carry} is the carry or borrow that comes in. */
  static boolean result(boolean or, boolean nand, boolean carry) {
    return differ(or, nand) ^ carry;
  }

  /** {@code (A ^ B) ? Cin : A & B}. */
  static boolean carry(boolean or, boolean nand, boolean carryIn) {
    return differ(or, nand) ? carryIn : !nand;
  }

  /** {@code (A ^ B) ? B : Bin}. */
  static boolean borrow(boolean or, boolean nand, boolean b, boolean borrowIn) {
    return differ(or, nand) ? b : borrowIn;
  }

  private static boolean differ(boolean or, boolean nand) {
    return or && nand;
  }
}
