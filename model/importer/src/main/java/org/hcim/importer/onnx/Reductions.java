package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.Reduce;
import org.hcim.accelerator.network.TensorShape;

/**
 * A statistic over axes: one vector-unit operation per input element, except for means and maxima
 * of whole maps, which are pools.
 *
 * @param onConstants combines the accumulated value and an element; {@code isMean} divides by the
 *     number of elements
 */
record Reductions(String name, DoubleBinaryOperator onConstants, double start, boolean isMean)
    implements Operator {

  @Override
  public void run(Call call) {
    List<Long> from = call.dims(0);
    Set<Integer> axes = axes(call, from.size());
    boolean keeps = call.attributes().integer("keepdims", 1) != 0;
    var kept = new ArrayList<>(from);
    axes.forEach(axis -> kept.set(axis, 1L));
    List<Long> dims =
        keeps
            ? kept
            : IntStream.range(0, from.size())
                .filter(axis -> !axes.contains(axis))
                .mapToObj(from::get)
                .toList();
    if (call.isConstant(0)) {
      call.put(Movement.reshape(dims).of(computed(call.constant(0), axes, kept)));
    } else if (isPool(call, axes)) {
      Value.Activation pooled = Pools.global(call, isMean ? Pool.Kind.AVERAGE : Pool.Kind.MAX);
      call.put(0, keeps ? pooled : pooled.as(dims));
    } else {
      reduced(call, dims);
    }
  }

  static void reduced(Call call, List<Long> dims) {
    Value.Activation activation = call.activation(0);
    var shape = TensorShape.plain(GraphDraft.sizes(dims));
    call.add(new Reduce(call.name(), call.read(0), shape, 1), dims);
    call.put(0, new Value.Activation(activation.type(), dims, call.name()));
  }

  private static Set<Integer> axes(Call call, int rank) {
    List<Long> stated = call.longs("axes", 1).orElse(List.of());
    var axes = new TreeSet<Integer>();
    stated.forEach(axis -> axes.add(Dims.axis(axis, rank)));
    boolean isNone = axes.isEmpty() && call.attributes().integer("noop_with_empty_axes", 0) != 0;
    if (axes.isEmpty() && !isNone) {
      IntStream.range(0, rank).forEach(axes::add);
    }
    return axes;
  }

  /** Returns whether the reduction is a mean or maximum of whole feature maps. */
  private boolean isPool(Call call, Set<Integer> axes) {
    int rank = call.dims(0).size();
    boolean isSpace =
        rank >= 3 && axes.equals(new TreeSet<>(IntStream.range(2, rank).boxed().toList()));
    Value.Activation activation = call.activation(0);
    boolean isMaps =
        call.draft().shape(activation.source()).axes() == Axes.MAPS
            && call.draft().shape(activation.source()).sizes().equals(activation.dims());
    return isSpace && isMaps && (isMean || name.equals("ReduceMax"));
  }

  private Tensor computed(Tensor tensor, Set<Integer> axes, List<Long> kept) {
    long[] from = Dims.steps(tensor.dims());
    long[] to = Dims.steps(kept);
    return Tensor.computed(
        tensor.type(),
        kept,
        List.of(tensor),
        () -> {
          double[] values = tensor.numbers();
          double[] results = new double[Math.toIntExact(Dims.elements(kept))];
          Arrays.fill(results, start);
          for (int i = 0; i < values.length; i++) {
            int at = 0;
            for (int axis = 0; axis < from.length; axis++) {
              if (!axes.contains(axis)) {
                at += (int) (i / from[axis] % tensor.dims().get(axis) * to[axis]);
              }
            }
            results[at] = onConstants.applyAsDouble(results[at], values[i]);
          }
          double count = isMean ? values.length / (double) Math.max(1, results.length) : 1;
          return Arrays.stream(results).map(sum -> sum / count).toArray();
        });
  }

  /** ArgMax and ArgMin over one axis. */
  static void argument(Call call) {
    List<Long> from = call.dims(0);
    int axis = Dims.axis(call.attributes().integer("axis", 0), from.size());
    var dims = new ArrayList<>(from);
    if (call.attributes().integer("keepdims", 1) != 0) {
      dims.set(axis, 1L);
    } else {
      dims.remove(axis);
    }
    reduced(call, dims);
  }
}
