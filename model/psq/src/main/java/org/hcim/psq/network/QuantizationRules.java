package org.hcim.psq.network;

import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.psq.quantizer.WeightRange;
import org.hcim.simulator.calibration.ReferenceRule;

/**
 * The choices of a training beside its algorithm setting.
 *
 * @param weights codes that weights on crossbars may have
 * @param thresholds the rule of ternary comparators, as the setting has it; of other readouts only
 *     part of the text
 * @param references the bias rows of binary comparators, as the setting has them; of other readouts
 *     only part of the text, where the recipe has them for all readouts
 * @param gradients what the gradients of scale factors and thresholds are divided by
 * @param hasClassifierBias whether the last layer has a bias, as networks of other programs do
 */
public record QuantizationRules(
    WeightRange weights,
    ThresholdRule thresholds,
    ReferenceRule references,
    GradientRule gradients,
    boolean hasClassifierBias)
    implements Serializable {

  /** Full range, and columns as HCiM describes them. */
  public static final QuantizationRules DEFAULT =
      new QuantizationRules(
          WeightRange.FULL,
          ThresholdRule.ALPHA,
          ReferenceRule.ZERO,
          GradientRule.SHARED_PARTIAL_SUMS,
          false);

  public QuantizationRules {
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(thresholds, "thresholds");
    Objects.requireNonNull(references, "references");
    Objects.requireNonNull(gradients, "gradients");
  }

  /** These choices for cells that hold weights in a mapping, which may leave no choice of codes. */
  public QuantizationRules heldBy(SignedMapping mapping) {
    return new QuantizationRules(
        held(weights, mapping), thresholds, references, gradients, hasClassifierBias);
  }

  /** These choices with a bias of the last layer. */
  public QuantizationRules withClassifierBias() {
    return new QuantizationRules(weights, thresholds, references, gradients, true);
  }

  /** The codes that weights may have in a mapping. */
  static WeightRange held(WeightRange chosen, SignedMapping mapping) {
    return mapping == SignedMapping.DIFFERENTIAL_SYMMETRIC ? WeightRange.SYMMETRIC : chosen;
  }

  /** The choices that are not the default, by name; the text of others stays when one is added. */
  public String text() {
    return Stream.of(
            choice("weights", weights, DEFAULT.weights),
            choice("thresholds", thresholds, DEFAULT.thresholds),
            choice("references", references, DEFAULT.references),
            choice("gradients", gradients, DEFAULT.gradients),
            hasClassifierBias ? "classifier_bias" : "")
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String choice(String name, Choice choice, Choice byDefault) {
    return choice.equals(byDefault) ? "" : name + "=" + choice.key();
  }

  /** The choices that decide a stage; the others are at their defaults. */
  public QuantizationRules knownIn(Stage stage) {
    return switch (stage) {
      case FLOAT -> of(DEFAULT.weights);
      case QAT -> of(weights);
      case PSQ -> this;
    };
  }

  /** The choices of stages without quantized partial sums. */
  private QuantizationRules of(WeightRange codes) {
    return new QuantizationRules(
        codes, DEFAULT.thresholds, DEFAULT.references, DEFAULT.gradients, hasClassifierBias);
  }
}
