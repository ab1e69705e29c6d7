package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adders in cells between registers, at 28 nm and 0.9 V. */
class AdderChainTest {

  private static final CmosProcess PUBLISHED = new CmosProcess(Node.NM_28, 0.9);

  private static final double NO_REGISTER = 1e9;

  /** Chandrakasan, Sheng and Brodersen (JSSC 1992): 1.5 for four addends, 2.5 for eight. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "4, 1.5", "8, 2.5"})
  void switchesAsPublished(int rows, double published) {
    assertThat(chain(rows, NO_REGISTER).switching()).isEqualTo(published);
  }

  /** Gate by gate, weights of 8 bits. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void switchesAsGatesDo(int rows) {
    assertThat(chain(rows, NO_REGISTER).switching())
        .isCloseTo(simulated(rows), Percentage.withPercentage(20));
  }

  /** Longer chains switch up to twice as much as the law says; it is no bound from above. */
  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void longChainsSwitchMore(int rows) {
    double law = chain(rows, NO_REGISTER).switching();

    assertThat(simulated(rows)).isBetween(law, 2 * law);
  }

  /** 100 rows in stages of 8: 13 stages, so 12 rows of registers of 15 bits. */
  @Test
  void registersCutTheChain() {
    AdderChain cut = chain(100, 8);
    AdderChain whole = chain(100, 100);

    assertThat(cut.registerBits()).isEqualTo(12 * 15);
    assertThat(whole.registerBits()).isZero();
    assertThat(cut.switching()).isEqualTo(2.5);
    assertThat(whole.switching()).isEqualTo(25.5);
    assertThat(whole.latencyNs() - cut.latencyNs())
        .isCloseTo(92 * 0.229 / 2, Percentage.withPercentage(1e-6));
  }

  /** A register after each row, where a spec asks for one more often than that. */
  @Test
  void aStageHasARow() {
    assertThat(chain(100, 0).registerBits()).isEqualTo(99 * 15);
    assertThat(chain(100, 0).switching()).isEqualTo(1);
  }

  private static double simulated(int rows) {
    double chain = NaiveAdders.chain(rows, 8).transitions(8, new SplittableRandom(30));
    double tree = NaiveAdders.tree(rows, 8).transitions(8, new SplittableRandom(31));
    return chain / tree;
  }

  private static AdderChain chain(int rows, double registerRows) {
    Constants constants =
        Constants.cited().with(Map.of(Constant.CELL_ADDER_REGISTER_ROWS, registerRows));
    return new AdderChain(rows, 8, 15, ProcessFactors.of(PUBLISHED, constants));
  }
}
