package org.hcim.accelerator.gates;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.accelerator.design.Dcim;

/**
 * The layout of the words: side by side along a row, so that the adders of neighboring columns make
 * a chain (ADR-0015). A row holds more scale factors than partial sums, so a row of scale factors
 * is worked off in phases: of two, the odd columns come first, then the even ones.
 *
 * @param columns columns of the crossbar, and of the array
 * @param scaleBits bits of a scale factor
 * @param sumBits bits of a partial sum
 */
public record ArrayLayout(int columns, int scaleBits, int sumBits) {

  public ArrayLayout {
    check(scaleBits > 0, "scale_factor_bits (%d) must be positive", scaleBits);
    check(
        sumBits >= scaleBits && sumBits < Integer.SIZE,
        "partial_sum_bits (%d) must be from scale_factor_bits to 31",
        sumBits);
    int span = (sumBits + scaleBits - 1) / scaleBits * scaleBits;
    check(
        columns > 0 && columns % span == 0,
        "columns (%d) must be a positive multiple of the %d that a partial sum spans",
        columns,
        span);
  }

  /** The layout of an array that serves a crossbar with this number of columns. */
  public static ArrayLayout of(Dcim dcim, int columns) {
    return new ArrayLayout(columns, dcim.scaleFactorBits(), dcim.partialSumBits());
  }

  /** Phases of a row of scale factors. */
  public int phases() {
    return (sumBits + scaleBits - 1) / scaleBits;
  }

  /** Columns that a partial sum spans. */
  int span() {
    return phases() * scaleBits;
  }

  /** Partial sums of a row. */
  int sumsPerRow() {
    return columns / span();
  }

  /** Rows of partial sums. */
  int sumRows() {
    return scaleBits * phases();
  }

  /** The crossbar column of a partial sum. */
  int column(Issue issue, int sum) {
    int slots = columns / scaleBits;
    return issue.scaleRow() * slots + sum * phases() + issue.phase();
  }

  /** The place of a bit of a word: the sum's low bits below its scale factor, the others beside. */
  int place(Issue issue, int sum, int bit) {
    return sum * span() + (issue.phase() * scaleBits + bit) % span();
  }

  /** The issues of one bit-stream: all rows in the first phase, then in the next. */
  Issue issue(int number) {
    int phase = number / scaleBits;
    int row = number % scaleBits;
    return new Issue(row, row * phases() + phase, phase);
  }

  /**
   * Two rows that are read together.
   *
   * @param scaleRow row of scale factors within those of the stream
   * @param sumRow row of partial sums
   */
  record Issue(int scaleRow, int sumRow, int phase) {}
}
