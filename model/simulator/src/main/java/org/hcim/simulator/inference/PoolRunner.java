package org.hcim.simulator.inference;

import org.hcim.simulator.inference.QuantizedLayer.Pool;

/** Pools a batch. */
record PoolRunner(Pool pool, Flow flow) implements LayerRunner {

  @Override
  public FeatureMaps run(FeatureMaps input, FeatureMaps none) {
    Shape shape = flow.shape();
    var output =
        new FeatureMaps(input.images(), flow, new byte[input.images() * (int) shape.elements()]);
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int image = 0; image < input.images(); image++) {
        poolMap(input, output, channel, image);
      }
    }
    return output;
  }

  private void poolMap(FeatureMaps input, FeatureMaps output, int channel, int image) {
    for (int y = 0; y < output.height(); y++) {
      int row = output.row(channel, image, y);
      for (int x = 0; x < output.width(); x++) {
        output.held()[row + x] = (byte) pooled(input, channel, image, y, x);
      }
    }
  }

  private int pooled(FeatureMaps input, int channel, int image, int outputY, int outputX) {
    var window = pool.window();
    int most = Integer.MIN_VALUE;
    long sum = 0;
    int firstY = outputY * window.stride() - window.padding();
    int firstX = outputX * window.stride() - window.padding();
    for (int y = Math.max(0, firstY); y < Math.min(input.height(), firstY + window.height()); y++) {
      int row = input.row(channel, image, y);
      int end = Math.min(input.width(), firstX + window.width());
      for (int x = Math.max(0, firstX); x < end; x++) {
        int number = input.number(row + x);
        most = Math.max(most, number);
        sum += number;
      }
    }
    int area = window.area();
    return pool.kind() == Pool.Kind.MAX ? most : (int) Math.floorDiv(2 * sum + area, 2L * area);
  }
}
