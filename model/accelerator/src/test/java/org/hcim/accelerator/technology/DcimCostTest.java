package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.Dcim;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against HCiM's Tables 1 and 3 and its curve of energy over ternary sparsity. */
class DcimCostTest {

  private static final Dcim HCIM = dcim(4, 8, 1);
  private static final CmosProcess TABLE_3 = new CmosProcess(Node.NM_32, 0.8);

  /** Table 3 prints B's 0.119 ns as 0.1. */
  @ParameterizedTest
  @CsvSource({"128, 0.0596, 0.06, 0.005, 0.009", "64, 0.119, 0.1, 0.05, 0.005"})
  void aAndBHaveTheirRowsOfTable3(
      int columns, double exactNs, double printedNs, double digitNs, double areaMm2) {
    DcimCost cost = cost(HCIM, columns);

    assertThat(cost.streamLatencyNs() / columns).isCloseTo(exactNs, within(0.0005));
    assertThat(cost.streamLatencyNs() / columns).isCloseTo(printedNs, within(digitNs));
    assertThat(cost.columnEnergyPj()).isEqualTo(0.22);
    assertThat(cost.areaUm2() * 1e-6).isCloseTo(areaMm2, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "128, 0.0, 28.2", "128, 0.5, 21.4", "128, 0.6, 18.9",
    "128, 0.7, 16.6", "128, 0.8, 13.1", "128, 0.9, 9.2",
    "64, 0.0, 14.0", "64, 0.5, 10.6", "64, 0.6, 9.4",
    "64, 0.7, 8.2", "64, 0.8, 6.5", "64, 0.9, 4.6",
  })
  void energyFollowsThePublishedCurve(int columns, double zeroFrac, double energyPj) {
    double relative = DcimCost.relativeEnergy(zeroFrac, Constants.cited());

    assertThat(cost(HCIM, columns).columnEnergyPj() * columns * relative)
        .isCloseTo(energyPj, Percentage.withPercentage(1));
  }

  @Test
  void halfZerosSave24Percent() {
    assertThat(DcimCost.relativeEnergy(0.5, Constants.cited())).isCloseTo(0.76, within(0.005));
  }

  @Test
  void energyFallsWithEveryZeroAndNeverVanishes() {
    double last = 2;
    for (int thousandths = 0; thousandths <= 1000; thousandths++) {
      double relative = DcimCost.relativeEnergy(thousandths / 1000.0, Constants.cited());
      assertThat(relative).isBetween(0.15, 1.0).isLessThan(last);
      last = relative;
    }
  }

  /** Constants of a spec whose last segment falls to 0 at 92 % zeros. */
  @Test
  void aSteepEndOfTheCurveCostsNothingRatherThanLess() {
    Constants steep =
        Constants.cited()
            .with(Map.of(Constant.DCIM_ENERGY_FRAC_80, 0.3, Constant.DCIM_ENERGY_FRAC_90, 0.05));

    assertThat(DcimCost.relativeEnergy(0.91, steep)).isCloseTo(0.025, within(1e-12));
    assertThat(DcimCost.relativeEnergy(0.95, steep)).isZero();
    assertThat(DcimCost.relativeEnergy(1, steep)).isZero();
    assertThat(DcimCost.leastRelativeEnergy(0.5, 1, steep)).isZero();
  }

  @Test
  void aStreamTakesEightIssuesAndTwoCyclesToFill() {
    assertThat(HCIM.issuesPerStream()).isEqualTo(8);
    double cycleNs = 2 * Scaling.delay(Scaling.BULK_65, TABLE_3, 0.35);
    assertThat(cost(HCIM, 128).streamLatencyNs() / cycleNs).isCloseTo(10, within(1e-12));
  }

  @Test
  void at65NmTheClockIsTheCircuits500Mhz() {
    DcimCost cost = DcimCost.of(HCIM, 4, 128, new CmosProcess(Node.NM_65, 1.0), Constants.cited());

    assertThat(cost.streamLatencyNs()).isEqualTo(20);
  }

  /** ImageNet: 8-bit scale factors and 16-bit sums take two phases of eight issues. */
  @Test
  void imageNetPrecisionTakesSixteenIssues() {
    Dcim imageNet = dcim(8, 16, 1);

    assertThat(imageNet.issuesPerStream()).isEqualTo(16);
    assertThat(imageNet.rows(3)).isEqualTo(3 * 8 + 16);
    assertThat(cost(imageNet, 128).columnEnergyPj()).isCloseTo(0.44, within(1e-12));
  }

  @Test
  void sumsThatSplitAScaleFactorRoundUpToAWholePhase() {
    assertThat(dcim(4, 9, 1).issuesPerStream()).isEqualTo(12);
    assertThat(dcim(5, 5, 1).issuesPerStream()).isEqualTo(5);
  }

  /** Cells of 0.375 um2; the adders and registers of a column do not grow with its rows. */
  @Test
  void moreRowsAddCellsAndMoreColumnsAlsoAddCircuits() {
    double hcimUm2 = cost(HCIM, 128).areaUm2();

    assertThat(cost(dcim(4, 8, 2), 128).areaUm2() - hcimUm2)
        .isCloseTo(24 * 128 * 0.375, within(1e-9));
    assertThat(cost(HCIM, 256).areaUm2() - hcimUm2).isCloseTo(128 * 62.5, within(1e-9));
  }

  /** Eight bits in eight clocks, each for half of the energy of one of eight issues. */
  @Test
  void partialSumsAreReadBitByBit() {
    DcimCost cost = cost(HCIM, 128);

    assertThat(cost.readNs() / cost.streamLatencyNs()).isCloseTo(0.8, within(1e-12));
    assertThat(cost.readEnergyPj()).isCloseTo(0.22 / 2, within(1e-12));
    assertThat(cost(dcim(4, 16, 1), 128).readEnergyPj()).isCloseTo(0.22, within(1e-12));
  }

  private static DcimCost cost(Dcim dcim, int columns) {
    return DcimCost.of(dcim, 4, columns, TABLE_3, Constants.cited());
  }

  private static Dcim dcim(int scaleFactorBits, int partialSumBits, int crossbars) {
    return new Dcim(scaleFactorBits, ScaleFactorGranularity.BIT_SLICE, partialSumBits, crossbars);
  }
}
