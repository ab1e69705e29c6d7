package org.hcim.simulator.calibration;

import java.util.Arrays;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.InvalidDesignException;

/**
 * The partial sums from which binary comparators read +1. Bias rows are always driven; their cells
 * of -1, 0 or +1 shift a column's partial sums, in all streams alike.
 */
public enum ReferenceRule implements Choice {
  /** Zero in every column, as HCiM describes. */
  ZERO(0),
  /** From -1 to 1, by column; one row of the crossbar has no input. */
  ONE_BIAS_ROW(1),
  /** From -2 to 2, by column; two rows of the crossbar have no input. */
  TWO_BIAS_ROWS(2);

  private final int rows;

  ReferenceRule(int rows) {
    this.rows = rows;
  }

  /**
   * The rule with this key.
   *
   * @throws InvalidDesignException when no rule has this key
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

  /** The rule of a number of bias rows. */
  public static ReferenceRule of(int biasRows) {
    return values()[biasRows];
  }

  /** Rows of a crossbar without an input, and the greatest magnitude of a reference. */
  public int rows() {
    return rows;
  }
}
