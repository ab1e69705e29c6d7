package org.hcim.simulator.dataset;

import java.util.Arrays;
import org.hcim.simulator.inference.Seeded;
import org.hcim.simulator.inference.Shape;

/**
 * Ten figures with random position, size, direction and colors, among strokes and noise. A figure
 * is brighter than its background as often as darker, so no single pixel reveals the class.
 */
final class ProceduralImages {

  private static final Shape SHAPE = new Shape(3, 16, 16);
  private static final int SIZE = 16;
  private static final int TRAIN_COUNT = 20_000;
  private static final int TEST_COUNT = 2_000;

  private ProceduralImages() {}

  /** Generates the first images of a part; each image depends only on the part and its index. */
  static LabeledImages make(Split split, int most) {
    var figures = Figure.values();
    var names = Arrays.stream(figures).map(Figure::label).toList();
    var images = new LabeledImages.Builder(Datasets.BUILTIN, SHAPE, names);
    int count = Math.min(most, split == Split.TRAIN ? TRAIN_COUNT : TEST_COUNT);
    for (int i = 0; i < count; i++) {
      int label = i % figures.length;
      images.add(label, image(figures[label], seed(split, i)));
    }
    return images.build();
  }

  /** The seed of an image, from odd numbers for one part and even numbers for the other. */
  private static long seed(Split split, int index) {
    return new Seeded(2L * index + split.ordinal()).next();
  }

  private static byte[] image(Figure figure, long seed) {
    var random = new Seeded(seed);
    var canvas = new Canvas(SIZE, random);
    canvas.fillBackground();
    int strokes = random.between(1, 3);
    for (int i = 0; i < strokes; i++) {
      canvas.drawStroke();
    }
    canvas.draw(figure);
    return canvas.develop();
  }
}
