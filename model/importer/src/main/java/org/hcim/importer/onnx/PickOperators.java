package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hcim.accelerator.network.Concat;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.accelerator.network.Slice;
import org.hcim.accelerator.network.Split;
import org.hcim.accelerator.network.TensorShape;

/** Operators that pick, repeat or join numbers. They cost nothing. */
final class PickOperators {

  private PickOperators() {}

  /** Addressing that the layer graph only knows the result's shape of. */
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

  /** Gather: data, indices. A table of constants is looked up. */
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

  /** One index of an axis is a slice. */
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
    call.put(
        0,
        new Value.Activation(
            activation.type(), dims, call.name(), Optional.empty(), 0, activation.quantization()));
  }

  static void concat(Call call) {
    List<Long> first = call.dims(0);
    if (call.inputs() == 1) {
      call.put(0, call.value(0));
      return;
    }
    int axis = Dims.axis(call.attributes().integer("axis", 1), first.size());
    long size = 0;
    for (int i = 0; i < call.inputs(); i++) {
      List<Long> part = call.dims(i);
      boolean fits = part.size() == first.size();
      fits = fits && Dims.with(part, axis, first.get(axis)).equals(first);
      Refusal.unless(
          fits, "cannot put %s beside %s on axis %d", Text.sizes(part), Text.sizes(first), axis);
      size = Math.addExact(size, part.get(axis));
    }
    List<Long> dims = Dims.with(first, axis, size);
    if (call.isConstant()) {
      call.put(joined(call, dims, axis));
      return;
    }
    List<Integer> activations =
        IntStream.range(0, call.inputs()).filter(i -> !call.isConstant(i)).boxed().toList();
    if (activations.size() < call.inputs()) {
      rearranged(call, dims);
      return;
    }
    concatenated(call, dims, axis);
  }

  /** Feature maps where all parts are; otherwise axes without a stated meaning. */
  private static void concatenated(Call call, List<Long> dims, int axis) {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < call.inputs(); i++) {
      inputs.add(call.read(i));
    }
    long kinds = inputs.stream().map(in -> call.draft().shape(in).axes()).distinct().count();
    ElementType type = call.activation(0).type();
    if (kinds > 1) {
      rearranged(call, dims);
    } else {
      call.emit(new Concat(call.name(), inputs, axis), type, dims, 1);
    }
  }

  private static Tensor joined(Call call, List<Long> dims, int axis) {
    List<Tensor> parts = IntStream.range(0, call.inputs()).mapToObj(call::constant).toList();
    long behind = Dims.elements(dims.subList(axis + 1, dims.size()));
    long rowLength = Math.multiplyExact(dims.get(axis), behind);
    return Tensor.computed(
        parts.get(0).type(),
        dims,
        parts,
        () -> {
          double[] all = new double[Math.toIntExact(Dims.elements(dims))];
          int offset = 0;
          for (Tensor part : parts) {
            int length = (int) (part.dims().get(axis) * behind);
            double[] values = part.numbers();
            for (int row = 0; length > 0 && row < values.length / length; row++) {
              int to = (int) (row * rowLength) + offset;
              System.arraycopy(values, row * length, all, to, length);
            }
            offset += length;
          }
          return all;
        });
  }

  static void split(Call call) {
    List<Long> from = call.dims(0);
    int axis = Dims.axis(call.attributes().integer("axis", 0), from.size());
    long size = from.get(axis);
    List<Long> sizes = call.longs("split", 1).orElseGet(() -> equalParts(call, size));
    long sum = sizes.stream().reduce(0L, Math::addExact);
    Refusal.unless(
        sum == size && sizes.size() == call.outputs() && sizes.stream().allMatch(s -> s >= 0),
        "parts %s must be %d and add up to %d",
        sizes,
        call.outputs(),
        size);
    if (call.isConstant(0)) {
      long start = 0;
      for (int i = 0; i < sizes.size(); i++) {
        long[] steps = Dims.steps(from);
        List<Long> dims = Dims.with(from, axis, sizes.get(i));
        Movement part = Movement.walk(dims, steps, start * steps[axis]);
        call.put(i, new Value.Constant(part.of(call.constant(0))));
        start += sizes.get(i);
      }
      return;
    }
    Value.Activation activation = call.activation(0);
    var layer = new Split(call.name(), call.read(0), axis, sizes);
    call.draft().add(layer);
    for (int i = 0; i < sizes.size(); i++) {
      List<Long> dims = Dims.with(from, axis, sizes.get(i));
      call.put(
          i,
          new Value.Activation(
              activation.type(),
              dims,
              layer.outputs().get(i),
              Optional.empty(),
              0,
              activation.quantization()));
    }
  }

  /** The last part is smaller where the parts do not divide the axis. */
  private static List<Long> equalParts(Call call, long size) {
    int parts = call.outputs();
    Refusal.unless(parts >= 1, "outputs (%d) must be at least 1", parts);
    long each = (size + parts - 1) / parts;
    var sizes = new ArrayList<>(Collections.nCopies(parts - 1, each));
    sizes.add(size - each * (parts - 1));
    return sizes;
  }

  /** Slice: data, starts, ends, axes, steps; attributes before opset 10. */
  static void slice(Call call) {
    List<Long> from = call.dims(0);
    List<Long> starts = call.longs("starts", 1).orElseThrow(() -> new Refusal("starts missing"));
    List<Long> ends = call.longs("ends", 2).orElseThrow(() -> new Refusal("ends missing"));
    List<Long> axes =
        call.longs("axes", 3).orElse(LongStream.range(0, starts.size()).boxed().toList());
    List<Long> steps = call.has(4) ? call.longs(4) : Collections.nCopies(starts.size(), 1L);
    Refusal.unless(
        starts.size() == ends.size() && axes.size() == ends.size() && steps.size() == ends.size(),
        "starts, ends, axes and steps must have as many numbers");
    var ranges = new ArrayList<Range>();
    var dims = new ArrayList<>(from);
    long[] walk = Dims.steps(from);
    long first = 0;
    for (int i = 0; i < starts.size(); i++) {
      int axis = Dims.axis(axes.get(i), from.size());
      Range range = Range.of(starts.get(i), ends.get(i), steps.get(i), from.get(axis), axis);
      ranges.add(range);
      first += range.start() * walk[axis];
      walk[axis] *= range.step();
      dims.set(axis, range.count());
    }
    Dims.checked(dims);
    if (call.isConstant(0)) {
      call.put(Movement.walk(dims, walk, first).of(call.constant(0)));
    } else {
      slices(call, from, ranges, dims);
    }
  }

  private static void slices(Call call, List<Long> from, List<Range> ranges, List<Long> dims) {
    if (dims.equals(from) && ranges.stream().allMatch(range -> range.step() > 0)) {
      call.put(0, call.value(0));
      return;
    }
    boolean isForward = ranges.stream().allMatch(range -> range.step() > 0 && range.count() > 0);
    if (!isForward) {
      rearranged(call, dims);
      return;
    }
    Value.Activation activation = call.activation(0);
    String source = call.read(0);
    var made = new ArrayList<>(from);
    List<Range> cuts =
        ranges.stream().filter(range -> range.count() != from.get(range.axis())).toList();
    for (int i = 0; i < cuts.size(); i++) {
      Range cut = cuts.get(i);
      boolean isLast = i == cuts.size() - 1;
      String name = isLast ? call.name() : call.draft().unused(call.name() + ".axis" + cut.axis());
      long end = cut.start() + (cut.count() - 1) * cut.step() + 1;
      made.set(cut.axis(), cut.count());
      call.add(new Slice(name, source, cut.axis(), cut.start(), end, cut.step()), made);
      source = name;
    }
    call.put(
        0,
        new Value.Activation(
            activation.type(), dims, source, Optional.empty(), 0, activation.quantization()));
  }

  /** A range of an axis, with its ends clamped to the axis. */
  private record Range(int axis, long start, long step, long count) {

    static Range of(long start, long end, long step, long size, int axis) {
      Refusal.unless(
          step != 0 && Math.abs(step) <= Integer.MAX_VALUE, "step (%d) of axis %d", step, axis);
      boolean isForward = step > 0;
      long low = isForward ? 0 : -1;
      long high = isForward ? size : size - 1;
      long from = clamp(fromFront(start, size), 0, high);
      long to = clamp(fromFront(end, size), low, high);
      long count =
          isForward
              ? Math.max(0, (to - from + step - 1) / step)
              : Math.max(0, (from - to - step - 1) / -step);
      return new Range(axis, from, step, count);
    }

    private static long fromFront(long index, long size) {
      return index < 0 && index >= Long.MIN_VALUE + size ? index + size : index;
    }

    private static long clamp(long value, long least, long most) {
      return Math.max(least, Math.min(most, value));
    }
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
