package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hcim.simulator.crossbar.CrossbarMatrix;

/** A step of integer inference. */
public sealed interface QuantizedLayer
    permits QuantizedLayer.Product, QuantizedLayer.Pool, LayerNorm, MatMul, Softmax, Lookup {

  /** The name, unique in its network. */
  String name();

  /** The name of the layer whose activations are the input, or {@link QuantizedNetwork#INPUT}. */
  String input();

  /** The name of the layer that is the second input, if any. */
  default Optional<String> otherInput() {
    return Optional.empty();
  }

  /** Returns whether this layer reads the activations of another. */
  default boolean reads(String layer) {
    return input().equals(layer) || otherInput().filter(layer::equals).isPresent();
  }

  /**
   * A convolution or linear layer in crossbars.
   *
   * @param groups one matrix per group of channels, all of one size and datapath
   * @param requantizer from sums to activations; absent only in the last layer
   * @param shortcut activations added before requantization
   * @param bias addends of the last layer's sums, by channel; empty for none
   */
  record Product(
      String name,
      String input,
      Window window,
      List<CrossbarMatrix> groups,
      Optional<Requantizer> requantizer,
      Optional<Shortcut> shortcut,
      List<Integer> bias)
      implements QuantizedLayer {

    /** The largest magnitude of a bias. */
    static final int MAX_BIAS = 1 << 30;

    public Product {
      Objects.requireNonNull(window, "window");
      groups = List.copyOf(groups);
      check(!groups.isEmpty(), "groups (%d) must be positive", 0);
      var first = groups.get(0);
      for (CrossbarMatrix group : groups) {
        check(
            group.datapath().equals(first.datapath())
                && group.weights().inputs() == first.weights().inputs()
                && group.weights().outputs() == first.weights().outputs(),
            "groups of layer %s must have one size and datapath",
            name);
      }
      int channels = groups.size() * first.weights().outputs();
      requantizer.ifPresent(
          to ->
              check(
                  to.channels() == channels,
                  "multipliers (%d) must be as many as channels (%d)",
                  to.channels(),
                  channels));
      check(
          shortcut.isEmpty() || requantizer.isPresent(),
          "layer %s must have a requantizer for its shortcut",
          name);
      bias = List.copyOf(bias);
      checkBias(name, bias, requantizer.isPresent(), channels);
    }

    /** Creates a product without a bias. */
    public Product(
        String name,
        String input,
        Window window,
        List<CrossbarMatrix> groups,
        Optional<Requantizer> requantizer,
        Optional<Shortcut> shortcut) {
      this(name, input, window, groups, requantizer, shortcut, List.of());
    }

    private static void checkBias(
        String name, List<Integer> bias, boolean requantizes, int channels) {
      check(
          bias.isEmpty() || !requantizes,
          "layer %s must have no bias beside its requantizer, whose offsets are one",
          name);
      check(
          bias.isEmpty() || bias.size() == channels,
          "biases (%d) must be as many as channels (%d)",
          bias.size(),
          channels);
      for (int each : bias) {
        check(
            Math.abs((long) each) <= MAX_BIAS, "bias (%d) must be within %d of 0", each, MAX_BIAS);
      }
    }

    @Override
    public Optional<String> otherInput() {
      return shortcut.map(Shortcut::input);
    }

    /** Returns this layer with other matrices. */
    public Product with(List<CrossbarMatrix> others) {
      return new Product(name, input, window, others, requantizer, shortcut, bias);
    }

    /** The number of output channels. */
    public int outputs() {
      return groups.size() * groups.get(0).weights().outputs();
    }

    /** The number of input channels. */
    int channels() {
      int inputs = groups.get(0).weights().inputs();
      check(
          inputs % window.area() == 0,
          "inputs (%d) must be a multiple of the kernel's area (%d)",
          inputs,
          window.area());
      return groups.size() * (inputs / window.area());
    }
  }

  /**
   * Activations of an earlier layer that skip intermediate layers: subsampled, and padded with zero
   * channels on both sides if the output has more channels (option A of the ResNet paper).
   *
   * @param input layer of the activations
   * @param multiplier factor of an activation before the requantizer's shift
   * @param stride distance between the rows and columns that are read
   */
  record Shortcut(String input, int multiplier, int stride) {

    public Shortcut {
      Objects.requireNonNull(input, "input");
      check(
          stride > 0 && stride <= Shape.MAX, "stride (%d) must be from 1 to %d", stride, Shape.MAX);
    }
  }

  /**
   * The maximum or the rounded mean of a window. Only a maximum may have padding, because padding
   * is ignored.
   */
  record Pool(String name, String input, Kind kind, Window window) implements QuantizedLayer {

    /** The reduction of a window to one value. */
    public enum Kind {
      /** The maximum. */
      MAX,
      /** The mean, halves rounded up. */
      AVERAGE
    }

    public Pool {
      Objects.requireNonNull(kind, "kind");
      check(
          window.padding() == 0 || kind == Kind.MAX,
          "padding (%d) of a mean must be 0",
          window.padding());
    }
  }
}
