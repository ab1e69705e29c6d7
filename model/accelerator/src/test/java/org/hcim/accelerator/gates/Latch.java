package org.hcim.accelerator.gates;

import org.hcim.accelerator.gates.ArrayLayout.Issue;

/** The values that one issue carries from stage to stage of the pipeline. */
final class Latch {

  private final ArrayLayout layout;
  private final Issue issue;
  private final TernaryCode[] codes;
  private final boolean[] or;
  private final boolean[] nand;
  private final boolean[] scale;
  private final boolean[] result;

  private Latch(ArrayLayout layout, Issue issue) {
    this.layout = layout;
    this.issue = issue;
    codes = new TernaryCode[layout.sumsPerRow()];
    or = new boolean[layout.columns()];
    nand = new boolean[layout.columns()];
    scale = new boolean[layout.columns()];
    result = new boolean[layout.columns()];
  }

  Issue issue() {
    return issue;
  }

  /** Opens both wordlines; columns whose code is zero keep their bitlines charged. */
  static Latch read(
      ArrayLayout layout,
      Issue issue,
      boolean[] scales,
      boolean[] sums,
      TernaryCode[] byColumn,
      Meter meter) {
    var latch = new Latch(layout, issue);
    for (int sum = 0; sum < latch.codes.length; sum++) {
      latch.codes[sum] = byColumn[layout.column(issue, sum)];
      if (latch.codes[sum].isActive()) {
        latch.readWord(sum, scales, sums, meter);
      }
    }
    return latch;
  }

  /** If a sum is wider than a scale factor, only its own cell is joined to the bitlines. */
  private void readWord(int sum, boolean[] scales, boolean[] sums, Meter meter) {
    for (int bit = 0; bit < layout.sumBits(); bit++) {
      int place = layout.place(issue, sum, bit);
      boolean a = sums[place];
      boolean b = bit < layout.scaleBits() && scales[place];
      or[place] = a || b;
      nand[place] = !(a && b);
      meter.discharge(or[place]);
      meter.discharge(nand[place]);
      if (codes[sum].isSubtraction()) {
        scale[place] = b;
        meter.discharge(b);
      }
    }
  }

  /** Lets the chain of every active word ripple. */
  void compute(Meter meter) {
    for (int sum = 0; sum < codes.length; sum++) {
      if (codes[sum].isActive()) {
        ripple(sum, codes[sum].isSubtraction(), meter);
      }
    }
  }

  private void ripple(int sum, boolean subtraction, Meter meter) {
    boolean carry = false;
    for (int bit = 0; bit < layout.sumBits(); bit++) {
      int place = layout.place(issue, sum, bit);
      result[place] = BitAdder.result(or[place], nand[place], carry);
      carry =
          subtraction
              ? BitAdder.borrow(or[place], nand[place], scale[place], carry)
              : BitAdder.carry(or[place], nand[place], carry);
      meter.evaluate();
    }
  }

  /** Writes the active words back. */
  void store(boolean[] sums, Meter meter) {
    for (int sum = 0; sum < codes.length; sum++) {
      for (int bit = 0; codes[sum].isActive() && bit < layout.sumBits(); bit++) {
        int place = layout.place(issue, sum, bit);
        meter.write(sums[place] != result[place]);
        sums[place] = result[place];
      }
    }
  }
}
