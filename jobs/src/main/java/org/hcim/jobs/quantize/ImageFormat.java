package org.hcim.jobs.quantize;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hcim.simulator.inference.ImageSizing;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.Preprocessing.ChannelOrder;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.quantization.FloatNetwork;

/**
 * The image format of a floating-point network: (pixel / 255 - mean) / deviation.
 *
 * @param sizing scaling and center crop
 * @param means by channel in the network's order, or one for all
 * @param deviations likewise
 */
public record ImageFormat(
    ImageSizing sizing, List<Double> means, List<Double> deviations, ChannelOrder channels) {

  private static final int MAX_PIXEL = 255;

  public ImageFormat {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    for (double mean : means) {
      check(mean >= 0 && mean <= 1, "mean (%s) must be from 0 to 1, of pixels from 0 to 1", mean);
    }
    for (double deviation : deviations) {
      check(
          deviation > 0 && Double.isFinite(deviation),
          "std (%s) must be positive and finite",
          deviation);
    }
  }

  /** Images with the network's own size and channel order. */
  public static ImageFormat pixels(List<Double> means, List<Double> deviations) {
    return new ImageFormat(ImageSizing.NONE, means, deviations, ChannelOrder.RGB);
  }

  /** The network for pixels from 0 to 1. */
  public FloatNetwork onPixels(FloatNetwork network) {
    int count = network.input().channels();
    return network.onPixels(each("mean", means, count), each("std", deviations, count));
  }

  /**
   * The preprocessing of images for the network.
   *
   * @param before the network's original input shape
   * @param after its input shape including a border
   */
  Preprocessing preprocessing(Shape before, Shape after) {
    int border = (after.height() - before.height()) / 2;
    List<Integer> fill = new ArrayList<>();
    for (double mean : each("mean", means, before.channels())) {
      fill.add((int) Math.rint(mean * MAX_PIXEL));
    }
    return new Preprocessing(sizing, border, border == 0 ? List.of() : fill, channels);
  }

  private static double[] each(String name, List<Double> numbers, int channels) {
    check(
        numbers.size() == 1 || numbers.size() == channels,
        "%s must be one number, or one for each of %d channels",
        name,
        channels);
    List<Double> all =
        numbers.size() == 1 ? Collections.nCopies(channels, numbers.get(0)) : numbers;
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
