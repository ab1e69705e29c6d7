package org.hcim.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.StageSetting;
import org.hcim.sweeps.recipe.TrainingRecipe;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;

/** As docs/accuracy.md tells it. */
class StageCostTest {

  @Test
  void anEpochCountsByWhatItsStageReads() {
    for (ReadoutLevels levels :
        List.of(ReadoutLevels.TERNARY, ReadoutLevels.BINARY, ReadoutLevels.ADC)) {
      assertThat(costs(levels)).containsExactly(1L, 2L, 5L);
    }
  }

  private static List<Long> costs(ReadoutLevels levels) {
    var algorithm = AlgorithmSetting.defaults(levels);
    var costs = new ArrayList<Long>();
    Optional<StageSetting> stage =
        Optional.of(
            StageSetting.chain(
                Networks.graph("mlp"),
                algorithm,
                QuantizationRules.DEFAULT,
                Stage.PSQ,
                new Images("builtin", 10, 10),
                "hash",
                Recipes.of(TrainingRecipe.DEFAULT, algorithm),
                1));
    for (; stage.isPresent(); stage = stage.get().before()) {
      costs.add(StageCost.of(stage.get()));
    }
    Collections.reverse(costs);
    return costs;
  }
}
