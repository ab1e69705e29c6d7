package org.hcim.psq.training;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;

/**
 * Everything that determines the weights after a stage. Stages that several settings share are
 * equal, so they are trained only once.
 *
 * @param graph the input has the shape of the images, the last layer one output per class
 * @param algorithm the setting to train for, reduced to the part that affects this stage
 * @param rules the choices beyond the setting, reduced to the part that affects this stage
 * @param imagesHash the hash of the images' content
 * @param seed the random seed of weights, image order and augmentation
 * @param start the weights that the stage starts from; null for new weights
 */
public record StageSetting(
    Graph graph,
    Stage stage,
    AlgorithmSetting algorithm,
    QuantizationRules rules,
    Images images,
    String imagesHash,
    StageRecipe recipe,
    long seed,
    StageStart start)
    implements Serializable {

  /**
   * Version of each stage's training, increased when the same setting would train differently;
   * earlier stages are not affected.
   */
  private static final Map<Stage, String> TRAINER_VERSIONS =
      Map.of(Stage.FLOAT, "5", Stage.QAT, "5", Stage.PSQ, "6");

  /** Version of the training of scale factors, which ADCs do not have. */
  private static final String COMPARATOR_VERSION = "7";

  /** Version of stages without training steps, whose statistics come from calibration. */
  private static final String CALIBRATION_VERSION = "7";

  /** Hexadecimal digits of a stage ID. */
  public static final int ID_DIGITS = 16;

  public StageSetting {
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(recipe, "recipe");
    check(
        algorithm.levels() != ReadoutLevels.BINARY
            || rules.references().rows() == algorithm.biasRows(),
        "references (%s) must be those of bias_rows (%d)",
        rules.references().key(),
        algorithm.biasRows());
    check(
        algorithm.levels() != ReadoutLevels.TERNARY
            || rules.thresholds().equals(algorithm.value(Parameter.TERNARY_THRESHOLDS)),
        "thresholds (%s) must be those of ternary_thresholds (%s)",
        rules.thresholds().key(),
        Choice.written(algorithm.values().get(Parameter.TERNARY_THRESHOLDS)));
    check(
        start != null || stage == Stage.FLOAT,
        "stage (%s) must start from the stage before",
        stage);
    check(
        recipe.distillationFrac() == 0 || stage == Stage.PSQ,
        "distillation_frac (%s) must be 0 in stage %s",
        recipe.distillationFrac(),
        stage);
    check(
        !(start instanceof StageStart.Deployed deployed)
            || deployed.teacher() == null
            || recipe.distillationFrac() > 0,
        "distillation_frac (%s) must be above 0 for a teacher",
        recipe.distillationFrac());
  }

  /**
   * Returns the last stage of a network, linked to the stages before it.
   *
   * @param last FLOAT, QAT for an ideal readout, or PSQ
   */
  public static StageSetting chain(
      Graph graph,
      AlgorithmSetting algorithm,
      QuantizationRules rules,
      Stage last,
      Images images,
      String imagesHash,
      Recipe recipe,
      long seed) {
    StageSetting before = null;
    for (Stage stage : Stage.values()) {
      if (stage.compareTo(last) <= 0) {
        before =
            new StageSetting(
                graph,
                stage,
                known(algorithm, stage),
                rules.heldBy(algorithm.signedMapping()).knownIn(stage),
                images,
                imagesHash,
                recipe.of(stage),
                seed,
                before == null ? null : new StageStart.After(before));
      }
    }
    return before;
  }

  /**
   * Returns the same stages, the first of which starts from imported weights instead of new ones.
   */
  public StageSetting from(StageStart.Imported first) {
    return startingFrom(
        start instanceof StageStart.After after
            ? new StageStart.After(after.stage().from(first))
            : first);
  }

  /**
   * Returns the stages from {@code last} on, the first of which starts from a network that was
   * trained elsewhere.
   *
   * @param last the last stage of that network
   * @throws org.hcim.accelerator.design.InvalidDesignException if {@code last} comes after this
   *     stage
   */
  public StageSetting from(StageStart.Deployed network, Stage last) {
    check(
        stage.compareTo(last) >= 0,
        "a network of stage %s cannot continue in stage %s, which comes before it; exclude"
            + " such runs (references: [])",
        last.name(),
        stage.name());
    return startingFrom(
        stage != last && start instanceof StageStart.After after
            ? new StageStart.After(after.stage().from(network, last))
            : network);
  }

  /** Returns the same stages with a bias in the last layer, which the starting weights include. */
  public StageSetting withClassifierBias() {
    StageStart from =
        start instanceof StageStart.After after
            ? new StageStart.After(after.stage().withClassifierBias())
            : start;
    return with(rules.withClassifierBias(), recipe, from);
  }

  /** Returns the same stage with another start. */
  public StageSetting startingFrom(StageStart other) {
    return with(rules, recipe, other);
  }

  /** Returns the same stage without training steps. */
  public StageSetting untrained() {
    return with(rules, recipe.withEpochs(0), start);
  }

  private StageSetting with(QuantizationRules choices, StageRecipe other, StageStart from) {
    return new StageSetting(
        graph, stage, algorithm, choices, images, imagesHash, other, seed, from);
  }

  /** The previous stage, if it is trained here. */
  public Optional<StageSetting> before() {
    return start instanceof StageStart.After after ? Optional.of(after.stage()) : Optional.empty();
  }

  /** The network with exact sums that was trained elsewhere to teach this stage. */
  Optional<StageStart.Deployed> teacher() {
    return start instanceof StageStart.Deployed deployed
        ? Optional.ofNullable(deployed.teacher())
        : Optional.empty();
  }

  /** The latest earlier stage without quantized partial sums, if it is trained here. */
  Optional<StageSetting> exact() {
    return before().flatMap(each -> each.stage() == Stage.PSQ ? each.exact() : Optional.of(each));
  }

  /**
   * Returns whether the stage adds calibrated parameters to the previous one without a training
   * step.
   */
  boolean isCalibratedOnly() {
    return recipe.epochs() == 0 && before().filter(each -> each.stage() != stage).isPresent();
  }

  /**
   * The name of the directory of the external weights that the first stage starts from, such as a
   * stage of another training run; empty for new weights.
   */
  public Optional<String> startedFrom() {
    return Optional.ofNullable(start).flatMap(StageStart::origin);
  }

  private String trainerVersion() {
    if (isCalibratedOnly()) {
      return CALIBRATION_VERSION;
    }
    return stage == Stage.PSQ && algorithm.levels().hasScaleFactors()
        ? COMPARATOR_VERSION
        : TRAINER_VERSIONS.get(stage);
  }

  /** The name of the stage's directory: the hash of everything that determines the weights. */
  public String id() {
    String text =
        String.join(
            "\n",
            trainerVersion(),
            graph.content(),
            stage.name(),
            SettingText.of(algorithm),
            rules.text(),
            imagesHash,
            recipe.toString(),
            Long.toString(seed),
            start == null ? "" : start.id());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * Reduces a setting to the part that affects a stage: in PSQ all of it, in QAT the bits of
   * weights and activations, in FLOAT the bits of image codes.
   */
  private static AlgorithmSetting known(AlgorithmSetting algorithm, Stage stage) {
    if (stage == Stage.PSQ) {
      return algorithm;
    }
    var known =
        AlgorithmSetting.defaults(ReadoutLevels.IDEAL)
            .with(Parameter.ACTIVATION_BITS, algorithm.integer(Parameter.ACTIVATION_BITS));
    return stage == Stage.QAT
        ? known.with(Parameter.WEIGHT_BITS, algorithm.integer(Parameter.WEIGHT_BITS))
        : known;
  }
}
