package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.simulator.dataset.LabeledImages;

/** What a training graph says of images. */
final class Evaluation {

  /** Images that go through a network together where nothing is learned. */
  static final int BATCH = 256;

  private Evaluation() {}

  /** The percentage of images whose class the graph finds. */
  static double top1Pct(PsqNetwork network, NDManager manager, LabeledImages images) {
    return top1Pct(classes(network, manager, images), images);
  }

  /** The percentage of images whose class was found. */
  static double top1Pct(int[] found, LabeledImages images) {
    int correct = 0;
    for (int i = 0; i < found.length; i++) {
      correct += found[i] == images.label(i) ? 1 : 0;
    }
    return 100.0 * correct / found.length;
  }

  /** The classes that the graph finds. */
  static int[] classes(PsqNetwork network, NDManager manager, LabeledImages images) {
    var classes = new int[images.count()];
    int bits = network.setting().precision().activationBits();
    int batch = Math.min(BATCH, MicroBatches.most(network));
    for (int from = 0; from < classes.length; from += batch) {
      int to = Math.min(classes.length, from + batch);
      try (NDManager scratch = manager.newSubManager()) {
        NDArray codes = images(scratch, images, bits, from, to);
        var store = new ParameterStore(scratch, false);
        NDArray logits = network.forward(store, new NDList(codes), false).singletonOrThrow();
        logits.attach(scratch);
        long[] found = logits.argMax(1).toLongArray();
        for (int i = from; i < to; i++) {
          classes[i] = (int) found[i - from];
        }
      }
    }
    return classes;
  }

  /** How many of a batch are right. */
  static long correct(NDArray logits, NDArray labels) {
    return logits.argMax(1).eq(labels).toType(DataType.INT64, false).sum().getLong();
  }

  /** Codes of images as a network takes them. */
  static NDArray images(NDManager manager, LabeledImages images, int bits, int from, int to) {
    var shape = images.shape();
    int size = (int) shape.elements();
    var values = new float[(to - from) * size];
    for (int i = from; i < to; i++) {
      byte[] codes = images.codes(i, bits);
      for (int j = 0; j < size; j++) {
        values[(i - from) * size + j] = codes[j] & 0xFF;
      }
    }
    return manager.create(
        values, new Shape(to - from, shape.channels(), shape.height(), shape.width()));
  }
}
