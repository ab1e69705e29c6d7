package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.InvalidDesignException;
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
    assertThat(Scaling.delay(NM_65, NM_32, 0.35)).isCloseTo(0.3815, within(0.00005));
    assertThat(Scaling.energy(NM_65, NM_32)).isCloseTo(0.2690, within(0.00005));
    assertThat(Scaling.area(NM_65, NM_32)).isCloseTo(0.31, within(1e-12));
  }

  @Test
  void areasAreThoseOfTheTable() {
    var nm45 = new CmosProcess(Node.NM_45, Node.NM_45.nominalSupplyV());

    assertThat(Scaling.area(NM_65, nm45)).isCloseTo(0.66, within(1e-12));
    assertThat(Scaling.area(nm45, NM_32)).isCloseTo(0.46, within(0.015));
  }

  /** From 65 nm at 1.0 V, as computed from the published rows with other programs. */
  @ParameterizedTest
  @CsvSource({
    "16, 0.8, 0.309, 0.090",
    "14, 0.8, 0.207, 0.072",
    "10, 0.75, 0.176, 0.053",
    "7, 0.7, 0.149, 0.036",
    "130, 1.3, 1.47, 4.73",
    "90, 1.2, 1.08, 2.41"
  })
  void factorsAreThoseOfTheRows(int nanometers, double supplyV, double delay, double energy) {
    var process = new CmosProcess(Node.of(nanometers), supplyV);

    assertThat(Scaling.delay(NM_65, process, 0.35))
        .isCloseTo(delay, within(0.006 * delay + 0.0005));
    assertThat(Scaling.energy(NM_65, process)).isCloseTo(energy, within(0.006 * energy + 0.0005));
  }

  /** Nodes without polynomials lie between their neighbors at the same supply. */
  @ParameterizedTest
  @CsvSource({
    "NM_55, NM_65",
    "NM_45, NM_55",
    "NM_40, NM_45",
    "NM_32, NM_40",
    "NM_28, NM_32",
    "NM_22, NM_28",
    "NM_16, NM_22"
  })
  void interpolatedNodesLieBetweenTheirNeighbors(Node newer, Node older) {
    var from = new CmosProcess(older, 0.8);
    var to = new CmosProcess(newer, 0.8);

    assertThat(Scaling.energy(from, to)).isBetween(0.3, 1.0);
    assertThat(Scaling.area(from, to)).isBetween(0.3, 1.0);
    assertThat(Scaling.cellArea(from, to)).isBetween(0.3, 1.0);
  }

  /** At 0.8 V, published delays of 20 nm exceed those of 32 nm; no node uses them. */
  @ParameterizedTest
  @CsvSource({"0.7", "0.8", "0.9"})
  void eachNodeFrom32To16NmIsFasterThanTheOneBefore(double volts) {
    Node[] nodes = {Node.NM_32, Node.NM_28, Node.NM_22, Node.NM_16};
    for (int i = 1; i < nodes.length; i++) {
      assertThat(
              Scaling.delay(
                  new CmosProcess(nodes[i - 1], volts), new CmosProcess(nodes[i], volts), 0.35))
          .isLessThan(1);
    }
  }

  /** Straight lines in logarithms: log(45 / 40) / log(45 / 32) = 0.3455 of the way to 32 nm. */
  @Test
  void a40NmNodeIsAThirdOfTheWayFrom45To32Nm() {
    var nm45 = new CmosProcess(Node.NM_45, 0.8);
    var nm40 = new CmosProcess(Node.NM_40, 0.8);

    assertThat(Scaling.energy(nm45, nm40))
        .isCloseTo(Math.pow(Scaling.energy(nm45, NM_32), 0.3455), within(1e-4));
    assertThat(Scaling.delay(nm45, nm40, 0.35))
        .isCloseTo(Math.pow(Scaling.delay(nm45, NM_32, 0.35), 0.3455), within(1e-4));
    assertThat(Scaling.area(nm45, nm40)).isCloseTo(0.508 / 0.66, within(1e-12));
    assertThat(nm40.isExtrapolated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NM_130, 0.8, 1.5",
    "NM_65, 0.5, 1.3",
    "NM_55, 0.5, 1.2",
    "NM_45, 0.5, 1.2",
    "NM_40, 0.5, 1.1",
    "NM_32, 0.5, 1.1",
    "NM_28, 0.5, 1.1",
    "NM_16, 0.5, 1.0",
    "NM_7, 0.5, 1.0"
  })
  void moreVoltageIsFasterAndCostsMoreEnergy(Node node, double leastV, double mostV) {
    CmosProcess last = new CmosProcess(node, leastV);
    for (double volts = leastV + 0.01; volts < mostV + 0.001; volts += 0.01) {
      CmosProcess next = new CmosProcess(node, Math.min(volts, mostV));
      assertThat(Scaling.delay(last, next, 0.35)).isLessThan(1);
      assertThat(Scaling.energy(last, next)).isGreaterThan(1);
      last = next;
    }
  }

  /** V / (V - 0.35)^1.3 relative to the nominal supply; no step shortens more than the last one. */
  @ParameterizedTest
  @EnumSource
  void eachStepOfTheSupplyGainsLessThanTheLast(Node node) {
    double nominalV = node.nominalSupplyV();
    var nominal = new CmosProcess(node, nominalV);
    double last = 0;
    for (double volts = 0.8 * nominalV; volts < 1.08 * nominalV; volts += 0.05 * nominalV) {
      var slower = new CmosProcess(node, volts);
      var faster = new CmosProcess(node, volts + 0.05 * nominalV);
      double ratio = Scaling.delay(slower, faster, 0.35);
      double law = volts / Math.pow(volts - 0.35, 1.3);

      assertThat(ratio).isGreaterThan(last).isLessThan(1);
      assertThat(Scaling.delay(nominal, slower, 0.35))
          .isCloseTo(law / (nominalV / Math.pow(nominalV - 0.35, 1.3)), within(1e-9));
      last = ratio;
    }
  }

  @Test
  void aSupplyBelowTheThresholdIsAnError() {
    var process = new CmosProcess(Node.NM_32, 0.5);

    assertThatThrownBy(() -> Scaling.delay(NM_32, process, 0.5))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("supply_v (0.5) must exceed the constant transistor_threshold_v (0.5)");
  }

  /**
   * A bit of CACTI's 64 KB at 65 nm leaks 1.06 (low-standby-power) to 3.17 times (high-performance)
   * as much as at 32 nm, both at their nominal supplies.
   */
  @Test
  void leakageFallsWithTheNodeAsThatOfPublishedClassesOfTransistors() {
    assertThat(Scaling.leakage(NM_32, NM_65)).isBetween(1.06, 3.17).isCloseTo(2.54, within(0.01));
  }

  /** A fifth of a volt more at 65 nm: 1.2 times the supply, and 10^0.2 times the current. */
  @Test
  void moreVoltageLowersTheBarrier() {
    double nominal = ProcessFactors.of(NM_65, Constants.cited()).leakage();
    double more = ProcessFactors.of(new CmosProcess(Node.NM_65, 1.2), Constants.cited()).leakage();

    assertThat(more / nominal).isCloseTo(1.2 * 1.58489, within(1e-4));
  }

  /** The simulated inverter has 0.51 fJ at 0.97 V and 32 nm, 0.179 fJ at 0.86 V and 16 nm. */
  @Test
  void energyBelow32NmIsThatOfTheSimulatedInverter() {
    double scale =
        Constants.cited()
            .energyScale(new CmosProcess(Node.NM_32, 0.97), new CmosProcess(Node.NM_16, 0.86));

    assertThat(scale).isCloseTo(0.179 / 0.51, within(0.03));
  }

  @ParameterizedTest
  @EnumSource
  void aProcessScalesToItselfByOne(Node node) {
    var process = new CmosProcess(node, node.nominalSupplyV());

    assertThat(Scaling.delay(process, process, 0.35)).isEqualTo(1);
    assertThat(Scaling.energy(process, process)).isEqualTo(1);
    assertThat(Scaling.area(process, process)).isEqualTo(1);
    assertThat(Scaling.leakage(process, process)).isEqualTo(1);
  }
}
