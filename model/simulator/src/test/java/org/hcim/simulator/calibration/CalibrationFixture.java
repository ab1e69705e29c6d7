package org.hcim.simulator.calibration;

import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Shape;

/** Random networks with ideal products, and their calibration on random images. */
final class CalibrationFixture {

  /** Height and width of the images of {@link #small}. */
  static final int SIZE = 6;

  /** Channels of the images of {@link #small}. */
  static final int CHANNELS = 2;

  /** Outputs of the convolution of {@link #small}. */
  static final int OUTPUTS = 3;

  private CalibrationFixture() {}

  static QuantizedNetwork calibrated(QuantizedNetwork base, AlgorithmSetting setting) {
    return PartialSumCalibration.calibrate(base, new PartialSumSetting(setting), images(base));
  }

  static byte[][] images(QuantizedNetwork base) {
    return RandomNetworks.images(9, 20, base.input(), base.inputBits());
  }

  static AlgorithmSetting setting(ReadoutLevels levels, int rows) {
    return AlgorithmSetting.defaults(levels).with(Parameter.XBAR_ROWS, rows);
  }

  static Datapath ideal() {
    return Datapath.ideal(AlgorithmSetting.defaults(ReadoutLevels.IDEAL));
  }

  static QuantizedNetwork resNet() {
    return RandomNetworks.of(TestGraphs.resNet(new Shape(3, 8, 8), 4, 1), 1, ideal());
  }

  /** One convolution of 18 inputs before the last layer. */
  static QuantizedNetwork small() {
    var graph =
        Graph.named("small")
            .add(new Input("input", TensorShape.image(CHANNELS, SIZE, SIZE)))
            .add(new Convolution("conv", "input", OUTPUTS, SlidingWindow.square(2, 3, 1, 1), 1))
            .add(new Flatten("flat", "conv"))
            .add(new Linear("fc", "flat", 4))
            .build();
    return RandomNetworks.of(graph, 2, ideal());
  }

  /** A convolution of four groups of one channel before the last layer. */
  static QuantizedNetwork depthwise() {
    var graph =
        Graph.named("depthwise")
            .add(new Input("input", TensorShape.image(4, SIZE, SIZE)))
            .add(new Convolution("conv", "input", 4, SlidingWindow.square(2, 3, 1, 1), 4))
            .add(new Flatten("flat", "conv"))
            .add(new Linear("fc", "flat", 3))
            .build();
    return RandomNetworks.of(graph, 5, ideal());
  }

  static Product product(QuantizedNetwork network, String name) {
    return network.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .map(Product.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
