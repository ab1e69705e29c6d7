package org.hcim.psq.quantizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against hand-computed values, and against the readouts of the hardware. */
class QuantizersTest {

  private static final Offset<Float> SMALL = Offset.offset(1e-5f);

  /** Codes of 0.5, -1.3, 2.4, 9 and -9 at a step of 0.5 in 4 bits: 1, -3 (of -2.6), 5, 7, -8. */
  @Test
  void lsqCodesAreTheNearestWithinTheRange() {
    try (var manager = NDManager.newBaseManager()) {
      NDArray numbers = manager.create(new float[] {0.5f, -1.3f, 2.4f, 9, -9});
      NDArray codes = Lsq.signed(4).codes(numbers, manager.create(0.5f));

      assertThat(codes.toFloatArray()).containsExactly(1, -3, 5, 7, -8);
      assertThat(Lsq.unsigned(2).codes(numbers, manager.create(0.5f)).toFloatArray())
          .containsExactly(1, 0, 3, 3, 0);
    }
  }

  /**
   * Esser et al., equation 3: the step's gradient is {@code round(v / s) - v / s} within the range
   * and its end outside; that of the number is 1 within and 0 outside.
   */
  @Test
  void symmetricWeightsNeedOneSliceFewer() {
    assertThat(WeightRange.FULL.codes(4)).isEqualTo(new Lsq(-8, 7));
    assertThat(WeightRange.SYMMETRIC.codes(4)).isEqualTo(new Lsq(-7, 7));
    assertThat(WeightRange.SYMMETRIC.codes(2)).isEqualTo(new Lsq(-1, 1));
  }

  @Test
  void lsqGradientsAreThoseOfItsPaper() {
    float step = 0.5f;
    float[] numbers = {0.6f, -1.3f, 9, -9};
    float[] ofStep = {1 - 1.2f, -3 + 2.6f, 7, -8};
    float[] ofNumber = {1, 1, 0, 0};
    for (int i = 0; i < numbers.length; i++) {
      try (var manager = NDManager.newBaseManager();
          var gradients = Engine.getInstance().newGradientCollector()) {
        NDArray number = manager.create(new float[] {numbers[i]});
        NDArray s = manager.create(new float[] {step});
        number.setRequiresGradient(true);
        s.setRequiresGradient(true);
        gradients.backward(Lsq.signed(4).codes(number, s).mul(s));

        assertThat(s.getGradient().toFloatArray()[0]).as("step, %s", i).isCloseTo(ofStep[i], SMALL);
        assertThat(number.getGradient().toFloatArray()[0])
            .as("number, %s", i)
            .isCloseTo(ofNumber[i], SMALL);
      }
    }
  }

  /** 2 x mean magnitude / sqrt(7); gradients over sqrt(5 x 7). */
  @Test
  void lsqStartsAndScalesAsPublished() {
    try (var manager = NDManager.newBaseManager()) {
      NDArray numbers = manager.create(new float[] {1, -1, 2, -2, 4});

      assertThat(Lsq.signed(4).initialStep(numbers))
          .isCloseTo((float) (2 * 2 / Math.sqrt(7)), SMALL);
      assertThat(Lsq.signed(4).gradientScale(5)).isEqualTo(1 / Math.sqrt(35));
    }
  }

  /** 0.3 / 0.5 rounds to 1, 1.3 to 3 (halves up), 40 is held at 15; no code is 0. */
  @Test
  void scaleFactorsAreUnsignedAndNeverZero() {
    try (var manager = NDManager.newBaseManager()) {
      NDArray scales = manager.create(new float[] {0, 0.3f, -1.3f, 40});
      NDArray codes = new ScaleFactorQuantizer(15).codes(scales, manager.create(0.5f));

      assertThat(codes.toFloatArray()).containsExactly(1, 1, 3, 15);
      assertThat(new ScaleFactorQuantizer(15).initialStep(scales)).isCloseTo(40f / 15, SMALL);
    }
  }

  /** At a step of 0.5, the codes 1 to 15 are those of 0.25 to 7.75. */
  @Test
  void scaleFactorsLearnWhereRoundingGivesTheirCode() {
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      NDArray scales = manager.create(new float[] {0.2f, 0.3f, 3, 7.6f, 7.8f});
      scales.setRequiresGradient(true);
      gradients.backward(new ScaleFactorQuantizer(15).codes(scales, manager.create(0.5f)).sum());

      assertThat(scales.getGradient().toFloatArray()).containsExactly(0, 2, 2, 2, 0);
    }
  }
}
