package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.Objects;

/**
 * What of a design decides the results of a network, and so its accuracy. Columns, technology and
 * supply do not enter; nor does the cell, but through its bits.
 *
 * @param rows wordlines summed in one cycle
 */
public record AlgorithmSetting(
    int rows, Precision precision, SignedMapping signedMapping, Conversion conversion)
    implements Serializable {

  public AlgorithmSetting {
    check(rows > 0, "xbar_rows (%d) must be positive", rows);
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(signedMapping, "signedMapping");
    Objects.requireNonNull(conversion, "conversion");
  }

  /** Rows of crossbars where they change no result. */
  private static final int ANY_ROWS = 128;

  /** The setting of a design. */
  public static AlgorithmSetting of(DesignPoint point) {
    return new AlgorithmSetting(
        point.rows(), point.precision(), point.signedMapping(), Conversion.of(point.readout()));
  }

  /** The same weights and activations in exact arithmetic, where crossbars do not enter. */
  public AlgorithmSetting exact() {
    return new AlgorithmSetting(ANY_ROWS, precision, signedMapping, new Conversion.Exact());
  }
}
