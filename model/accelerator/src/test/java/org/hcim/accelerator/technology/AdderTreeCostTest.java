package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the law worked by hand at 28 nm and 0.9 V, at full activity and one bit per stream. */
class AdderTreeCostTest {

  private static final CmosProcess PUBLISHED = new CmosProcess(Node.NM_28, 0.9);

  private static final Constants FULL_ACTIVITY =
      Constants.cited().with(Map.of(Constant.DIGITAL_ACTIVITY_FRAC, 1.0));

  @ParameterizedTest(name = "{0} rows, {1} bits")
  @CsvSource({
    "64, 4, 309, 1.20, 1756, 2.67, 75",
    "128, 4, 628, 2.36, 3449, 2.99, 74",
    "128, 8, 1136, 4.27, 6264, 3.76, 267",
    "256, 8, 2287, 8.48, 12414, 4.08, 265"
  })
  void agreesWithTheWorkedCases(
      int rows, int bits, double adders, double pj, double um2, double ns, double fjPerMac) {
    AdderTreeCost cost =
        AdderTreeCost.of(rows, new Precision(1, bits, bits, 1), PUBLISHED, FULL_ACTIVITY);

    var rounding = Percentage.withPercentage(0.6);
    double cyclePj = rows * cost.rowEnergyPj() + cost.accumulateEnergyPj();
    assertThat(cost.adders()).isEqualTo(adders);
    assertThat(cyclePj).isCloseTo(pj, rounding);
    assertThat(cost.areaUm2()).isCloseTo(um2, rounding);
    assertThat(cost.latencyNs()).isCloseTo(ns, rounding);
    assertThat(cyclePj * 1e3 * bits / rows).isCloseTo(fjPerMac, Percentage.withPercentage(1));
  }

  @Test
  void allBitsAtOnceNeedNoAccumulator() {
    AdderTreeCost cost = AdderTreeCost.of(64, new Precision(1, 4, 4, 4), PUBLISHED, FULL_ACTIVITY);

    assertThat(cost.accumulatorBits()).isZero();
    assertThat(cost.multipliers()).isEqualTo(4 * 4 * 64);
    assertThat(cost.adders()).isEqualTo(4 * 309 + 10 * 3 + 4 * 1.5);
  }
}
