package org.hcim.psq.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PsqNetworkTest {

  private static final AlgorithmSetting SETTING =
      new AlgorithmSetting(
          128, new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL, new Conversion.Exact());

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void givesANumberForEachClass(Architecture architecture) {
    try (var manager = NDManager.newBaseManager()) {
      var network =
          new PsqNetwork(
              architecture, new org.hcim.accelerator.quantized.Shape(3, 32, 32), 7, SETTING);
      network.initialize(manager, DataType.FLOAT32, new Shape(2, 3, 32, 32));
      NDArray images = manager.randomUniform(0, 15, new Shape(2, 3, 32, 32)).round();
      var store = new ParameterStore(manager, false);
      NDArray logits = network.forward(store, new NDList(images), false).singletonOrThrow();
      assertThat(logits.getShape()).isEqualTo(new Shape(2, 7));
    }
  }

  @Test
  void learns() {
    try (var manager = NDManager.newBaseManager()) {
      manager.getEngine().setRandomSeed(1);
      var network =
          new PsqNetwork(
              Architecture.RESNET8, new org.hcim.accelerator.quantized.Shape(1, 8, 8), 2, SETTING);
      network.initialize(manager, DataType.FLOAT32, new Shape(16, 1, 8, 8));
      var store = new ParameterStore(manager, false);
      NDArray images = manager.randomUniform(0, 15, new Shape(16, 1, 8, 8)).round();
      NDArray labels = manager.arange(16f).toType(DataType.INT64, false).mod(2);
      float first = 0;
      float last = 0;
      for (int i = 0; i < 20; i++) {
        try (var step = manager.newSubManager();
            var collector = manager.getEngine().newGradientCollector()) {
          NDArray batch = images.duplicate();
          batch.attach(step);
          NDArray logits = network.forward(store, new NDList(batch), true).singletonOrThrow();
          NDArray loss =
              Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
          collector.backward(loss);
          last = loss.getFloat();
          first = i == 0 ? last : first;
        }
        network
            .getParameters()
            .forEach(
                entry -> {
                  if (entry.getValue().requiresGradient()) {
                    NDArray array = entry.getValue().getArray();
                    NDArray gradient = array.getGradient();
                    array.subi(gradient.mul(0.05f));
                    gradient.subi(gradient);
                  }
                });
      }
      assertThat(last).isLessThan(first / 2);
    }
  }
}
