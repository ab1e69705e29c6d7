package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hcim.accelerator.design.ConstantsProfile;
import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConstantRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          input_ones_frac          |50   |a number from 0 to 1
          dcim_energy_frac_90      |32   |a number from 0 to 1
          gated_leakage_frac       |3    |a number from 0 to 1
          simulated_energy_weight  |1.01 |a number from 0 to 1
          area_utilization_frac    |70   |a number above 0 and at most 1
          area_utilization_frac    |0    |a number above 0 and at most 1
          shift_add_columns        |0    |a number above 0
          adc_sar7_rate_gsps       |0    |a number above 0
          register_256_area_mm2    |0    |a number above 0
          leakage_factor_per_10k   |0    |a number above 0
          comparator_energy_pj     |-0.1 |a number of at least 0
          """)
  void aValueOutOfRangeIsRefusedByName(String key, double value, String accepts) {
    Map<Constant, Double> overrides = Map.of(Constant.named(key).orElseThrow(), value);

    assertThatThrownBy(() -> Constants.cited().with(overrides))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("constant %s (%s) must be %s", key, value, accepts);
  }

  /** A bitline may have a higher capacitance than its cells; a switch-off is a zero. */
  @ParameterizedTest
  @CsvSource({"bitline_parasitic_frac, 1.5", "cell_adder_glitch_frac, 2", "sram_cell_on_kohm, 0"})
  void aRatioMayExceedOneAndACostMayBeZero(String key, double value) {
    Constant constant = Constant.named(key).orElseThrow();

    assertThat(Constants.cited().with(Map.of(constant, value)).get(constant)).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource
  void profilesAreInRange(ConstantsProfile profile) {
    ProfileValues.of(profile)
        .forEach(
            (constant, value) ->
                assertThat(ConstantRange.of(constant).contains(value)).as(constant.key()).isTrue());
  }

  @Test
  void aRangeContainsFiniteNumbersOnly() {
    ConstantRange range = ConstantRange.of(Constant.COMPARATOR_ENERGY_PJ);

    assertThat(range.contains(Double.NaN)).isFalse();
    assertThat(range.contains(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(range.contains(0)).isTrue();
  }
}
