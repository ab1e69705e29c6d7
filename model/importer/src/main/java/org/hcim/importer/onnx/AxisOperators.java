package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Transpose;

/** Operators that change a tensor's axes. They cost nothing. */
final class AxisOperators {

  private AxisOperators() {}

  /** Identity, and Dropout at inference. */
  static void identity(Call call) {
    call.put(0, call.value(0));
    if (call.isUsed(1)) {
      throw new Refusal("a second output (the mask) is not supported");
    }
  }

  static void cast(Call call) {
    int number = Math.toIntExact(call.attributes().integer("to", 0));
    ElementType type =
        ElementType.of(number)
            .orElseThrow(() -> new Refusal("a cast to data type " + number + " is not supported"));
    castTo(call, type);
  }

  static void castLike(Call call) {
    Value like = call.value(1);
    castTo(
        call,
        like instanceof Value.Activation activation
            ? activation.type()
            : ((Value.Constant) like).tensor().type());
  }

  private static void castTo(Call call, ElementType type) {
    if (call.value(0) instanceof Value.Activation activation) {
      call.put(0, activation.as(type));
      return;
    }
    Tensor tensor = call.constant(0);
    boolean truncates = type.isInteger() && !tensor.type().isInteger();
    call.put(
        Numbers.map(
            tensor,
            type,
            value ->
                type == ElementType.BOOL
                    ? (value != 0 ? 1 : 0)
                    : truncates ? (double) (long) value : value));
  }

  /** The same elements in the same order with other sizes. */
  static void reshaped(Call call, List<Long> dims) {
    List<Long> from = call.dims(0);
    Dims.checked(dims);
    Refusal.unless(
        Dims.elements(dims) == Dims.elements(from),
        "cannot reshape %s to %s",
        Text.sizes(from),
        Text.sizes(dims));
    if (call.value(0) instanceof Value.Activation activation) {
      call.put(0, activation.dims().equals(dims) ? activation : activation.as(dims));
      return;
    }
    var constant = (Value.Constant) call.value(0);
    boolean keepsAxis = constant.quantization().stream().allMatch(q -> q.scale().elements() == 1);
    call.put(
        0,
        new Value.Constant(
            Movement.reshape(dims).of(constant.tensor()),
            keepsAxis ? constant.quantization() : Optional.empty()));
  }

  static void reshape(Call call) {
    List<Long> wanted =
        call.longs("shape", 1).orElseThrow(() -> new Refusal("the shape is missing"));
    boolean keepsZeros = call.attributes().integer("allowzero", 0) != 0;
    List<Long> from = call.dims(0);
    var dims = new ArrayList<Long>();
    int open = -1;
    for (int axis = 0; axis < wanted.size(); axis++) {
      long size = wanted.get(axis);
      if (size == -1) {
        Refusal.unless(open < 0, "shape %s must have one -1 at most", wanted);
        open = axis;
        dims.add(1L);
      } else if (size == 0 && !keepsZeros) {
        Refusal.unless(axis < from.size(), "shape %s copies an axis that is not there", wanted);
        dims.add(from.get(axis));
      } else {
        dims.add(size);
      }
    }
    Dims.checked(dims);
    if (open >= 0) {
      long known = Dims.elements(dims);
      long all = Dims.elements(from);
      Refusal.unless(
          known > 0 && all % known == 0, "cannot reshape %s to %s", Text.sizes(from), wanted);
      dims.set(open, all / known);
    }
    reshaped(call, dims);
  }

  static void flatten(Call call) {
    List<Long> from = call.dims(0);
    long stated = call.attributes().integer("axis", 1);
    int axis = stated == from.size() ? from.size() : Dims.axis(stated, from.size());
    reshaped(
        call,
        List.of(
            Dims.elements(from.subList(0, axis)), Dims.elements(from.subList(axis, from.size()))));
  }

  static void squeeze(Call call) {
    List<Long> from = call.dims(0);
    Optional<List<Long>> stated = call.longs("axes", 1);
    var axes = new HashSet<Integer>();
    if (stated.isPresent()) {
      for (long axis : stated.get()) {
        int along = Dims.axis(axis, from.size());
        Refusal.unless(
            from.get(along) == 1, "axis %d of %s must have size 1", axis, Text.sizes(from));
        axes.add(along);
      }
    } else {
      IntStream.range(0, from.size()).filter(axis -> from.get(axis) == 1).forEach(axes::add);
    }
    reshaped(
        call,
        IntStream.range(0, from.size())
            .filter(axis -> !axes.contains(axis))
            .mapToObj(from::get)
            .toList());
  }

  static void unsqueeze(Call call) {
    List<Long> from = call.dims(0);
    List<Long> stated =
        call.longs("axes", 1).orElseThrow(() -> new Refusal("the axes are missing"));
    int rank = from.size() + stated.size();
    var axes = new HashSet<Integer>();
    for (long axis : stated) {
      Refusal.unless(axes.add(Dims.axis(axis, rank)), "axes %s must be different", stated);
    }
    var dims = new ArrayList<Long>();
    int next = 0;
    for (int axis = 0; axis < rank; axis++) {
      dims.add(axes.contains(axis) ? 1L : from.get(next++));
    }
    reshaped(call, dims);
  }

  static void transpose(Call call) {
    List<Long> from = call.dims(0);
    List<Long> byDefault =
        LongStream.range(0, from.size()).map(axis -> from.size() - 1 - axis).boxed().toList();
    List<Long> perm = call.attributes().integers("perm").orElse(byDefault);
    Refusal.unless(
        perm.stream().sorted().toList().equals(LongStream.range(0, from.size()).boxed().toList()),
        "perm %s must have each axis of %s once",
        perm,
        Text.sizes(from));
    List<Integer> order = perm.stream().map(Long::intValue).toList();
    List<Long> dims = order.stream().map(from::get).toList();
    if (call.value(0) instanceof Value.Constant constant) {
      call.put(
          0,
          new Value.Constant(
              Movement.transpose(from, order).of(constant.tensor()),
              constant.quantization().map(q -> along(q, order))));
    } else if (keepsOrder(from, order)) {
      call.put(0, call.activation(0).as(dims));
    } else {
      Value.Activation activation = call.activation(0);
      String name = call.name();
      call.add(new Transpose(name, call.read(0), order, Axes.PLAIN), dims);
      call.put(0, activation.from(name, dims));
    }
  }

  private static Quantization along(Quantization by, List<Integer> order) {
    return new Quantization(
        by.type(), by.scale(), by.zeroPoint(), order.indexOf(by.axis()), by.bits());
  }

  /** Returns whether only axes of size 1 move. */
  private static boolean keepsOrder(List<Long> dims, List<Integer> order) {
    List<Integer> large = order.stream().filter(axis -> dims.get(axis) != 1).toList();
    return large.stream().sorted().toList().equals(large);
  }

  /** Turns blocks of channels into pixels; {@link #spaceToDepth} does the reverse. */
  static void depthToSpace(Call call) {
    List<Long> from = maps(call);
    long block = block(call);
    Refusal.unless(
        from.get(1) % (block * block) == 0,
        "channels of %s must be divisible by blocksize^2 (%d)",
        Text.sizes(from),
        block * block);
    PickOperators.rearranged(
        call,
        List.of(
            from.get(0), from.get(1) / (block * block), from.get(2) * block, from.get(3) * block));
  }

  static void spaceToDepth(Call call) {
    List<Long> from = maps(call);
    long block = block(call);
    Refusal.unless(
        from.get(2) % block == 0 && from.get(3) % block == 0,
        "height and width of %s must be divisible by blocksize (%d)",
        Text.sizes(from),
        block);
    PickOperators.rearranged(
        call,
        List.of(
            from.get(0), from.get(1) * block * block, from.get(2) / block, from.get(3) / block));
  }

  private static long block(Call call) {
    long block = call.attributes().integer("blocksize", 0);
    Refusal.unless(block >= 1 && block < 1 << 20, "blocksize (%d) must be positive", block);
    return block;
  }

  private static List<Long> maps(Call call) {
    List<Long> from = call.dims(0);
    Refusal.unless(from.size() == 4, "data (%s) must have 4 axes", Text.sizes(from));
    return from;
  }
}
