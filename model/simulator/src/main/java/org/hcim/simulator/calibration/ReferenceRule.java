package org.hcim.simulator.calibration;

import java.util.Arrays;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.InvalidDesignException;

/**
 * The references at or above which binary comparators read +1. Bias rows are always driven; their
 * cells of -1, 0 or +1 shift a column's partial sums equally in all streams.
 */
public enum ReferenceRule implements Choice {
  /** Zero in every column, as HCiM describes. */
  ZERO(0),
  /** From -1 to 1, by column; one crossbar row has no input. */
  ONE_BIAS_ROW(1),
  /** From -2 to 2, by column; two crossbar rows have no input. */
  TWO_BIAS_ROWS(2);

  private final int rows;

  ReferenceRule(int rows) {
    this.rows = rows;
  }

  /**
   * Returns the rule with this key.
   *
   * @throws InvalidDesignException if no rule has this key
   */
  public static ReferenceRule named(Object key) {
    return Arrays.stream(values())
        .filter(rule -> rule.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDesignException(
                    "references (%s) must be zero, one_bias_row or two_bias_rows".formatted(key)));
  }

  /** Returns the rule with this number of bias rows. */
  public static ReferenceRule of(int biasRows) {
    return values()[biasRows];
  }

  /** The number of crossbar rows without an input, and the largest magnitude of a reference. */
  public int rows() {
    return rows;
  }
}
