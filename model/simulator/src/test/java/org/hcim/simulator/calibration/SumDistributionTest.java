package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SumDistributionTest {

  /** Binomial coefficients. */
  @Test
  void aSumOfBitsIsBinomial() {
    var bit = new SumDistribution(0, new double[] {0.75, 0.25});
    SumDistribution sum = bit.times(4);

    assertThat(sum.least()).isZero();
    assertThat(sum.chances())
        .containsExactly(
            new double[] {81 / 256.0, 108 / 256.0, 54 / 256.0, 12 / 256.0, 1 / 256.0},
            within(1e-15));
    assertThat(bit.times(0).chances()).containsExactly(1);
  }

  @Test
  void scaledNumbersMayBeNegative() {
    SumDistribution sum =
        new SumDistribution(0, new double[] {0.5, 0.5})
            .scaled(-2)
            .plus(new SumDistribution(1, new double[] {1}));

    assertThat(sum.least()).isEqualTo(-1);
    assertThat(sum.chances()).containsExactly(0.5, 0, 0.5);
  }

  /** Against printed values of the normal distribution at 0.5 and 1.5 codes of 1/3 deviation. */
  @Test
  void codesAreRoundedNormalNumbers() {
    CodeModel model = CodeModel.activations(9);

    assertThat(model.chances()[0]).isCloseTo(0.566184, within(1e-6));
    assertThat(model.chances()[1]).isCloseTo(0.691462 - 0.566184, within(2e-6));
    assertThat(IntStream.range(0, 10).mapToDouble(i -> model.chances()[i]).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(CodeModel.weights(-7, 7).mean(code -> code)).isCloseTo(0, within(1e-12));
    assertThat(model.quantile(0.5)).isZero();
    assertThat(model.quantile(0.6)).isOne();
    assertThat(model.quantile(0.9999)).isEqualTo(9);
  }
}
