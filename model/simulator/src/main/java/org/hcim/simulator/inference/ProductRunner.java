package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.List;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Kernel;
import org.hcim.simulator.crossbar.LaneBuffers;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;

/** Runs a convolution or linear layer on a batch. */
final class ProductRunner implements LayerRunner {

  private final Product product;
  private final Shape shape;
  private final List<Kernel> kernels = new ArrayList<>();
  private final List<Kernel> ideal = new ArrayList<>();
  private LayerStatistics statistics;

  ProductRunner(Product product, Shape shape, KernelSource source, Comparison comparison) {
    this.product = product;
    this.shape = shape;
    statistics = new LayerStatistics(product.name(), Tally.NONE, 0, 0, Agreement.NONE);
    for (CrossbarMatrix group : product.groups()) {
      kernels.add(source.kernel(group, shape.positions()));
      if (comparison == Comparison.WITH_IDEAL) {
        ideal.add(Kernel.of(ideal(group), new LaneBuffers()));
      }
    }
  }

  private static CrossbarMatrix ideal(CrossbarMatrix matrix) {
    var datapath = matrix.datapath().with(new ColumnReadout.Ideal());
    return new CrossbarMatrix(datapath, matrix.weights(), ScaleFactors.NONE);
  }

  LayerStatistics statistics() {
    return statistics;
  }

  /** The results of the last layer: its sums plus its bias. */
  int[] results(FeatureMaps input) {
    int[] sums = sums(input);
    int positions = input.images() * shape.positions();
    for (int i = 0; i < sums.length && !product.bias().isEmpty(); i++) {
      sums[i] += product.bias().get(i / positions);
    }
    return sums;
  }

  /** The sums of a batch, channel by channel, then image by image. */
  int[] sums(FeatureMaps input) {
    int positions = input.images() * shape.positions();
    int outputs = product.groups().get(0).weights().outputs();
    var sums = new int[product.outputs() * positions];
    var group = new int[outputs * positions];
    var idealGroup = new int[ideal.isEmpty() ? 0 : group.length];
    int channels = input.channels() / kernels.size();
    for (int i = 0; i < kernels.size(); i++) {
      var patches = new Patches(input, product.window(), shape, i * channels);
      Tally tally = kernels.get(i).multiply(patches, group);
      System.arraycopy(group, 0, sums, i * group.length, group.length);
      var agreement = Agreement.NONE;
      if (!ideal.isEmpty()) {
        ideal.get(i).multiply(patches, idealGroup);
        agreement = Agreement.of(group, idealGroup, group.length);
      }
      note(tally, 0, 0, agreement);
    }
    return sums;
  }

  private void note(Tally tally, long saturated, long activations, Agreement agreement) {
    statistics =
        statistics.plus(
            new LayerStatistics(product.name(), tally, saturated, activations, agreement));
  }

  @Override
  public FeatureMaps run(FeatureMaps input, FeatureMaps shortcut) {
    return activations(sums(input), input.images(), shortcut);
  }

  /** The activations of a batch whose sums are known. */
  FeatureMaps activations(int[] sums, int images, FeatureMaps shortcut) {
    int positions = images * shape.positions();
    Requantizer requantizer = product.requantizer().orElseThrow();
    var codes = new byte[sums.length];
    var addend = shortcut == null ? null : new long[positions];
    int added = shortcut == null ? 0 : (shape.channels() - shortcut.channels()) / 2;
    for (int channel = 0; channel < shape.channels(); channel++) {
      boolean skips = shortcut != null && channel >= added && channel - added < shortcut.channels();
      if (skips) {
        addend(shortcut, channel - added, product.shortcut().orElseThrow(), addend);
      }
      requantizer.apply(
          channel, sums, skips ? addend : null, codes, channel * positions, positions);
    }
    count(codes, requantizer.codes());
    return new FeatureMaps(images, new Flow(shape, requantizer.codes()), codes);
  }

  private void addend(FeatureMaps from, int channel, Shortcut shortcut, long[] addend) {
    int i = 0;
    for (int image = 0; image < from.images(); image++) {
      for (int y = 0; y < shape.height(); y++) {
        int row = from.row(channel, image, y * shortcut.stride());
        for (int x = 0; x < shape.width(); x++) {
          long number = from.number(row + x * shortcut.stride());
          addend[i++] = number * shortcut.multiplier();
        }
      }
    }
  }

  private void count(byte[] held, Codes codes) {
    byte most = (byte) codes.most();
    byte least = (byte) (codes.least() < 0 ? codes.least() : codes.most());
    long saturated = 0;
    for (byte number : held) {
      saturated += number == most || number == least ? 1 : 0;
    }
    note(Tally.NONE, saturated, held.length, Agreement.NONE);
  }
}
