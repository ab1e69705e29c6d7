package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.junit.jupiter.api.Test;

/** Converters whose rate, power and area a design sets itself. */
class CustomAdcTest {

  /** 1.79 pJ and 1,940 um2 at 40 MHz: the converter of Jia, JSSC 2020. */
  @Test
  void costsWhatTheDesignSays() {
    AdcCost cost =
        cost(
            Designs.adc(
                "sar",
                8,
                Parameter.ADC_COST_SOURCE,
                "custom",
                Parameter.ADC_RATE_GS,
                0.04,
                Parameter.ADC_POWER_MW,
                0.0716,
                Parameter.ADC_AREA_UM2,
                1940.0,
                Parameter.TECHNOLOGY_NM,
                65));

    assertThat(cost.energyPj()).isCloseTo(1.79, within(1e-9));
    assertThat(cost.latencyNs()).isEqualTo(25);
    assertThat(cost.areaUm2()).isEqualTo(1940);
  }

  @Test
  void theRegressionTakesAnotherRate() {
    AdcCost slow = cost(regression(Parameter.ADC_RATE_GS, 0.1));
    AdcCost cited = cost(regression());

    assertThat(slow.latencyNs()).isEqualTo(10);
    assertThat(slow.areaUm2()).isLessThan(cited.areaUm2());
    assertThat(cost(regression(Parameter.ADC_RATE_GS, 1.0))).isEqualTo(cited);
  }

  /** At equal bits, energy follows the square of the supply. */
  @Test
  void theRegressionFollowsTheSupply() {
    double ratio =
        cost(regression(Parameter.SUPPLY_V, 1.0)).energyPj() / cost(regression()).energyPj();

    assertThat(ratio).isCloseTo(1 / 0.64, Percentage.withPercentage(1e-9));
  }

  @Test
  void figuresGoWithTheirSource() {
    assertThatThrownBy(() -> Designs.adc("sar", 7, Parameter.ADC_RATE_GS, 1.0))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("must be absent with adc_cost_source paper or survey");
    assertThatThrownBy(() -> Designs.adc("sar", 7, Parameter.ADC_COST_SOURCE, "custom"))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("adc_cost_source custom needs adc_rate_gs, adc_power_mw and adc_area_um2");
  }

  private static DesignPoint regression(Object... changes) {
    Object[] all = new Object[changes.length + 2];
    System.arraycopy(changes, 0, all, 0, changes.length);
    all[changes.length] = Parameter.ADC_COST_SOURCE;
    all[changes.length + 1] = "regression";
    return Designs.adc("sar", 7, all);
  }

  private static AdcCost cost(DesignPoint design) {
    return AdcCost.of((Readout.Adc) design.readout(), design.process(), Constants.cited());
  }
}
