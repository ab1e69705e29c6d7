package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.simulator.dataset.LabeledImages;

/** The classification of images by the training graph. */
final class Evaluation {

  private Evaluation() {}

  /** The percentage of correctly classified images. */
  static double top1Pct(int[] found, LabeledImages images) {
    int correct = 0;
    for (int i = 0; i < found.length; i++) {
      correct += found[i] == images.label(i) ? 1 : 0;
    }
    return 100.0 * correct / found.length;
  }

  /** Returns the classes that the graph predicts. */
  static int[] classes(Replicas replicas, LabeledImages images) {
    var classes = new int[images.count()];
    PsqNetwork first = replicas.first();
    List<BatchPart> parts = BatchPart.ofEvaluation(classes.length, first.stage());
    int bits = first.setting().precision().activationBits();
    replicas.run(
        parts.size(),
        (part, replica, scratch) -> {
          BatchPart range = parts.get(part);
          NDArray codes = images(scratch, images, bits, range.from(), range.to());
          var store = new ParameterStore(scratch, false);
          NDArray logits = replica.forward(store, new NDList(codes), false).singletonOrThrow();
          logits.attach(scratch);
          long[] found = logits.argMax(1).toLongArray();
          for (int i = 0; i < found.length; i++) {
            classes[range.from() + i] = (int) found[i];
          }
          return found.length;
        });
    return classes;
  }

  /** The number of correctly classified images in a batch. */
  static long correct(NDArray logits, NDArray labels) {
    return logits.argMax(1).eq(labels).toType(DataType.INT64, false).sum().getLong();
  }

  /** Returns image codes as network input: images x channels x height x width. */
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
