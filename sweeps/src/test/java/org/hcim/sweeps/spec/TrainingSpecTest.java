package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.workload.Networks;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;

class TrainingSpecTest {

  /** Every parameter of a setting with more than one value, and both references. */
  private static final String EVERY_SETTING =
      """
      training: x
      networks: [resnet8, {network: vgg9, name: mine}]
      axes:
        readout: [ternary, binary, sar, flash, digital]
        xbar_rows: [64, 128]
        signed_mapping: [differential, twos_complement]
        adc_bits: [4, 7]
        scale_factor_granularity: [bit_slice, layer]
        partial_sum_bits: [8, 12]
      fixed: {weight_bits: 3, activation_bits: 4}
      images: {train: 10, test: 10}
      """;

  @Test
  void runsAreNetworksTimesTargetsTimesSeeds() {
    var spec =
        TrainingSpec.parse(
            "x.yaml",
            """
            training: x
            networks: [resnet8, {network: resnet20, name: mine}]
            bundles: {readouts: [ternary, adc-sar-7]}
            axes: {xbar_rows: [64, 128]}
            seeds: [7, 8, 9]
            """);

    assertThat(spec.runs()).hasSize(2 * (1 + 1 + 4) * 3).doesNotHaveDuplicates();
    assertThat(spec.runs().stream().map(run -> run.network().workload()).distinct())
        .containsExactly("resnet8", "mine");
    assertThat(spec.runs().stream().map(PlannedRun::seed).limit(4)).containsExactly(7L, 8L, 9L, 7L);
    assertThat(spec.runs().get(0).target()).isEqualTo(new TrainingTarget.FloatingPoint());
  }

  @Test
  void whatOnlyCostsGivesNoRunOfItsOwn() {
    var spec =
        TrainingSpec.parse(
            "x.yaml",
            """
            training: x
            networks: [resnet8]
            references: []
            axes: {xbar_columns: [64, 128], technology_nm: [32, 65], readout: [sar, flash, binary]}
            """);

    assertThat(conversions(spec)).containsExactly("adc", "binary");
    assertThat(spec.runs()).hasSize(2);
  }

  @Test
  void anIdealReadoutIsOneTargetForEachPrecision() {
    var spec =
        TrainingSpec.parse(
            "x.yaml",
            """
            training: x
            networks: [resnet8]
            references: [ideal]
            axes: {xbar_rows: [64, 128], weight_bits: [3, 4]}
            """);

    assertThat(spec.runs().stream().map(TrainingSpecTest::conversion).collect(Collectors.toList()))
        .containsExactly("ideal", "ideal", "ternary", "ternary", "ternary", "ternary");
  }

  @Test
  void identityIsOfWhatDecidesTheRuns() {
    String text = "{training: x, networks: [mlp], seeds: [1]}";
    var spec = TrainingSpec.parse("x.yaml", text);

    assertThat(TrainingSpec.parse("y.yaml", text.replace("}", ", description: d}")).canonicalJson())
        .isEqualTo(spec.canonicalJson());
    for (String other :
        List.of(
            text.replace("mlp", "vgg9"),
            text.replace("[1]", "[2]"),
            text.replace("}", ", recipe: {batch: 64}}"),
            text.replace("}", ", images: {train: 100}}"),
            text.replace("}", ", fixed: {scale_factor_bits: 5}}"))) {
      assertThat(TrainingSpec.parse("x.yaml", other).canonicalJson())
          .as(other)
          .isNotEqualTo(spec.canonicalJson());
    }
    assertThat(spec.specHash(List.of("a"), "1"))
        .isNotEqualTo(spec.specHash(List.of("b"), "1"))
        .isNotEqualTo(spec.specHash(List.of("a"), "2"));
  }

  /** The word of specs that were written before the readout was called ideal. */
  @Test
  void exactIsReadAsIdeal() {
    String text = "{training: x, networks: [mlp], references: [%s]}";

    assertThat(TrainingSpec.parse("x.yaml", text.formatted("exact")).canonicalJson())
        .isEqualTo(TrainingSpec.parse("x.yaml", text.formatted("ideal")).canonicalJson());
  }

  /** A recipe's references stand for bias rows that designs do not set; ids stay as they were. */
  @Test
  void referencesAreTheBiasRowsOfBinaryDesigns() {
    String text =
        "{training: x, networks: [mlp], references: [], axes: {readout: [ternary, binary]}%s}";
    var recipe =
        TrainingSpec.parse("x.yaml", text.formatted(", recipe: {references: one_bias_row}"));
    var design = TrainingSpec.parse("x.yaml", text.formatted(", fixed: {bias_rows: 1}"));

    assertThat(recipe.settings()).isEqualTo(design.settings());
    assertThat(recipe.settings().stream().map(AlgorithmSetting::biasRows)).containsExactly(0, 1);
    assertThat(recipe.canonicalJson()).doesNotContain("\"bias_rows\"");
    assertThat(design.canonicalJson()).contains("\"bias_rows\": 1");
    assertThat(TrainingSpec.parse("x.yaml", text.formatted("")).canonicalJson())
        .doesNotContain("bias_rows");
  }

  @Test
  void referencesThatContradictBiasRowsAreRefused() {
    String text =
        "{training: x, networks: [mlp], fixed: {readout: binary, bias_rows: 2},"
            + " recipe: {references: one_bias_row}}";

    assertThatThrownBy(() -> TrainingSpec.parse("x.yaml", text))
        .hasMessageContaining(
            "recipe.references: (one_bias_row) must agree with bias_rows (2); leave one of them"
                + " out");
  }

  /** Recorded when the readout was still called exact: ids of trainings must not move. */
  @Test
  void identityOutlivesRenaming() {
    assertThat(Sha256.hex(TrainingSpec.load(Path.of("training.yaml")).canonicalJson()))
        .isEqualTo("78aa91ab9bb63f18315696192127a3834037e95f8de4adea254570e48aa652f8");
    assertThat(Sha256.hex(TrainingSpec.parse("x.yaml", EVERY_SETTING).canonicalJson()))
        .isEqualTo("932bea901333e243d52782bcd73c5465e0fcf25a18272bee23d301e06f1b607a");
  }

  @Test
  void theShippedSpecHasThePapersReadouts() {
    var spec = TrainingSpec.load(Path.of("training.yaml"));

    assertThat(spec.runs()).hasSize((1 + 1 + 2 * 5) * 3);
    assertThat(spec.settings().stream().filter(each -> each.levels() == ReadoutLevels.ADC))
        .extracting(each -> each.integer(Parameter.ADC_BITS))
        .contains(7, 6, 4);
  }

  @Test
  void tellsAllThatIsWrong() {
    assertThatThrownBy(
            () ->
                TrainingSpec.parse(
                    "x.yaml",
                    """
                    training: x
                    networks: [resnet9, {network: vgg9, name: A}]
                    axes: {xbar_rows: [8]}
                    seeds: [1, 1, a]
                    references: [qat]
                    recipe: {batch: 0.5, epochs: 3}
                    images: {train: 0}
                    """))
        .isInstanceOfSatisfying(
            SpecException.class,
            e ->
                assertThat(e.problems().stream().map(Object::toString))
                    .containsExactlyInAnyOrder(
                        "x.yaml:2:12: networks[0]: no network resnet9; did you mean resnet8?"
                            + " accepted: "
                            + String.join(", ", Networks.names()),
                        "x.yaml:2:43: networks[1].name: (A) must be a name; accepted:"
                            + " [a-z][a-z0-9_-]{0,63}",
                        "x.yaml:3:20: axes.xbar_rows[0]: xbar_rows (8) must be a whole number from"
                            + " 16 to 4096",
                        "x.yaml:4:12: seeds: 1 appears twice",
                        "x.yaml:4:15: seeds: must be a whole number, not (a)",
                        "x.yaml:5:14: references: unknown name qat; accepted: float, ideal",
                        "x.yaml:6:17: recipe.batch: must be a whole number from 1 to 65536, not"
                            + " (0.5)",
                        "x.yaml:6:22: recipe.epochs: unknown key; accepted:"
                            + " float_epochs, qat_epochs, psq_epochs, batch,"
                            + " float_learning_rate, qat_learning_rate, psq_learning_rate,"
                            + " momentum, weight_decay, crop_padding, flip_frac, patience,"
                            + " distillation_frac, weight_range, thresholds, references, gradients",
                        "x.yaml:7:17: images.train: must be a whole number from 1 to 2147483647,"
                            + " not (0)"));
  }

  /** 985 x 13 settings and as many references, 40 seeds each, are more than a million runs. */
  @Test
  void tooManyRunsAreRefusedBeforeTheyAreListed() {
    String text =
        "{training: x, networks: [mlp], references: [ideal], seeds: [1, 2],"
            + " axes: {xbar_rows: {range: [16, 1000]}, partial_sum_bits: {range: [4, 16]}}}";

    assertThatThrownBy(() -> TrainingSpec.parse("x.yaml", text.replace("[1, 2]", manySeeds())))
        .hasMessage(
            "x.yaml:1:1: 1 networks x 25610 settings and references x 40 seeds;"
                + " at most 1000000 runs are allowed");
    assertThat(TrainingSpec.parse("x.yaml", text).settings()).hasSize(985 * 13);
  }

  private static String manySeeds() {
    return LongStream.rangeClosed(1, 40).boxed().toList().toString();
  }

  @Test
  void recipesHoldNumbersByKey() {
    var spec =
        TrainingSpec.parse(
            "x.yaml", "{training: x, networks: [mlp], recipe: {batch: 64, momentum: 0.5}}");

    assertThat(spec.recipe().value(RecipeKey.BATCH)).contains(64.0);
    assertThat(spec.recipe().value(RecipeKey.MOMENTUM)).contains(0.5);
    assertThat(spec.recipe().value(RecipeKey.PATIENCE)).isEmpty();
  }

  private static List<String> conversions(TrainingSpec spec) {
    return spec.runs().stream().map(TrainingSpecTest::conversion).toList();
  }

  private static String conversion(PlannedRun run) {
    return String.valueOf(run.target().columns().get("conversion"));
  }
}
