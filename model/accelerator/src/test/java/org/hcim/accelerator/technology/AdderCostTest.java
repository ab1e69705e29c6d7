package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the law worked by hand at 28 nm and 0.9 V, at full activity and one bit per stream. */
class AdderCostTest {

  private static final CmosProcess PUBLISHED = new CmosProcess(Node.NM_28, 0.9);

  private static final DigitalStructure TREE = DigitalStructure.ADDER_TREE;

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
    AdderCost cost =
        AdderCost.of(TREE, rows, new Precision(1, bits, bits, 1), PUBLISHED, FULL_ACTIVITY);

    var rounding = Percentage.withPercentage(0.6);
    double cyclePj = rows * cost.rowEnergyPj() + cost.accumulateEnergyPj();
    assertThat(cost.adders()).isEqualTo(adders);
    assertThat(cyclePj).isCloseTo(pj, rounding);
    assertThat(cost.areaUm2()).isCloseTo(um2, rounding);
    assertThat(cost.latencyNs()).isCloseTo(ns, rounding);
    assertThat(cyclePj * 1e3 * bits / rows).isCloseTo(fjPerMac, Percentage.withPercentage(1));
  }

  /**
   * 128 rows, 8-bit weights: a sum has 15 bits, so 128 x 15 adders, 128 x 8 products, and 15 rows
   * of 15 flip-flops between stages of 8 rows. A stage of 8 rows switches 1 + 6 / 4 times as much
   * as a tree, here all. A row: 15 x 3.4 x 2.5 + 8 x 0.284 + 225 x 1.7 / 128 fJ. Accumulator: 23 x
   * 5.1 fJ. 7 halves of 0.229 ns, 13 carries and the last sum: 0.0478 + 0.8015 + 0.0956 + 2.73 +
   * 0.229 ns; accumulator 0.21 + 7 x 0.0956. Cells abut: 0.7 of the area of placed gates. Line: 15
   * wires of sqrt(0.7 x (4.79 + 0.614) + 0.25 x 0.127 / 0.171) um at 0.2 fF/um, 8 gates of 0.7 fF.
   */
  @Test
  void anAdderInEachCellRipplesThroughTheRows() {
    AdderCost cost =
        AdderCost.of(
            DigitalStructure.CELL_ADDER, 128, new Precision(1, 8, 8, 1), PUBLISHED, FULL_ACTIVITY);

    var rounding = Percentage.withPercentage(0.01);
    assertThat(cost.adders()).isEqualTo(1920);
    assertThat(cost.multipliers()).isEqualTo(1024);
    assertThat(cost.accumulatorBits()).isEqualTo(23);
    assertThat(cost.registerBits()).isEqualTo(225);
    assertThat(cost.rowEnergyPj()).isCloseTo(0.132760, rounding);
    assertThat(cost.accumulateEnergyPj()).isCloseTo(0.1173, rounding);
    assertThat(cost.latencyNs()).isCloseTo(3.9039 + 0.8792, rounding);
    assertThat(cost.areaUm2())
        .isCloseTo(0.7 * (1920 * 4.79 + 1024 * 0.614 + 23 * 8.47 + 225 * 3.68), rounding);
    assertThat(cost.inputLineFf())
        .isCloseTo(
            15 * 0.2 * Math.sqrt(0.7 * (4.79 + 0.614) + 0.25 * 0.127 / 0.171) + 5.6, rounding);
  }

  /** A tree has fewer adders, takes less time and switches less. */
  @Test
  void eachStructureHasItsPrice() {
    for (int rows = 32; rows <= 1024; rows *= 2) {
      Precision precision = new Precision(1, 4, 4, 1);
      AdderCost tree = AdderCost.of(TREE, rows, precision, PUBLISHED, Constants.cited());
      AdderCost cells =
          AdderCost.of(DigitalStructure.CELL_ADDER, rows, precision, PUBLISHED, Constants.cited());

      assertThat(cells.adders()).isGreaterThan(tree.adders());
      assertThat(cells.latencyNs()).isGreaterThan(tree.latencyNs());
      assertThat(cells.rowEnergyPj()).isGreaterThan(tree.rowEnergyPj());
      assertThat(tree.inputLineFf()).isZero();
      assertThat(tree.inputLineNs(32)).isZero();
    }
  }

  /** Two sums one place apart: a carry and one ripple; four: a sum before it, and three ripples. */
  @ParameterizedTest
  @CsvSource({"2, 0.3056", "4, 0.7258"})
  void sumsOfTheBitsOfAStreamTakeTime(int streamBits, double ns) {
    double one =
        AdderCost.of(TREE, 64, new Precision(1, 8, 8, 1), PUBLISHED, FULL_ACTIVITY).latencyNs();
    double more =
        AdderCost.of(TREE, 64, new Precision(1, 8, 8, streamBits), PUBLISHED, FULL_ACTIVITY)
            .latencyNs();

    assertThat(more - one).isCloseTo(ns, Percentage.withPercentage(0.01));
  }

  @Test
  void allBitsAtOnceNeedNoAccumulator() {
    AdderCost cost = AdderCost.of(TREE, 64, new Precision(1, 4, 4, 4), PUBLISHED, FULL_ACTIVITY);

    assertThat(cost.accumulatorBits()).isZero();
    assertThat(cost.multipliers()).isEqualTo(4 * 4 * 64);
    assertThat(cost.adders()).isEqualTo(4 * 309 + 10 * 3 + 4 * 1.5);
  }
}
