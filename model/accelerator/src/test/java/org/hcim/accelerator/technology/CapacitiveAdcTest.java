package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SAR ADCs worked by hand at 28 nm and 0.9 V: energy of comparator, logic and capacitors, ZigZag's
 * law of area and time.
 */
class CapacitiveAdcTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(0.1);

  /**
   * A decision of a minimum comparator takes 11 fJ at 32 nm and 0.8 V, here 10.997 fJ (see
   * ScalingTest) x 1.06, the simulated inverter over the polynomials: 11.657 fJ. A level of 900 /
   * 256 = 3.516 mV leaves 0.5859 mV a sigma: (1.1 / 0.5859)^2 = 3.524 times that at 8 bits, 56.39
   * at 10. b^2 + b flip-flops of 1.7 fJ. 1 fF a level and, from 9 bits on, 0.0036 x 4^b fF: at 10
   * bits 3,775. With a third for drivers, 1.08 fJ per fF.
   *
   * <p>3 bits: 35.0 + 20.4 + 8.6 fJ; 6: 69.9 + 71.4 + 69.1; 8: 328.6 + 122.4 + 276.5; 10: 6,573 +
   * 187 + 4,077. 2^b x 10^(1.206 - 0.0369 b) um2; 0.64 b ns.
   */
  @ParameterizedTest
  @CsvSource({
    "3, 0.06401, 99.6, 1.92",
    "6, 0.21046, 617.7, 3.84",
    "8, 0.72753, 2084.7, 5.12",
    "10, 10.837, 7035, 6.40",
  })
  void agreesWithTheWorkedCases(int bits, double pj, double um2, double ns) {
    AdcCost cost = cost(adc(bits, 28, 0.9), 0);

    assertThat(cost.energyPj()).isCloseTo(pj, ROUNDING);
    assertThat(cost.areaUm2()).isCloseTo(um2, ROUNDING);
    assertThat(cost.latencyNs()).isCloseTo(ns, ROUNDING);
  }

  /** ZigZag's total of 44.0 ns for the 1,024 rows and 6 bits of a published macro. */
  @Test
  void eachBitSettlesWithTheRows() {
    AdcCost cost = cost(adc(6, 28, 0.9), 1024);

    assertThat(cost.settlingNs() + cost.latencyNs()).isCloseTo(43.96, ROUNDING);
  }

  /**
   * The ADC of Jia, JSSC 2020, in another node. Neither figure is a prediction: the law of energy
   * was derived, and the assumption that capacitors keep their size was made, in view of them.
   */
  @ParameterizedTest
  @CsvSource({"0.85, 1.79, 20", "1.2, 3.56, 40"})
  void isBelowAnAdcOf65Nm(double volts, double measuredPj, double maxPct) {
    AdcCost cost = cost(adc(8, 65, volts), 2304);

    assertThat(cost.energyPj())
        .isLessThan(measuredPj)
        .isCloseTo(measuredPj, Percentage.withPercentage(maxPct));
    assertThat(cost.areaUm2()).isCloseTo(1940, Percentage.withPercentage(10));
  }

  /** NeuroSim's simulated SAR, 32 nm, LSTP: (1.129 b + 8.90) uW x (b + 1) ns at 4 and 5 bits. */
  @ParameterizedTest
  @CsvSource({"4, 0.0671", "5, 0.0873"})
  void agreesWithASimulatedAdcOfFewBits(int bits, double simulatedPj) {
    assertThat(cost(adc(bits, 32, 0.8), 0).energyPj()).isBetween(simulatedPj / 2, simulatedPj * 2);
  }

  @Test
  void isALawOfSarAdcs() {
    DesignPoint flash =
        Designs.adc("flash", 4, Parameter.ADC_COST_SOURCE, "capacitive", Parameter.SUPPLY_V, 0.8);

    assertThatThrownBy(() -> cost(flash, 128))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(
            "readout (flash) must be sar with adc_cost_source capacitive; comparators covers flash"
                + " of any adc_bits");
    assertThatThrownBy(
            () ->
                Designs.adc(
                    "sar", 7, Parameter.ADC_COST_SOURCE, "capacitive", Parameter.ADC_RATE_GS, 1.0))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("must be absent");
  }

  private static DesignPoint adc(int bits, int nanometers, double volts) {
    return Designs.adc(
        "sar",
        bits,
        Parameter.ADC_COST_SOURCE,
        "capacitive",
        Parameter.TECHNOLOGY_NM,
        nanometers,
        Parameter.SUPPLY_V,
        volts);
  }

  private static AdcCost cost(DesignPoint design, int rows) {
    return AdcCost.of(
        (Readout.Adc) design.readout(),
        rows,
        ProcessFactors.of(design.process(), Constants.cited()));
  }
}
