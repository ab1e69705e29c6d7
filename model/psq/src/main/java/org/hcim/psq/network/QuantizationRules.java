package org.hcim.psq.network;

import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.psq.quantizer.WeightRange;
import org.hcim.simulator.calibration.ColumnRules;

/**
 * The choices of a training that its algorithm setting leaves open.
 *
 * @param weights codes that weights on crossbars may have
 * @param columns rules of columns with comparators
 */
public record QuantizationRules(WeightRange weights, ColumnRules columns) implements Serializable {

  /** Full range, and columns as HCiM describes them. */
  public static final QuantizationRules DEFAULT =
      new QuantizationRules(WeightRange.FULL, ColumnRules.DEFAULT);

  public QuantizationRules {
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(columns, "columns");
  }

  /** These choices for cells that hold weights in a mapping, which may leave no choice of codes. */
  public QuantizationRules heldBy(SignedMapping mapping) {
    return new QuantizationRules(held(weights, mapping), columns);
  }

  /** The codes that weights may have in a mapping. */
  static WeightRange held(WeightRange chosen, SignedMapping mapping) {
    return mapping == SignedMapping.DIFFERENTIAL_SYMMETRIC ? WeightRange.SYMMETRIC : chosen;
  }

  /** The choices that are not the default, by name; the text of others stays when one is added. */
  public String text() {
    return Stream.of(
            choice("weights", weights, DEFAULT.weights),
            choice("thresholds", columns.thresholds(), DEFAULT.columns.thresholds()),
            choice("references", columns.references(), DEFAULT.columns.references()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String choice(String name, Choice choice, Choice byDefault) {
    return choice.equals(byDefault) ? "" : name + "=" + choice.key();
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
