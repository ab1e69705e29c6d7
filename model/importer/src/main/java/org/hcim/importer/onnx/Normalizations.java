package org.hcim.importer.onnx;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.VectorOperation;

/** Normalizations. Batch normalization folds into the preceding product; the others do not. */
final class Normalizations {

  /** Mean, difference, square, mean, root, division, scale and offset; our own count. */
  private static final int LAYER_NORM_OPERATIONS = 8;

  /** Square, mean, root, division and scale; our own count. */
  private static final int RMS_NORM_OPERATIONS = 5;

  /** A scale and an offset. */
  private static final int BATCH_NORM_OPERATIONS = 2;

  /** Square, scale, power and division, to which callers add the neighbors; our own count. */
  private static final int LRN_OPERATIONS = 4;

  /** The tanh form, as in the built-in networks; our own count. */
  private static final int GELU_OPERATIONS = 8;

  private Normalizations() {}

  /** BatchNormalization: x, scale, bias, mean, variance. */
  static void batch(Call call) {
    Refusal.unless(
        call.attributes().integer("training_mode", 0) == 0 && !call.isUsed(1),
        "batch normalization in training mode is not supported");
    List<Long> dims = call.dims(0);
    Refusal.unless(dims.size() >= 2, "data (%s) must have channels", Text.sizes(dims));
    for (int i = 1; i <= 4; i++) {
      Refusal.unless(
          call.constant(i).dims().equals(List.of(dims.get(1))),
          "input %d (%s) must have one number for each of %d channels",
          i,
          Text.sizes(call.constant(i).dims()),
          dims.get(1));
    }
    Optional<String> layer =
        call.foldableProduct(0).filter(product -> call.activation(0).channels() == 1);
    if (layer.isEmpty()) {
      Function.vector(call, 0, BATCH_NORM_OPERATIONS, VectorOperation.Function.ANY);
      return;
    }
    var step =
        new FoldedStep.BatchNorm(
            call.node().name(),
            call.constant(1),
            call.constant(2),
            call.constant(3),
            call.constant(4),
            call.attributes().real("epsilon", 1e-5));
    call.fold(layer.get(), 0, step);
  }

  static void layer(Call call) {
    Refusal.unless(!call.isUsed(1) && !call.isUsed(2), "statistics as outputs are not supported");
    Function.vector(call, 0, LAYER_NORM_OPERATIONS, VectorOperation.Function.LAYER_NORM);
  }

  /** Instance, group and mean-variance normalization. */
  static void statistics(Call call) {
    Function.vector(call, 0, LAYER_NORM_OPERATIONS, VectorOperation.Function.ANY);
  }

  static void rootMeanSquare(Call call) {
    Refusal.unless(!call.isUsed(1), "statistics as outputs are not supported");
    Function.vector(call, 0, RMS_NORM_OPERATIONS, VectorOperation.Function.ANY);
  }

  /** Skip normalizations of com.microsoft: a sum of two activations, then the normalization. */
  static void skip(Call call, boolean isRootMeanSquare) {
    Value.Activation first = call.activation(0);
    List<Long> dims = first.dims();
    String sum = call.draft().unused(call.name() + ".add");
    call.add(new Add(sum, List.of(call.read(0), call.read(1)), Add.Shortcut.NONE), dims);
    int operations = isRootMeanSquare ? RMS_NORM_OPERATIONS : LAYER_NORM_OPERATIONS;
    var function =
        isRootMeanSquare ? VectorOperation.Function.ANY : VectorOperation.Function.LAYER_NORM;
    call.emit(new VectorOperation(call.name(), sum, operations, function), first.type(), dims, 0);
    Refusal.unless(!call.isUsed(1) && !call.isUsed(2), "statistics as outputs are not supported");
    call.put(3, new Value.Activation(first.type(), dims, sum));
  }

  static void localResponse(Call call) {
    long size = call.attributes().integer("size", 1);
    Refusal.unless(size >= 1 && size < 1000, "size (%d) must be from 1 to 999", size);
    Function.vector(call, 0, LRN_OPERATIONS + (int) size, VectorOperation.Function.ANY);
  }

  static void softmax(Call call) {
    Function.vector(call, 0, Attention.SOFTMAX_OPERATIONS, VectorOperation.Function.SOFTMAX);
  }

  static void logSoftmax(Call call) {
    Function.vector(call, 0, Attention.SOFTMAX_OPERATIONS + 1, VectorOperation.Function.ANY);
  }

  static void gelu(Call call) {
    Function.vector(call, 0, GELU_OPERATIONS, VectorOperation.Function.GELU);
  }

  /** Lp normalization over an axis. */
  static void norm(Call call) {
    Function.vector(call, 0, RMS_NORM_OPERATIONS, VectorOperation.Function.ANY);
  }
}
