package org.hcim.psq.network;

import java.io.Serializable;
import java.util.Objects;
import org.hcim.psq.layer.ColumnRules;
import org.hcim.psq.quantizer.WeightRange;

/**
 * The choices of a training that its algorithm setting leaves open.
 *
 * @param weights codes that weights on crossbars may have
 * @param columns what columns of comparators share
 */
public record QuantizationRules(WeightRange weights, ColumnRules columns)
    implements Serializable {

  /** Full range, and columns as HCiM prints them. */
  public static final QuantizationRules DEFAULT =
      new QuantizationRules(WeightRange.FULL, ColumnRules.DEFAULT);

  public QuantizationRules {
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(columns, "columns");
  }

  /** The choices that decide a stage; the others are at their defaults. */
  public QuantizationRules knownIn(Stage stage) {
    return switch (stage) {
      case FLOAT -> DEFAULT;
      case QAT -> new QuantizationRules(weights, DEFAULT.columns);
      case PSQ -> this;
    };
  }
}
