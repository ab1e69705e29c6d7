package org.hcim.simulator.quantization;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.Optional;
import org.hcim.simulator.inference.FusedLayer;

/** A layer of a floating-point network. */
public sealed interface FloatLayer {

  /** The name, unique in its network. */
  String name();

  /** Returns whether this layer reads the activations of another. */
  boolean reads(String other);

  /**
   * A convolution or linear layer, to which a bias and the activations of a skip are added.
   *
   * @param weights output by output, then channel by channel of the group, row by row
   * @param bias by output
   * @param limits range of the activations
   * @param stated codes of weights and activations, for a network that is already quantized
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Product(
      FusedLayer.Product layer,
      double[] weights,
      double[] bias,
      Limits limits,
      Optional<StatedCodes> stated)
      implements FloatLayer {

    public Product {
      check(
          bias.length == layer.to().channels(),
          "layer %s: biases (%d) must be as many as its outputs (%d)",
          layer.name(),
          bias.length,
          layer.to().channels());
      long expected = (long) bias.length * inputs(layer);
      check(
          weights.length == expected,
          "layer %s: weights (%d) must be outputs x inputs of a group (%d)",
          layer.name(),
          weights.length,
          expected);
    }

    /** Creates a floating-point layer. */
    public Product(FusedLayer.Product layer, double[] weights, double[] bias, Limits limits) {
      this(layer, weights, bias, limits, Optional.empty());
    }

    @Override
    public String name() {
      return layer.name();
    }

    @Override
    public boolean reads(String other) {
      return layer.input().equals(other)
          || layer.skip().stream().anyMatch(skip -> skip.input().equals(other));
    }

    /** The number of inputs of one product. */
    int inputs() {
      return inputs(layer);
    }

    private static int inputs(FusedLayer.Product layer) {
      return layer.from().channels()
          / layer.groups()
          * layer.window().height()
          * layer.window().width();
    }

    /** The weights of one output. */
    double[] row(int output) {
      return Arrays.copyOfRange(weights, output * inputs(), (output + 1) * inputs());
    }
  }

  /**
   * The range to which activations are clamped.
   *
   * @param least 0, or negative infinity if activations are signed
   */
  record Limits(double least, double most) {

    /** No limits. */
    public static final Limits NONE =
        new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Limits {
      check(
          (least == 0 && most > 0) || (least == Double.NEGATIVE_INFINITY && most == -least),
          "activations clamped from %s to %s must be clamped from 0 up, or not at all",
          least,
          most);
    }

    /** Returns whether no activation is negative. */
    public boolean isRectified() {
      return least == 0;
    }
  }

  /** The maximum or the mean of a window. */
  record Pool(FusedLayer.Pool layer) implements FloatLayer {

    @Override
    public String name() {
      return layer.name();
    }

    @Override
    public boolean reads(String other) {
      return layer.input().equals(other);
    }
  }

  /** A function of each activation of a product, which becomes a table. */
  record Function(String name, String input, ActivationFunction function) implements FloatLayer {

    @Override
    public boolean reads(String other) {
      return input.equals(other);
    }
  }
}
