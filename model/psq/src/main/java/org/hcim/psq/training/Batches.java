package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.hcim.simulator.dataset.LabeledImages;

/** Images as network input, in an order and with augmentation that depend only on a seed. */
final class Batches {

  private final LabeledImages images;
  private final int bits;
  private final StageRecipe recipe;
  private final long seed;

  /**
   * @param bits the width of an image code
   */
  Batches(LabeledImages images, int bits, StageRecipe recipe, long seed) {
    this.images = images;
    this.bits = bits;
    this.recipe = recipe;
    this.seed = seed;
  }

  /**
   * The number of steps per epoch. The last step may have fewer images, but not a single one, whose
   * statistics are not defined: it joins the step before.
   */
  int steps() {
    int rest = images.count() % recipe.batch();
    int whole = images.count() / recipe.batch();
    return rest == 0 || (rest == 1 && whole > 0) ? whole : whole + 1;
  }

  /** The first image of a step; the number of images for the step after the last. */
  int start(int step) {
    return step == steps() ? images.count() : step * recipe.batch();
  }

  /** Returns the images of an epoch in random order. */
  int[] order(int epoch) {
    var random = new SplittableRandom(mix(seed, epoch));
    var order = new int[images.count()];
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /** Returns augmented images of an epoch: shifted and mirrored. */
  NDArray changed(NDManager manager, int epoch, int[] order, int from, int to) {
    var values = new float[(to - from) * size()];
    for (int i = from; i < to; i++) {
      var random = new SplittableRandom(mix(mix(seed, epoch), order[i] + 1L));
      write(order[i], random, values, (i - from) * size());
    }
    return array(manager, values, to - from);
  }

  /** Returns the class labels of images. */
  NDArray labels(NDManager manager, int[] order, int from, int to) {
    var labels = new long[to - from];
    for (int i = from; i < to; i++) {
      labels[i - from] = images.label(order[i]);
    }
    return manager.create(labels);
  }

  private NDArray array(NDManager manager, float[] values, int count) {
    var shape = images.shape();
    return manager.create(
        values, new Shape(count, shape.channels(), shape.height(), shape.width()));
  }

  private void write(int image, SplittableRandom random, float[] values, int at) {
    byte[] codes = images.codes(image, bits);
    int height = images.shape().height();
    int width = images.shape().width();
    int padding = recipe.cropPadding();
    int down = random.nextInt(2 * padding + 1) - padding;
    int right = random.nextInt(2 * padding + 1) - padding;
    boolean mirrored = random.nextDouble() < recipe.flipFrac();
    for (int channel = 0; channel < images.shape().channels(); channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int fromY = y + down;
          int fromX = (mirrored ? width - 1 - x : x) + right;
          if (fromY >= 0 && fromY < height && fromX >= 0 && fromX < width) {
            int from = (channel * height + fromY) * width + fromX;
            values[at + (channel * height + y) * width + x] = codes[from] & 0xFF;
          }
        }
      }
    }
  }

  private int size() {
    return (int) images.shape().elements();
  }

  private static long mix(long seed, long number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextLong();
  }
}
