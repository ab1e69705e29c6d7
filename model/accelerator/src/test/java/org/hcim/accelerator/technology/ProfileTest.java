package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.ConstantsProfile;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.CitedValue.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles of constants: what they set, and in which order they cost. */
class ProfileTest {

  private static final NetworkProfile RESNET20 = NetworkProfile.of(TestNetworks.resNet(20));

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CITED")
  void everyProfileSetsConstantsAndSaysSo(ConstantsProfile profile) {
    Constants constants = Constants.cited().with(profile);

    assertThat(ProfileValues.of(profile)).isNotEmpty();
    ProfileValues.of(profile)
        .forEach(
            (constant, value) -> {
              assertThat(constants.get(constant)).isEqualTo(value);
              assertThat(constants.cite(constant).status()).isEqualTo(Status.PROFILE);
            });
    assertThat(Constants.cited().with(ConstantsProfile.CITED)).isSameAs(Constants.cited());
  }

  /** A spec's own value stands above a profile's. */
  @Test
  void overridesOutrankProfiles() {
    Constants own = Constants.cited().with(Map.of(Constant.COMPARATOR_ENERGY_PJ, 0.2));

    assertThat(own.with(ConstantsProfile.HIGH).get(Constant.COMPARATOR_ENERGY_PJ)).isEqualTo(0.2);
    assertThat(own.with(ConstantsProfile.HIGH).get(Constant.COMPARATOR_SIGMA_MV)).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ternary", "binary", "sar", "digital"})
  void profilesAreOrderedByWhatTheyCost(String readout) {
    double low = energyPj("low", readout);
    double typical = energyPj("typical", readout);
    double high = energyPj("high", readout);

    assertThat(low).isLessThan(typical);
    assertThat(typical).isLessThan(high);
  }

  private static double energyPj(String profile, String readout) {
    var design =
        Designs.a(
            Parameter.READOUT, readout,
            Parameter.TECHNOLOGY_NM, 16,
            Parameter.CONSTANTS_PROFILE, profile);
    return CostModel.cited().evaluate(design, RESNET20).energyPj();
  }
}
