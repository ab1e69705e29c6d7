package org.hcim.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.psq.network.Architecture;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.StageSetting;
import org.hcim.sweeps.spec.TrainingRecipe;
import org.junit.jupiter.api.Test;

/** As docs/accuracy.md tells it. */
class StageCostTest {

  private static final Conversion.Words WORDS =
      new Conversion.Words(4, ScaleFactorGranularity.BIT_SLICE, 8);

  @Test
  void anEpochCountsByWhatItsStageReads() {
    assertThat(costs(new Conversion.Ternary(WORDS))).containsExactly(1L, 2L, 20L);
    assertThat(costs(new Conversion.Binary(WORDS))).containsExactly(1L, 2L, 13L);
    assertThat(costs(new Conversion.Adc(7))).containsExactly(1L, 2L, 10L);
  }

  private static List<Long> costs(Conversion conversion) {
    var algorithm =
        new AlgorithmSetting(64, new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL, conversion);
    var costs = new ArrayList<Long>();
    Optional<StageSetting> stage =
        Optional.of(
            StageSetting.chain(
                Architecture.of("mlp"),
                algorithm,
                QuantizationRules.DEFAULT,
                Stage.PSQ,
                new Images("builtin", 10, 10),
                "hash",
                Recipes.of(TrainingRecipe.DEFAULT, conversion),
                1));
    for (; stage.isPresent(); stage = stage.get().before()) {
      costs.add(StageCost.of(stage.get()));
    }
    Collections.reverse(costs);
    return costs;
  }
}
