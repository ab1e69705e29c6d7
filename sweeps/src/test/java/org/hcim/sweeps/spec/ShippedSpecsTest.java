package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Projection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedSpecsTest {

  private static SweepSpec load(String name) {
    return SweepSpec.load(Path.of(name + ".yaml"));
  }

  /** A rule of the model that a spec can break shows among this many points of a seeded sample. */
  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "paper", "nightly", "large"})
  void hasNoInvalidDesign(String name) {
    SweepSpec spec = load(name);
    var model = CostModel.cited();
    var profile = NetworkProfile.of(spec.workloads().get(0).network());
    var rules = new SimpleRules(spec.constraints());
    var random = new Random(42);
    Set<String> invalid = new TreeSet<>();
    for (int i = 0; i < 20_000; i++) {
      long index = random.nextLong(spec.space().size());
      Object[] point = spec.space().point(index);
      try {
        if (rules.allMatch(point)) {
          model.evaluate(DesignPoint.of(point), profile);
        }
      } catch (InvalidDesignException e) {
        invalid.add(e.getMessage());
      }
    }
    assertThat(invalid).isEmpty();
    assertThat(spec.name()).isEqualTo(name);
    assertThat(spec.warnings()).isEmpty();
    spec.cap().check(spec.space().size());
  }

  @Test
  void quickstartEvaluatesAtLeastTwentyThousandDesignsOnThreeNetworks() {
    SweepSpec spec = load("quickstart");
    long kept = SimpleRules.kept(spec);
    assertThat(kept).isGreaterThanOrEqualTo(20_000);
    assertThat(spec.workloads()).extracting(Workload::name).contains("resnet20", "resnet18");
  }

  @Test
  void paperCoversBothConfigurationsAndSixNetworks() {
    SweepSpec spec = load("paper");
    assertThat(spec.workloads()).hasSize(6);
    Projection readouts =
        spec.space()
            .project(EnumSet.of(Parameter.XBAR_ROWS, Parameter.READOUT, Parameter.ADC_BITS));
    assertThat(readouts.combinations()).hasSize(2 * 5);
  }

  @Test
  void nightlyGivesAboutAMillionRowsAndLargeMoreThanTenMillion() {
    SweepSpec nightly = load("nightly");
    assertThat(SimpleRules.kept(nightly) * nightly.workloads().size())
        .isBetween(900_000L, 1_100_000L);
    assertThat(SimpleRules.kept(load("large"))).isGreaterThan(10_000_000L);
  }
}
