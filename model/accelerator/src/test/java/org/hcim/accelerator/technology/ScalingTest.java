package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the factors of Stillmaker and Baas. */
class ScalingTest {

  private static final CmosProcess NM_65 = new CmosProcess(Node.NM_65, 1.0);
  private static final CmosProcess NM_32 = new CmosProcess(Node.NM_32, 0.8);

  @Test
  void from65NmTo32NmAreTheFactorsBehindTable3() {
    assertThat(Scaling.delay(NM_65, NM_32)).isCloseTo(0.3815, within(0.00005));
    assertThat(Scaling.energy(NM_65, NM_32)).isCloseTo(0.2690, within(0.00005));
    assertThat(Scaling.area(NM_65, NM_32)).isCloseTo(0.31, within(1e-12));
  }

  @Test
  void areasAreThoseOfTheTable() {
    var nm45 = new CmosProcess(Node.NM_45, Node.NM_45.nominalSupplyV());

    assertThat(Scaling.area(NM_65, nm45)).isCloseTo(0.66, within(1e-12));
    assertThat(Scaling.area(nm45, NM_32)).isCloseTo(0.46, within(0.015));
  }

  @ParameterizedTest
  @CsvSource({"NM_65, 0.7, 1.2", "NM_45, 0.7, 0.94", "NM_32, 0.7, 0.84"})
  void moreVoltageIsFasterAndCostsMoreEnergy(Node node, double leastV, double mostV) {
    CmosProcess last = new CmosProcess(node, leastV);
    for (double volts = leastV + 0.01; volts < mostV + 0.001; volts += 0.01) {
      CmosProcess next = new CmosProcess(node, Math.min(volts, mostV));
      assertThat(Scaling.delay(last, next)).isLessThan(1);
      assertThat(Scaling.energy(last, next)).isGreaterThan(1);
      last = next;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProcessScalesToItselfByOne(Node node) {
    var process = new CmosProcess(node, node.nominalSupplyV());

    assertThat(Scaling.delay(process, process)).isEqualTo(1);
    assertThat(Scaling.energy(process, process)).isEqualTo(1);
    assertThat(Scaling.area(process, process)).isEqualTo(1);
    assertThat(Scaling.leakage(process, process)).isEqualTo(1);
  }
}
