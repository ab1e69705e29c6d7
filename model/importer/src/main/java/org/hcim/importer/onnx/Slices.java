package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.hcim.accelerator.network.Slice;

/** Slice: ranges along one or several axes, with steps. */
final class Slices {

  private Slices() {}

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
      PickOperators.rearranged(call, dims);
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
    call.put(0, activation.from(source, dims));
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
}
