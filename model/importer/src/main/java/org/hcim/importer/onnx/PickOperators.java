package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.accelerator.network.Slice;
import org.hcim.accelerator.network.TensorShape;

/** Operators that pick, repeat or pad elements. They cost nothing. */
final class PickOperators {

  private PickOperators() {}

  /** Adds addressing of which the layer graph knows only the shape of the result. */
  static void rearranged(Call call, List<Long> dims) {
    Dims.checked(dims);
    List<String> inputs = new ArrayList<>();
    ElementType type = ElementType.FLOAT;
    for (int i = call.inputs() - 1; i >= 0; i--) {
      if (call.has(i) && !call.isConstant(i)) {
        inputs.add(0, call.read(i));
        type = call.activation(i).type();
      }
    }
    var shape = TensorShape.plain(GraphDraft.sizes(dims));
    call.add(new Rearrange(call.name(), inputs, shape), dims);
    call.put(0, new Value.Activation(type, dims, call.name()));
  }

  private static void moved(Call call, Movement movement) {
    if (call.isConstant(0)) {
      call.put(movement.of(call.constant(0)));
    } else if (movement.dims().equals(call.dims(0))) {
      call.put(0, call.value(0));
    } else {
      rearranged(call, movement.dims());
    }
  }

  static void expand(Call call) {
    List<Long> dims = Dims.broadcast(call.dims(0), Dims.checked(call.longs(1)));
    moved(call, Movement.expand(call.dims(0), dims));
  }

  static void tile(Call call) {
    List<Long> from = call.dims(0);
    List<Long> repeats = call.longs(1);
    Refusal.unless(
        repeats.size() == from.size(), "repeats %s must be %d numbers", repeats, from.size());
    List<Long> dims =
        Dims.checked(
            IntStream.range(0, from.size())
                .mapToObj(i -> Math.multiplyExact(from.get(i), repeats.get(i)))
                .toList());
    long[] to = Dims.steps(dims);
    long[] own = Dims.steps(from);
    moved(
        call,
        new Movement(
            dims,
            index -> {
              long at = 0;
              for (int axis = 0; axis < to.length; axis++) {
                at += index / to[axis] % dims.get(axis) % from.get(axis) * own[axis];
              }
              return at;
            }));
  }

  /** Gather: data, indices. Constant data is looked up. */
  static void gather(Call call) {
    List<Long> data = call.dims(0);
    List<Long> picked = call.dims(1);
    int axis = Dims.axis(call.attributes().integer("axis", 0), data.size());
    var dims = new ArrayList<>(data.subList(0, axis));
    dims.addAll(picked);
    dims.addAll(data.subList(axis + 1, data.size()));
    Dims.checked(dims);
    if (!call.isConstant(1)) {
      rearranged(call, dims);
      return;
    }
    long[] indices =
        Dims.elements(picked) <= Tensor.MAX_AT_HAND && call.constant(1).isAtHand()
            ? call.known(1).longs()
            : new long[0];
    for (long index : indices) {
      Refusal.unless(
          index >= -data.get(axis) && index < data.get(axis),
          "index %d is beyond axis %d of %s",
          index,
          axis,
          Text.sizes(data));
    }
    if (call.isConstant(0)) {
      call.put(gathered(call, data, axis, dims, indices));
    } else {
      slicedOrRearranged(call, data, axis, dims, indices);
    }
  }

  private static Tensor gathered(
      Call call, List<Long> data, int axis, List<Long> dims, long[] indices) {
    Refusal.unless(
        indices.length == Dims.elements(call.dims(1)),
        "indices must be at most %d constants in the model's file",
        Tensor.MAX_AT_HAND);
    long behind = Dims.elements(data.subList(axis + 1, data.size()));
    long size = data.get(axis);
    return new Movement(
            dims,
            index -> {
              long block = index / behind;
              long wanted = indices[(int) (block % indices.length)];
              long at = wanted < 0 ? wanted + size : wanted;
              return (block / indices.length * size + at) * behind + index % behind;
            })
        .of(call.constant(0));
  }

  /** Adds a slice for a single index along an axis, and a rearrangement for others. */
  private static void slicedOrRearranged(
      Call call, List<Long> data, int axis, List<Long> dims, long[] indices) {
    if (indices.length != 1) {
      rearranged(call, dims);
      return;
    }
    long at = indices[0] < 0 ? indices[0] + data.get(axis) : indices[0];
    Value.Activation activation = call.activation(0);
    if (data.get(axis) == 1) {
      call.put(0, activation.as(dims));
      return;
    }
    call.add(new Slice(call.name(), call.read(0), axis, at, at + 1, 1), Dims.with(data, axis, 1));
    call.put(0, activation.from(call.name(), dims));
  }

  /** Pad: data, pads, value, axes; attributes before opset 11. */
  static void pad(Call call) {
    List<Long> from = call.dims(0);
    List<Long> pads = call.longs("pads", 1).orElseThrow(() -> new Refusal("pads missing"));
    List<Long> axes =
        call.has(3) ? call.longs(3) : LongStream.range(0, from.size()).boxed().toList();
    Refusal.unless(pads.size() == 2 * axes.size(), "pads %s must be two for each axis", pads);
    var dims = new ArrayList<>(from);
    for (int i = 0; i < axes.size(); i++) {
      int axis = Dims.axis(axes.get(i), from.size());
      long both = Math.addExact(pads.get(i), pads.get(i + axes.size()));
      dims.set(axis, Math.addExact(from.get(axis), both));
    }
    if (Dims.checked(dims).equals(from) && pads.stream().allMatch(pad -> pad == 0)) {
      call.put(0, call.value(0));
    } else {
      rearranged(call, dims);
    }
  }
}
