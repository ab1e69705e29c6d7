package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hcim.accelerator.network.Concat;
import org.hcim.accelerator.network.Split;

/** Concat and Split: parts along an axis, joined and separated. */
final class Concatenations {

  private Concatenations() {}

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
      PickOperators.rearranged(call, dims);
      return;
    }
    concatenated(call, dims, axis);
  }

  /** Concatenates activations; if their axes differ in meaning, the result has no stated axes. */
  private static void concatenated(Call call, List<Long> dims, int axis) {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < call.inputs(); i++) {
      inputs.add(call.read(i));
    }
    long kinds = inputs.stream().map(in -> call.draft().shape(in).axes()).distinct().count();
    ElementType type = call.activation(0).type();
    if (kinds > 1) {
      PickOperators.rearranged(call, dims);
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
      call.put(i, activation.from(layer.outputs().get(i), dims));
    }
  }

  /** Equal parts; the last part is smaller if the number of parts does not divide the axis. */
  private static List<Long> equalParts(Call call, long size) {
    int parts = call.outputs();
    Refusal.unless(parts >= 1, "outputs (%d) must be at least 1", parts);
    long each = (size + parts - 1) / parts;
    var sizes = new ArrayList<>(Collections.nCopies(parts - 1, each));
    sizes.add(size - each * (parts - 1));
    return sizes;
  }
}
