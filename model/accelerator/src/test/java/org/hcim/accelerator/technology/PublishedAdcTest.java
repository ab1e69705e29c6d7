package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Table 3 of HCiM and the survey entries behind it. */
class PublishedAdcTest {

  private static final CmosProcess TABLE_3 = new CmosProcess(Node.NM_32, 0.8);

  @ParameterizedTest
  @CsvSource({
    "sar, 7, 1.52, 0.01, 4.1, 0.05, 0.004, 0.0005",
    "sar, 6, 0.15, 0.005, 0.59, 0.005, 0.027, 0.001",
    "flash, 4, 0.05, 0.005, 1.86, 0.01, 0.003, 0.0005",
  })
  void paperAccountingGivesTable3(
      String kind,
      int bits,
      double latencyNs,
      double latencyDigit,
      double energyPj,
      double energyDigit,
      double areaMm2,
      double areaDigit) {
    AdcCost cost = AdcCost.of(adc(kind, bits, "paper"), TABLE_3, Constants.cited());

    assertThat(cost.latencyNs()).isCloseTo(latencyNs, within(latencyDigit));
    assertThat(cost.energyPj()).isCloseTo(energyPj, within(energyDigit));
    assertThat(cost.areaUm2() * 1e-6).isCloseTo(areaMm2, within(areaDigit));
  }

  @ParameterizedTest
  @CsvSource({"7, 1.02, 0.005", "6, 0.296, 0.0005"})
  void surveyAccountingIsPowerOverRate(int bits, double energyPj, double digit) {
    AdcCost cost = AdcCost.of(adc("sar", bits, "survey"), TABLE_3, Constants.cited());

    assertThat(cost.energyPj()).isCloseTo(energyPj, within(digit));
  }

  @ParameterizedTest
  @CsvSource({"7, 4", "6, 2"})
  void paperCountsInterleavedConvertersOncePerCycle(int bits, double cycles) {
    AdcCost paper = AdcCost.of(adc("sar", bits, "paper"), TABLE_3, Constants.cited());
    AdcCost survey = AdcCost.of(adc("sar", bits, "survey"), TABLE_3, Constants.cited());

    assertThat(paper.energyPj() / survey.energyPj()).isCloseTo(cycles, within(1e-12));
    assertThat(paper.latencyNs() / survey.latencyNs()).isCloseTo(cycles, within(1e-12));
    assertThat(paper.areaUm2()).isEqualTo(survey.areaUm2());
  }

  @Test
  void surveyValuesHoldWhereTheyWereMeasured() {
    var measured = new CmosProcess(Node.NM_65, 1.0);

    AdcCost cost = AdcCost.of(adc("sar", 7, "survey"), measured, Constants.cited());

    assertThat(cost).isEqualTo(new AdcCost(3.8, 1, 13_000));
  }

  @ParameterizedTest
  @CsvSource({"sar, 8", "sar, 5", "sar, 4", "flash, 6", "flash, 3"})
  void publishedSourcesDoNotExtrapolate(String kind, int bits) {
    assertThatThrownBy(() -> AdcCost.of(adc(kind, bits, "paper"), TABLE_3, Constants.cited()))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(
            "adc_cost_source paper covers sar of 7 and 6 bits and flash of 4, not %s of %d;"
                + " regression covers 4 bits and more, capacitive any sar, comparators any flash",
            kind, bits);
  }

  private static Readout.Adc adc(String kind, int bits, String source) {
    return (Readout.Adc) Designs.adc(kind, bits, Parameter.ADC_COST_SOURCE, source).readout();
  }
}
