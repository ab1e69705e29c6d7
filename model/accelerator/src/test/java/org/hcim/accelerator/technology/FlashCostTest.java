package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flash ADCs worked by hand at 28 nm and 0.9 V. */
class FlashCostTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(0.1);

  /** A comparator's 2 ns at 65 nm and 1.0 V. */
  private static final double COMPARATOR_NS =
      2 * Scaling.delay(Scaling.BULK_65, new CmosProcess(Node.NM_28, 0.9), 0.35);

  /**
   * A decision of a minimum comparator takes 11.657 fJ and 4.8 x 0.247 / 0.31 = 3.8245 um2 (see
   * CapacitiveAdcTest), 3.524 times that at 8 bits. Full adders of 3.4 fJ and 4.79 um2, flip-flops
   * of 1.7 fJ and 3.68 um2; circuits fill 0.7 of the area.
   *
   * <p>1 bit: a comparator and a flip-flop. 4 bits: 15 comparators, 11 adders, 4 flip-flops; 8:
   * 255, 247, 8. An encoder of 4 bits takes two sums, a carry and a ripple: 0.458 + 0.21 + 0.0956
   * ns.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0.013357, 10.72, 0",
    "2, 0.041771, 33.748, 0.21",
    "4, 0.219055, 178.26, 0.7636",
    "8, 11.3285, 6641.9, 2.0620"
  })
  void agreesWithTheWorkedCases(int bits, double pj, double um2, double encoderNs) {
    AdcCost cost = cost(flash(bits));

    assertThat(cost.energyPj()).isCloseTo(pj, ROUNDING);
    assertThat(cost.areaUm2()).isCloseTo(um2, ROUNDING);
    assertThat(cost.latencyNs()).isCloseTo(COMPARATOR_NS + encoderNs, ROUNDING);
  }

  /** Joined from two smaller counters and a comparator: T(b) = 2 T(b - 1) + b - 1 adders. */
  @Test
  void theEncoderIsACounter() {
    double adders = 0;
    for (int bits = 2; bits <= 12; bits++) {
      adders = 2 * adders + bits - 1;

      assertThat(adders).isEqualTo(Math.scalb(1.0, bits) - 1 - bits);
    }
  }

  /** Chung (VLSI 2009) samples 7.5 times a nanosecond at 65 nm; slower converters take less. */
  @Test
  void isBelowAFastConverter() {
    AdcCost fast =
        AdcCost.of(
            (Readout.Adc) Designs.adc("flash", 4).readout(),
            128,
            ProcessFactors.of(Scaling.REFERENCE, Constants.cited()));
    AdcCost slow = cost(Designs.adc("flash", 4, Parameter.ADC_COST_SOURCE, "comparators"));

    assertThat(slow.energyPj()).isBetween(fast.energyPj() / 20, fast.energyPj());
    assertThat(slow.areaUm2()).isLessThan(fast.areaUm2());
    assertThat(slow.latencyNs()).isGreaterThan(fast.latencyNs());
  }

  @Test
  void eachBitCostsMore() {
    double last = 0;
    for (int bits = 1; bits <= 14; bits++) {
      double next = cost(flash(bits)).energyPj();

      assertThat(next).isGreaterThan(2 * last);
      last = next;
    }
  }

  @Test
  void isALawOfFlashAdcs() {
    DesignPoint sar = Designs.adc("sar", 7, Parameter.ADC_COST_SOURCE, "comparators");

    assertThatThrownBy(() -> cost(sar))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(
            "readout (sar) must be flash with adc_cost_source comparators; capacitive covers sar of"
                + " any adc_bits");
  }

  private static DesignPoint flash(int bits) {
    return Designs.adc(
        "flash",
        bits,
        Parameter.ADC_COST_SOURCE,
        "comparators",
        Parameter.TECHNOLOGY_NM,
        28,
        Parameter.SUPPLY_V,
        0.9);
  }

  private static AdcCost cost(DesignPoint design) {
    return AdcCost.of(
        (Readout.Adc) design.readout(),
        128,
        ProcessFactors.of(design.process(), Constants.cited()));
  }
}
