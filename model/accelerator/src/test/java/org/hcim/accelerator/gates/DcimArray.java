package org.hcim.accelerator.gates;

import org.hcim.accelerator.gates.ArrayLayout.Issue;

/**
 * A DCiM array, cycle by cycle: reading, computing and storing are stages of a pipeline, and the
 * columns whose code is zero take part in none of them.
 */
public final class DcimArray {

  private final ArrayLayout layout;
  private final boolean[][] scales;
  private final boolean[][] sums;
  private final Meter meter = new Meter();

  /** An array of zeros that holds the scale factors of this many bit-streams. */
  public DcimArray(ArrayLayout layout, int streams) {
    this.layout = layout;
    scales = new boolean[streams * layout.scaleBits()][layout.columns()];
    sums = new boolean[layout.sumRows()][layout.columns()];
  }

  /** Writes the scale factor of a column and bit-stream, before anything runs. */
  public void setScale(int stream, int column, int scale) {
    int slots = layout.columns() / layout.scaleBits();
    boolean[] row = scales[stream * layout.scaleBits() + column / slots];
    for (int bit = 0; bit < layout.scaleBits(); bit++) {
      row[column % slots * layout.scaleBits() + bit] = (scale >> bit & 1) != 0;
    }
  }

  /** The partial sum of a column. */
  public int partialSum(int column) {
    int slots = layout.columns() / layout.scaleBits();
    int phase = column % slots % layout.phases();
    var issue = layout.issue(phase * layout.scaleBits() + column / slots);
    int sum = column % slots / layout.phases();
    int word = 0;
    for (int bit = 0; bit < layout.sumBits(); bit++) {
      word |= sums[issue.sumRow()][layout.place(issue, sum, bit)] ? 1 << bit : 0;
    }
    int unused = Integer.SIZE - layout.sumBits();
    return word << unused >> unused;
  }

  /**
   * Runs one bit-stream from the first read to the last store.
   *
   * @param codes the comparators' outputs, by column
   */
  public Activity run(int stream, TernaryCode[] codes) {
    meter.clear();
    int issues = layout.scaleBits() * layout.phases();
    Latch read = null;
    Latch computed = null;
    int next = 0;
    while (next < issues || read != null || computed != null) {
      meter.tick();
      if (computed != null) {
        computed.store(sums[computed.issue().sumRow()], meter);
      }
      computed = read;
      if (computed != null) {
        computed.compute(meter);
      }
      read = next < issues ? read(stream, layout.issue(next++), codes) : null;
    }
    meter.pairs(codes);
    return meter.activity();
  }

  private Latch read(int stream, Issue issue, TernaryCode[] codes) {
    boolean[] scaleRow = scales[stream * layout.scaleBits() + issue.scaleRow()];
    return Latch.read(layout, issue, scaleRow, sums[issue.sumRow()], codes, meter);
  }
}
