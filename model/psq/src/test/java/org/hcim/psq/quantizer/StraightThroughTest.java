package org.hcim.psq.quantizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hcim.psq.FreedMemory;
import org.junit.jupiter.api.Test;

class StraightThroughTest {

  /** Arrays that the engine reads in the backward pass must still exist. */
  @Test
  void aScaledGradientSurvivesTheGarbageCollector() {
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      NDArray number = manager.create(2f);
      number.setRequiresGradient(true);
      var scaled = new ArrayList<NDArray>();
      for (int i = 0; i < 100; i++) {
        scaled.add(StraightThrough.scaleGradient(number.reshape(1), 0.25));
      }
      List<ByteBuffer> overwriting = FreedMemory.overwrite();
      for (NDArray each : scaled) {
        gradients.backward(each);
      }

      assertThat(number.getGradient().getFloat()).isEqualTo(100 * 0.25f);
      assertThat(overwriting).hasSize(FreedMemory.BUFFERS);
    }
  }
}
