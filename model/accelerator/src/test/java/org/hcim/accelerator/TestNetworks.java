package org.hcim.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;

/** The CIFAR-10 networks of the paper, and random ones. */
public final class TestNetworks {

  private TestNetworks() {}

  /**
   * A ResNet for CIFAR-10 with parameter-free shortcuts (He et al., CVPR 2016, section 4.2).
   *
   * @param depth 6n + 2 layers with weights
   */
  public static Network resNet(int depth) {
    var layers = new ArrayList<Layer>();
    layers.add(conv("conv0", 3, 16, 32, 1));
    int blocks = (depth - 2) / 6;
    int inputs = 16;
    for (int stage = 0; stage < 3; stage++) {
      int outputs = 16 << stage;
      int size = 32 >> stage;
      for (int block = 0; block < blocks; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        String name = "stage" + stage + ".block" + block;
        layers.add(conv(name + ".conv0", inputs, outputs, size, stride));
        layers.add(conv(name + ".conv1", outputs, outputs, size, 1));
        layers.add(new AddLayer(name + ".add", (long) outputs * size * size));
        inputs = outputs;
      }
    }
    layers.add(linear("linear", 64, 10));
    return new Network("resnet" + depth, "ResNet-" + depth, "He et al., CVPR 2016", layers);
  }

  /** The small VGG-9 of HCiM's authors. */
  public static Network vgg9() {
    return vgg("vgg9", 16, 0, 32, 0, 64, 64, 0, 128, 128, 0, 128, 128, 0);
  }

  /** The small VGG-11 of HCiM's authors. */
  public static Network vgg11() {
    return vgg("vgg11", 16, 0, 32, 0, 64, 64, 0, 128, 128, 128, 0, 128, 128, 128, 0);
  }

  /** Output channels of 3 x 3 convolutions in turn; 0 is a 2 x 2 pooling. */
  private static Network vgg(String name, int... plan) {
    var layers = new ArrayList<Layer>();
    int inputs = 3;
    int size = 32;
    for (int outputs : plan) {
      if (outputs == 0) {
        size /= 2;
      } else {
        layers.add(conv("conv" + layers.size(), inputs, outputs, size, 1));
        inputs = outputs;
      }
    }
    layers.add(linear("linear", 128, 10));
    return new Network(name, name, "HCiM's authors' code", layers);
  }

  /** A few layers of every kind, with groups and measured zeros. */
  public static Network random(Dice dice) {
    var layers = new ArrayList<Layer>();
    int count = dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      layers.add(randomLayer(dice, "mvm" + i, 4096));
    }
    layers.add(serialLayer("state", dice.between(1, 500), dice.between(1, 500)));
    layers.add(new AddLayer("add", dice.between(1, 10_000)));
    layers.add(new MatMulLayer("product", dice.between(1, 1_000_000), 100, 200));
    layers.add(new VectorLayer("softmax", dice.between(1, 10_000)));
    return new Network("random", "random", "dice", layers);
  }

  /** A layer of up to a number of positions; one in three has groups. */
  public static MvmLayer randomLayer(Dice dice, String name, int mostPositions) {
    boolean grouped = dice.chance(33);
    return new MvmLayer(
        name,
        dice.pick(1, 9, dice.between(1, 700)),
        grouped ? dice.between(1, 40) : dice.pick(1, dice.between(1, 600)),
        grouped ? dice.between(2, 70) : 1,
        dice.between(1, mostPositions),
        dice.between(1, 5000),
        dice.chance(30) ? OptionalDouble.of(dice.fraction()) : OptionalDouble.empty());
  }

  /** A layer whose products need each other. */
  public static MvmLayer serialLayer(String name, int features, int positions) {
    long elements = (long) features * positions;
    return new MvmLayer(
        name, features, 4 * features, 1, positions, elements, OptionalDouble.empty(), true);
  }

  /** A network of one layer. */
  public static Network of(Layer... layers) {
    return new Network("test", "test", "test", List.of(layers));
  }

  private static MvmLayer conv(String name, int inputs, int outputs, int size, int stride) {
    long inputElements = (long) inputs * size * stride * size * stride;
    return new MvmLayer(
        name, inputs * 9, outputs, 1, (long) size * size, inputElements, OptionalDouble.empty());
  }

  private static MvmLayer linear(String name, int inputs, int outputs) {
    return new MvmLayer(name, inputs, outputs, 1, 1, inputs, OptionalDouble.empty());
  }
}
