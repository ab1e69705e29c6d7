package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The trace of one input vector through one product, step by step. It is computed from the
 * equations, not by the kernels, so that each verifies the other.
 */
public final class ProductTrace {

  private final LayerProbe probe;
  private final QuantizedNetwork network;
  private final Product product;
  private final int position;
  private final byte[] image;
  private final Shape input;
  private final Shape output;
  private final int[] activations;

  private ProductTrace(QuantizedNetwork network, Product product, int position, byte[] image) {
    this.network = network;
    this.product = product;
    this.position = position;
    this.image = image;
    var shapes = network.shapes();
    input = shapes.get(product.input());
    output = shapes.get(product.name());
    int places = output.height() * output.width();
    check(
        position >= 0 && position < places,
        "position (%d) of layer %s must be from 0 to %d",
        position,
        product.name(),
        places - 1);
    probe = new LayerProbe(network);
    activations = probe.activations(product.input(), image);
  }

  /**
   * Creates a trace.
   *
   * @param layer name of a product
   * @param position index in the layer's output, row by row
   * @param image codes of the image
   * @throws org.hcim.accelerator.design.InvalidDesignException if there is no such layer or
   *     position; the message lists the valid ones
   */
  public static ProductTrace of(
      QuantizedNetwork network, String layer, int position, byte[] image) {
    return new ProductTrace(network, LayerProbe.product(network, layer), position, image);
  }

  /** The product. */
  public Product product() {
    return product;
  }

  /** The shape of the product's output. */
  public Shape output() {
    return output;
  }

  /** The position in the output. */
  public int position() {
    return position;
  }

  /** The sum of a channel as computed by the simulator's kernels. */
  public int simulatedSum(int channel) {
    return probe.sums(product, image)[channel * output.height() * output.width() + position];
  }

  /** The activations on the rows of a group's crossbars, row tile by row tile. */
  public List<Integer> inputs(int group) {
    Window window = product.window();
    int area = window.height() * window.width();
    int count = matrix(group).weights().inputs();
    var inputs = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      int channel = group * (count / area) + i / area;
      int y = position / output.width() * window.stride() + i % area / window.width();
      int x = position % output.width() * window.stride() + i % window.width();
      inputs.add(activation(channel, y - window.padding(), x - window.padding()));
    }
    return List.copyOf(inputs);
  }

  /** Traces one output; channels are numbered over all groups. */
  public ChannelTrace channel(int channel) {
    check(
        channel >= 0 && channel < product.outputs(),
        "channel (%d) of layer %s must be from 0 to %d",
        channel,
        product.name(),
        product.outputs() - 1);
    int outputs = matrix(0).weights().outputs();
    var matrix = matrix(channel / outputs);
    var inputs = inputs(channel / outputs);
    var columns = new ArrayList<ColumnTrace>();
    int sum = 0;
    for (int split = 0; split < matrix.splits(); split++) {
      for (int slice = 0; slice < matrix.datapath().slicing().slices(); slice++) {
        ColumnTrace column = column(matrix, inputs, channel % outputs, split, slice);
        columns.add(column);
        sum += column.contribution();
      }
    }
    var weights = new ArrayList<Integer>();
    for (int i = 0; i < inputs.size(); i++) {
      weights.add(matrix.weights().weight(channel % outputs, i));
    }
    return new ChannelTrace(channel, weights, columns, sum, requantized(channel, sum));
  }

  private CrossbarMatrix matrix(int group) {
    return product.groups().get(group);
  }

  private int activation(int channel, int y, int x) {
    boolean inside = y >= 0 && y < input.height() && x >= 0 && x < input.width();
    return inside ? activations[(channel * input.height() + y) * input.width() + x] : 0;
  }

  private static ColumnTrace column(
      CrossbarMatrix matrix, List<Integer> inputs, int output, int split, int slice) {
    Slicing slicing = matrix.datapath().slicing();
    int first = split * matrix.datapath().rows();
    int end = Math.min(inputs.size(), first + matrix.datapath().rows());
    var digits = new ArrayList<Integer>();
    for (int row = first; row < end; row++) {
      digits.add(slicing.digit(matrix.weights().weight(output, row), slice));
    }
    var steps = new ArrayList<StreamStep>();
    int word = 0;
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      int partialSum = 0;
      for (int row = first; row < end; row++) {
        partialSum += digits.get(row - first) * slicing.streamDigit(inputs.get(row), stream);
      }
      StreamStep step = step(matrix, split, slice, stream, output, partialSum, word);
      steps.add(step);
      word = step.word();
    }
    return new ColumnTrace(split, slice, slicing.significance(slice), digits, steps);
  }

  private static StreamStep step(
      CrossbarMatrix matrix, int split, int slice, int stream, int output, int sum, int word) {
    int firstBit = matrix.datapath().slicing().firstBit(stream);
    int sign = matrix.datapath().slicing().streamSign(stream);
    ColumnReadout readout = matrix.datapath().readout();
    int reading = matrix.read(sum, split, output, slice, stream);
    if (!(readout instanceof ColumnReadout.Comparators comparators)) {
      int added = sign * (reading << firstBit);
      return new StreamStep(sum, reading, added, word + added, false);
    }
    DcimWidths words = comparators.dcim();
    int scale = matrix.scales().code(split, slice, stream, output) << words.shift(firstBit);
    int added = sign * reading * scale;
    int exact = word + added;
    int held = held(exact, words);
    return new StreamStep(sum, reading, added, held, held != exact);
  }

  private static int held(int exact, DcimWidths words) {
    int most = words.mostSum();
    int range = 2 * (most + 1);
    return words.overflow() == Overflow.WRAP
        ? Math.floorMod(exact + most + 1, range) - most - 1
        : Math.max(-most - 1, Math.min(most, exact));
  }

  private Optional<ChannelTrace.Requantized> requantized(int channel, int sum) {
    if (product.requantizer().isEmpty()) {
      return Optional.empty();
    }
    Requantizer requantizer = product.requantizer().get();
    int multiplier = requantizer.multipliers()[channel];
    long offset = requantizer.offsets()[channel];
    long addend = addend(channel);
    int shift = requantizer.shift();
    long half = shift == 0 ? 0 : 1L << (shift - 1);
    long shifted = ((long) sum * multiplier + offset + addend + half) >> shift;
    var codes = requantizer.codes();
    int held = (int) Math.max(codes.least(), Math.min(codes.most(), shifted));
    return Optional.of(new ChannelTrace.Requantized(multiplier, offset, addend, shift, held));
  }

  /** The shortcut's addend before the shift. */
  private long addend(int channel) {
    if (product.shortcut().isEmpty()) {
      return 0;
    }
    var shortcut = product.shortcut().get();
    Shape from = network.shapes().get(shortcut.input());
    int source = channel - (output.channels() - from.channels()) / 2;
    if (source < 0 || source >= from.channels()) {
      return 0;
    }
    int y = position / output.width() * shortcut.stride();
    int x = position % output.width() * shortcut.stride();
    int[] codes = probe.activations(shortcut.input(), image);
    return (long) codes[(source * from.height() + y) * from.width() + x] * shortcut.multiplier();
  }
}
