package org.hcim.psq.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Random;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.network.Stage;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class NetworkExportTest {

  private static final int IMAGES = 200;

  static Stream<AlgorithmSetting> settings() {
    var adc = AlgorithmSetting.defaults(ReadoutLevels.ADC);
    return Stream.of(64, 128)
        .flatMap(
            rows ->
                Stream.of(
                        AlgorithmSetting.defaults(ReadoutLevels.TERNARY),
                        AlgorithmSetting.defaults(ReadoutLevels.TERNARY)
                            .with(Parameter.SIGNED_MAPPING, SignedMapping.DIFFERENTIAL_SYMMETRIC),
                        AlgorithmSetting.defaults(ReadoutLevels.BINARY),
                        adc.with(Parameter.ADC_BITS, 4),
                        adc.with(Parameter.ADC_BITS, 3)
                            .with(Parameter.ADC_LEVELS, AdcLevels.NONUNIFORM),
                        adc.with(Parameter.ADC_BITS, 6),
                        adc.with(Parameter.ADC_BITS, 7),
                        AlgorithmSetting.defaults(ReadoutLevels.IDEAL))
                    .map(setting -> setting.with(Parameter.XBAR_ROWS, rows)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void simulatorAgreesWithTheGraph(AlgorithmSetting setting) {
    try (var manager = NDManager.newBaseManager()) {
      manager.getEngine().setRandomSeed(5);
      var image = TensorShape.image(3, 16, 16);
      var network = new PsqNetwork(TestGraphs.resNet(image, 1, 1, 10), setting);
      network.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 16, 16));
      var codes = images(setting.precision().activationBits());
      NDArray images = array(manager, codes);
      network.advance(Stage.QAT, images.get(":64"));
      network.advance(Stage.PSQ, images.get(":64"));
      NDArray logits =
          network
              .forward(new ParameterStore(manager, false), new NDList(images), false)
              .singletonOrThrow();
      int[][] sums = new Simulator(NetworkExport.of(network), Comparison.NONE).run(codes);
      int agree = 0;
      long[] graph = logits.argMax(1).toLongArray();
      for (int i = 0; i < IMAGES; i++) {
        agree += graph[i] == largest(sums[i]) ? 1 : 0;
      }
      assertThat(agree).isGreaterThanOrEqualTo(IMAGES - 1);
    }
  }

  private static int largest(int[] sums) {
    int largest = 0;
    for (int i = 1; i < sums.length; i++) {
      largest = sums[i] > sums[largest] ? i : largest;
    }
    return largest;
  }

  private static byte[][] images(int bits) {
    var random = new Random(3);
    var images = new byte[IMAGES][3 * 16 * 16];
    for (byte[] image : images) {
      for (int i = 0; i < image.length; i++) {
        image[i] = (byte) random.nextInt(1 << bits);
      }
    }
    return images;
  }

  private static NDArray array(NDManager manager, byte[][] images) {
    var values = new float[images.length * images[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = images[i / images[0].length][i % images[0].length];
    }
    return manager.create(values, new Shape(images.length, 3, 16, 16));
  }
}
