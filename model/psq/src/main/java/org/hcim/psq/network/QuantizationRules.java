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
 * Training choices beyond the algorithm setting.
 *
 * @param weights the codes that weights on crossbars may have
 * @param thresholds the threshold rule of ternary comparators, equal to the setting's; for other
 *     readouts, only part of the text
 * @param references the references of binary comparators, equal to the setting's bias rows; for
 *     other readouts, only part of the text, if the recipe sets them for all readouts
 * @param gradients the divisor of the gradients of scale factors and thresholds
 * @param hasClassifierBias whether the last layer has a bias, as in networks from other programs
 */
public record QuantizationRules(
    WeightRange weights,
    ThresholdRule thresholds,
    ReferenceRule references,
    GradientRule gradients,
    boolean hasClassifierBias)
    implements Serializable {

  /** Full weight range, and columns as HCiM describes them. */
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

  /** Returns these choices for a signed mapping, which may determine the weight range. */
  public QuantizationRules heldBy(SignedMapping mapping) {
    return new QuantizationRules(
        held(weights, mapping), thresholds, references, gradients, hasClassifierBias);
  }

  /** Returns these choices with a bias in the last layer. */
  public QuantizationRules withClassifierBias() {
    return new QuantizationRules(weights, thresholds, references, gradients, true);
  }

  /** The weight range in a signed mapping. */
  static WeightRange held(WeightRange chosen, SignedMapping mapping) {
    return mapping == SignedMapping.DIFFERENTIAL_SYMMETRIC ? WeightRange.SYMMETRIC : chosen;
  }

  /**
   * Lists the choices that differ from the default, by name, so the text does not change when a
   * choice is added.
   */
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

  /** Returns the choices that affect a stage, with defaults for the others. */
  public QuantizationRules knownIn(Stage stage) {
    return switch (stage) {
      case FLOAT -> of(DEFAULT.weights);
      case QAT -> of(weights);
      case PSQ -> this;
    };
  }

  /** Returns the choices for stages without quantized partial sums. */
  private QuantizationRules of(WeightRange codes) {
    return new QuantizationRules(
        codes, DEFAULT.thresholds, DEFAULT.references, DEFAULT.gradients, hasClassifierBias);
  }
}
