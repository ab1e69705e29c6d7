package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.design.CrossbarTechnology;
import org.junit.jupiter.api.Test;

class ReferenceCostTest {

  /** By hand: 128 rows of one unit need codes up to 64, so 7 bits. */
  @Test
  void aReferenceIsADacARegisterAndTheCodesOfAllStreams() {
    ProcessFactors factors = factors();
    var cost = ReferenceCost.of(128, 1, 4, factors);

    double chargeFj = 128 * 1 * 0.8 * 0.8 * factors.drivers().chargeFactor();
    double registerFj = 7 * 1.7 * factors.from28().energy();
    assertThat(cost.energyPj()).isCloseTo((chargeFj + registerFj) * 1e-3, within(1e-12));
    double cellUm2 = 7 * 4 * factors.cell(CrossbarTechnology.SRAM_8T).loads().areaUm2();
    assertThat(cost.areaUm2())
        .isCloseTo(128 / 2.0 + 7 * 3.68 * factors.from28().area() + cellUm2, within(1e-9));
  }

  @Test
  void codesReachHalfOfTheGreatestPartialSum() {
    assertThat(capacitorsUm2(127)).isEqualTo(128 / 2.0); // up to 64 units
    assertThat(capacitorsUm2(126)).isEqualTo(64 / 2.0); // up to 63
    assertThat(capacitorsUm2(1024)).isEqualTo(1024 / 2.0);
  }

  /** The area without register and codes, which a reference for no stream has not. */
  private static double capacitorsUm2(int rows) {
    ProcessFactors factors = factors();
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros((rows + 1) / 2);
    double registerUm2 = bits * 3.68 * factors.from28().area();
    return Math.rint((ReferenceCost.of(rows, 1, 0, factors).areaUm2() - registerUm2) * 1e6) / 1e6;
  }

  private static ProcessFactors factors() {
    return ProcessFactors.of(Scaling.REFERENCE, Constants.cited());
  }
}
