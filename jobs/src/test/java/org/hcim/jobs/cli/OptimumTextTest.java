package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hcim.jobs.run.OptimumResult;
import org.hcim.sweeps.optimum.FoundFrontier;
import org.hcim.sweeps.pareto.Objective;
import org.junit.jupiter.api.Test;

class OptimumTextTest {

  @Test
  void anIncompleteSearchStatesItsBoundsInTheDirectionOfEachObjective() {
    var found =
        new FoundFrontier(List.of(), List.of(1500.0, -2.5), OptionalDouble.of(0.9129), 7, 3);
    var result =
        new OptimumResult(
            BigInteger.TEN.pow(20),
            Objective.parse("energy_pj:min,tops_per_w:max"),
            List.of(new OptimumResult.OnNetwork("resnet20", found)),
            Optional.empty(),
            null,
            Optional.empty());

    assertThat(OptimumText.of(result))
        .contains("optimum of 100,000,000,000,000,000,000 designs")
        .containsPattern("resnet20 +incomplete +7 +3\n")
        .contains("the time limit ended the search: 0 designs found")
        .contains("each design not found has energy_pj >= 1500.00, tops_per_w <= 2.50000\n")
        .contains("the designs found cover at least 91.2 % of the frontier's hypervolume\n")
        .contains("accuracy ignored: designs of any or unknown accuracy loss take part");
  }

  @Test
  void accuracyAsAnObjectiveIsNotIgnored() {
    var result =
        new OptimumResult(
            BigInteger.TEN,
            Objective.parse("energy_pj:min,accuracy_loss_points:min"),
            List.of(),
            Optional.empty(),
            null,
            Optional.empty());

    assertThat(OptimumText.of(result)).doesNotContain("accuracy ignored");
  }
}
