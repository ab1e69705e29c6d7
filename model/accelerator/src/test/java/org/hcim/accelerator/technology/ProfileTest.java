package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

  private static final NetworkProfile RESNET20 = NetworkProfile.of(TestNetworks.resNet(20));

  @Test
  void everyProfileHasConstantsOfItsOwn() {
    for (Profile profile : Profile.values()) {
      assertThat(profile.constants()).isNotEmpty();
      assertThat(Profile.named(profile.key())).contains(profile);
    }
    assertThat(Profile.named("best")).isEmpty();
  }

  /** Low costs no more than typical, and typical no more than high, whatever reads the columns. */
  @ParameterizedTest
  @ValueSource(strings = {"ternary", "binary", "sar"})
  void profilesAreOrderedByWhatTheyCost(String readout) {
    DesignPoint design = Designs.a(Parameter.READOUT, readout, Parameter.TECHNOLOGY_NM, 16);
    double low = energyPj(Profile.LOW, design);
    double typical = energyPj(Profile.TYPICAL, design);
    double high = energyPj(Profile.HIGH, design);

    assertThat(low).isLessThan(typical);
    assertThat(typical).isLessThan(high);
  }

  private static double energyPj(Profile profile, DesignPoint design) {
    Map<Constant, Double> constants = profile.constants();
    return CostModel.with(Constants.cited().with(constants)).evaluate(design, RESNET20).energyPj();
  }
}
